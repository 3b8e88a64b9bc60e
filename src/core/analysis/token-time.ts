import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { findPath, type Path } from './paths.ts'

/** The longest way between two nodes in worst-case seconds; infinite when a loop without a bound lies between. */
export interface LongestPath {
  readonly seconds: number
  readonly path: Path
}

/**
 * The longest path that begins with `start` and ends on arriving at `goal`, over edges that are not avoided. Both arms
 * of a decision are never added up: a path takes one. A loop on the way makes the time unbounded.
 */
export function longestPath(
  graph: FlowGraph,
  start: GraphEdge,
  goal: FlowNode,
  avoid: (edge: GraphEdge) => boolean,
): LongestPath | null {
  const shortest = findPath(graph, {
    from: [start],
    goal: (n) => n === goal,
    avoidEdge: (e) => e !== start && avoid(e),
  })
  if (shortest === null || start.to === undefined) return null
  const between = edgesBetween(graph, start, goal, avoid)
  const order = topologicalOrder(start.to, between)
  if (order === null) return { seconds: Number.POSITIVE_INFINITY, path: shortest }
  const longest = new Map<NodeId, { readonly seconds: number; readonly by: GraphEdge }>()
  longest.set(start.to.id, { seconds: 0, by: start })
  for (const node of order) {
    const sofar = longest.get(node.id)
    if (sofar === undefined) continue
    for (const edge of between.get(node.id) ?? []) {
      if (edge.to === undefined) continue
      const seconds = sofar.seconds + edge.seconds.max
      const known = longest.get(edge.to.id)
      if (known === undefined || known.seconds < seconds)
        longest.set(edge.to.id, { seconds, by: edge })
    }
  }
  return { seconds: longest.get(goal.id)?.seconds ?? 0, path: trail(longest, start, goal) }
}

/** By node, the edges that lie on some path from `start` to `goal`. */
function edgesBetween(
  graph: FlowGraph,
  start: GraphEdge,
  goal: FlowNode,
  avoid: (edge: GraphEdge) => boolean,
): ReadonlyMap<NodeId, readonly GraphEdge[]> {
  const forward = new Map<NodeId, GraphEdge[]>()
  const queue = start.to === undefined || start.to === goal ? [] : [start.to]
  const backward = new Map<NodeId, NodeId[]>()
  for (const node of queue) {
    if (forward.has(node.id)) continue
    const out = graph.out(node).filter((edge) => edge.to !== undefined && !avoid(edge))
    forward.set(node.id, out)
    for (const { to } of out) {
      if (to === undefined) continue
      backward.set(to.id, [...(backward.get(to.id) ?? []), node.id])
      if (to !== goal) queue.push(to)
    }
  }
  const reachesGoal = new Set<NodeId>([goal.id])
  const back: NodeId[] = [goal.id]
  for (const id of back) {
    for (const from of backward.get(id) ?? []) {
      if (reachesGoal.has(from)) continue
      reachesGoal.add(from)
      back.push(from)
    }
  }
  const between = new Map<NodeId, readonly GraphEdge[]>()
  for (const [id, edges] of forward) {
    if (!reachesGoal.has(id)) continue
    between.set(
      id,
      edges.filter(({ to }) => to !== undefined && reachesGoal.has(to.id)),
    )
  }
  return between
}

/** The nodes so that every edge leads onward, or null when a loop makes that impossible. */
function topologicalOrder(
  first: FlowNode,
  between: ReadonlyMap<NodeId, readonly GraphEdge[]>,
): readonly FlowNode[] | null {
  const waiting = new Map<NodeId, number>()
  for (const edges of between.values()) {
    for (const { to } of edges)
      if (to !== undefined) waiting.set(to.id, (waiting.get(to.id) ?? 0) + 1)
  }
  if ((waiting.get(first.id) ?? 0) > 0) return null
  const order: FlowNode[] = [first]
  for (const node of order) {
    for (const { to } of between.get(node.id) ?? []) {
      if (to === undefined) continue
      const left = (waiting.get(to.id) ?? 0) - 1
      waiting.set(to.id, left)
      if (left === 0) order.push(to)
    }
  }
  return [...waiting.values()].some((left) => left > 0) ? null : order
}

function trail(
  longest: ReadonlyMap<NodeId, { readonly by: GraphEdge }>,
  start: GraphEdge,
  goal: FlowNode,
): Path {
  const path: GraphEdge[] = []
  for (let at = goal; ; ) {
    const edge = longest.get(at.id)?.by
    if (edge === undefined || edge === start) return [start, ...path]
    path.unshift(edge)
    at = edge.from
  }
}
