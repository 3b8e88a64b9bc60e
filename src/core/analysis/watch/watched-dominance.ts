import type { FlowNode } from '../../model/design.ts'
import type { Analysis } from '../analyse.ts'
import type { Dominance, Passed } from '../dominance.ts'
import type { Recorder } from './recorder.ts'

type Direction = keyof Dominance
type Question<T> = (whole: Analysis) => T

/**
 * The same dominance. Any line of the flow can change it, and nobody has to look at all of them: what was asked is asked
 * again, and its answer compared.
 */
export function watchDominance(
  { graph }: Analysis,
  recorder: Recorder,
  answer: Analysis['answer'],
): Dominance {
  const step = (question: Question<FlowNode | null>) => {
    const found = answer(question)
    // Reports tell its name.
    if (found !== null) recorder.place(graph.placeOf(found))
    return found
  }
  const watchPassed = (direction: Direction): Passed => ({
    nearest: (node) => step(nearest(direction, node)),
    nearestOfAll: (nodes) => step(nearestOfAll(direction, nodes)),
    has: (node, other) => answer(has(direction, node, other)),
  })
  return { before: watchPassed('before'), after: watchPassed('after') }
}

// Questions are made outside of what is watched: they stay with their answers, and must not hold on to it.

function nearest(direction: Direction, node: FlowNode): Question<FlowNode | null> {
  return ({ dominance }) => dominance[direction].nearest(node)
}

function nearestOfAll(direction: Direction, nodes: readonly FlowNode[]): Question<FlowNode | null> {
  return ({ dominance }) => dominance[direction].nearestOfAll(nodes)
}

function has(direction: Direction, node: FlowNode, step: FlowNode): Question<boolean> {
  return ({ dominance }) => dominance[direction].has(node, step)
}
