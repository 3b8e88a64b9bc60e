import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { solutionsOf } from './solutions.ts'

/**
 * The steps that no path arrives at, in the order of the design. Asked of the whole design, that is, in a question of
 * `Analysis.answer`.
 */
export function lostSteps(whole: Analysis): readonly FlowNode[] {
  const { graph } = whole
  const { isReached } = solutionsOf(whole).standing
  let place = 0
  while (place < graph.index.size && (isReached(place) || graph.nodeAt(place) === undefined)) {
    place += 1
  }
  // In most designs there is none, which is asked after each edit.
  if (place === graph.index.size) return NONE
  return graph.index.design.nodes.filter((node) => !isReached(graph.placeOf(node)))
}

const NONE: readonly FlowNode[] = []
