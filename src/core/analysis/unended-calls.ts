import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPathInto } from './paths-into.ts'
import { findPath, type Path } from './paths.ts'

/** From an output that never reaches an end to a step after which nothing follows; null where it goes round for ever. */
export function pathToMissingEnd({ graph }: Analysis, edge: GraphEdge): Path | null {
  const isOpen = (node: FlowNode) => graph.out(node).some(({ to }) => to === undefined)
  return findPath(graph, { from: [edge], goal: isOpen })
}

/** Whether a step is come to by an output of a call from which no path reaches an end: that tells of what is open there. */
export function isBehindUnendedCall(
  { graph, isReachable, reachesEnd }: Analysis,
  node: FlowNode,
): boolean {
  const way = findPathInto(graph, {
    goal: node,
    isStart: (from) => graph.facts(from).call !== null,
    avoidEdge: reachesEnd,
    avoidNode: (from) => !isReachable(from),
  })
  return way !== null
}
