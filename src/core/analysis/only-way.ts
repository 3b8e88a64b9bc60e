import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPathInto } from './paths-into.ts'

/**
 * Whether every path that comes to a node takes an edge of its loop, from the first time on; false where none comes. Only
 * the loop is looked at: what comes before it cannot go round.
 */
export function isComeToBy(
  { graph, isReachable }: Analysis,
  node: FlowNode,
  edge: GraphEdge,
): boolean {
  const { loopAt } = graph.loops
  const loop = loopAt(graph.placeOf(node))
  const isBefore = (other: FlowNode) => loopAt(graph.placeOf(other)) !== loop
  const isRoot = (other: FlowNode) => graph.rootAt(graph.placeOf(other)) !== undefined
  if (isRoot(node) || !isReachable(node)) return false
  const past = findPathInto(graph, {
    goal: node,
    isStart: (other) => isBefore(other) || isRoot(other),
    avoidEdge: (other) => other === edge,
    avoidNode: (other) => isBefore(other) && !isReachable(other),
  })
  return past === null
}
