import type { Analysis } from '../../analysis/analyse.ts'
import { endingSteps } from '../../analysis/ending-steps.ts'
import { findPath } from '../../analysis/paths.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Fix } from '../problem.ts'
import { isRightEnding } from './ending-for.ts'

/**
 * Connects an output to the nearest ending of its task that other paths use: what the caller should hear before is
 * left to the author. Null when no path ends rightly yet.
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
  const nearest = findPath(graph, { from: graph.out(node), goal: isEnding })?.at(-1)?.to
  const ending = nearest ?? endingSteps(analysis).find(isEnding)
  if (ending === undefined) return null
  return {
    title: `Connect ${output} of ${node.name} to ${ending.name}`,
    safety: 'unsafe',
    edits: [{ type: 'connect', edge: { from: node.id, output, to: ending.id } }],
  }
}
