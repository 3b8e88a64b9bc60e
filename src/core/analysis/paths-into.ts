import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import { firstPasses, type FirstPasses, leavesTooSoon } from './first-pass.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { nothingKnown } from './known-values.ts'
import { type Path, type PathQuery, possiblePath } from './paths.ts'
import { contradictionOn } from './possible-paths.ts'

export interface BackwardQuery {
  readonly goal: FlowNode
  /** Whether the path may begin here: at one of the outputs of the node. */
  readonly isStart: (node: FlowNode) => boolean
  readonly avoidEdge?: (edge: GraphEdge) => boolean
  /** Nodes that the path may neither begin at nor pass through. */
  readonly avoidNode?: (node: FlowNode) => boolean
}

/**
 * A shortest path from some start to the goal, searched from its end. Where what is to be avoided stands right before
 * the goal, as it does in a flow that is right, only that much of the flow is looked at.
 */
export function findPathInto(graph: FlowGraph, query: BackwardQuery): Path | null {
  const path = searchPathInto(graph, query, null)
  if (path === null) return null
  const possible = leavesTooSoon(graph, path)
    ? searchPathInto(graph, query, firstPasses(graph))
    : path
  if (possible === null || contradictionOn(graph, possible, nothingKnown).length === 0)
    return possible
  const { goal, isStart, avoidEdge, avoidNode } = query
  const starts = [...reachBackward(graph, goal, query)].map((id) => graph.node(id)).filter(isStart)
  const from = starts
    .filter((node) => avoidNode?.(node) !== true)
    .flatMap((node) => graph.out(node))
  return possiblePath(
    graph,
    { from, goal, ...(avoidEdge && { avoidEdge }), ...(avoidNode && { avoidNode }) },
    possible,
  )
}

/** Every node from which a path arrives at `goal`, under the same restrictions. */
export function reachBackward(
  graph: FlowGraph,
  goal: FlowNode,
  { avoidEdge = never, avoidNode = never }: Pick<PathQuery, 'avoidEdge' | 'avoidNode'>,
): ReadonlySet<NodeId> {
  const found = new Set<NodeId>()
  const queue = [graph.placeOf(goal)]
  for (const place of queue) {
    for (const edge of graph.intoAt(place)) {
      const { from, fromAt } = edge
      if (found.has(from.id) || avoidEdge(edge)) continue
      found.add(from.id)
      if (!avoidNode(from)) queue.push(fromAt)
    }
  }
  return found
}

function searchPathInto(
  graph: FlowGraph,
  query: BackwardQuery,
  passes: FirstPasses | null,
): Path | null {
  const { goal, isStart, avoidEdge = never, avoidNode = never } = query
  // The edges taken so far, and for each the step that follows it; -1 at the goal.
  const steps: GraphEdge[] = []
  const after: number[] = []
  const seen = new Set<number>()
  let last: GraphEdge | undefined
  for (let at = -1; at < steps.length; at += 1) {
    last = steps[at]
    for (const edge of graph.intoAt(last?.fromAt ?? graph.placeOf(goal))) {
      const { from, fromAt } = edge
      if (last !== undefined && passes?.leadsOn(edge, last) === false) continue
      const departure = passes === null ? fromAt : passes.leaving(edge)
      if (seen.has(departure) || avoidEdge(edge) || avoidNode(from)) continue
      seen.add(departure)
      steps.push(edge)
      after.push(at)
      if (isStart(from)) return trailInto(steps, after)
    }
  }
  return null
}

function trailInto(steps: readonly GraphEdge[], after: readonly number[]): Path {
  const path: GraphEdge[] = []
  let at = steps.length - 1
  for (let step = steps[at]; step !== undefined; step = steps[at]) {
    path.push(step)
    at = after[at] ?? -1
  }
  return path
}

function never(): boolean {
  return false
}
