import type { Analysis } from '../../analysis/analyse.ts'
import type { FlowGraph, GraphEdge } from '../../analysis/flow-graph.ts'
import { type PathQuery, reach } from '../../analysis/paths.ts'
import type { NodeId } from '../../base/ids.ts'
import type { FlowNode } from '../../model/design.ts'

/** Asks for the ways on from a fetch that failed, up to where it is tried again. */
export function exitsOf(
  graph: FlowGraph,
  fetch: FlowNode,
  start: GraphEdge,
): Omit<PathQuery, 'goal'> {
  return {
    from: graph.out(fetch).filter((edge) => edge !== start),
    avoidNode: (node) => node === fetch,
  }
}

/** The ways back to the fetch from its own failure alone: they try again to fetch, wherever the fetch stands. */
export function retriesOf(
  { graph, dominance }: Analysis,
  fetch: FlowNode,
  start: GraphEdge,
): (edge: GraphEdge) => boolean {
  const exits = exitsOf(graph, fetch, start)
  const failed = reach(graph, exits)
  const suspects = graph.into(fetch).filter(({ from }) => from !== fetch && failed.has(from.id))
  // Only where something after the failure leads back is it worth asking what else leads there.
  const succeeded =
    suspects.length === 0 ? new Set<NodeId>() : reach(graph, { ...exits, from: [start] })
  return ({ from }) =>
    from === fetch ||
    (failed.has(from.id) && !succeeded.has(from.id) && dominance.before.has(from, fetch))
}
