import type { Analysis } from '../../analysis/analyse.ts'
import { endingSteps } from '../../analysis/ending-steps.ts'
import { findPath } from '../../analysis/paths.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Fix } from '../problem.ts'
import { isRightEnding } from './ending-for.ts'

/**
 * Connects an output to the nearest ending of its task that other paths use: what the caller should hear before is
 * left to the author. Nearest is where the other outputs of the step lead, or those of the last step before at which
 * calls went another way. Null when no path ends rightly yet.
 */
export function connectToEnding(analysis: Analysis, node: FlowNode, output: string): Fix | null {
  const { graph } = analysis
  const { design } = graph.index
  const isEnding = (candidate: FlowNode) => {
    const { ends } = graph.facts(candidate)
    return (
      candidate.task === node.task &&
      candidate !== node &&
      ends !== null &&
      isRightEnding(ends, design.flow.entryMode) &&
      analysis.isReachable(candidate)
    )
  }
  const parting = lastParting(analysis, node)
  const from = parting === null ? [] : graph.out(parting)
  const nearest = findPath(graph, { from, goal: isEnding })?.at(-1)?.to
  const ending = nearest ?? endingSteps(analysis).find(isEnding)
  if (ending === undefined) return null
  return {
    title: `Connect ${output} of ${node.name} to ${ending.name}`,
    safety: 'unsafe',
    edits: [{ type: 'connect', edge: { from: node.id, output, to: ending.id } }],
  }
}

/** The step itself if some output of it leads to an end, else the last one of those that every path to it has passed. */
function lastParting(analysis: Analysis, node: FlowNode): FlowNode | null {
  const { graph, reachesEnd } = analysis
  let step: FlowNode | null = node
  while (step !== null && !graph.out(step).some(reachesEnd)) step = lastBefore(analysis, step)
  return step
}

/** A step that was just added has one line that leads to it, as a rule: then nothing else has to be looked at. */
function lastBefore({ graph, dominance }: Analysis, step: FlowNode): FlowNode | null {
  const [only, ...others] = graph.into(step)
  const isAlone = only !== undefined && others.length === 0
  return isAlone && graph.roots.every(({ node }) => node !== step)
    ? only.from
    : dominance.before.nearest(step)
}
