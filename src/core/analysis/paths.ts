import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'

/** A path as the edges that it takes. It may start on an output of a node rather than at the node. */
export type Path = readonly GraphEdge[]

export interface PathQuery {
  /** Where the path may begin: each edge is a first step. */
  readonly from: readonly GraphEdge[]
  /** Where the path may end: on arriving at one node, or at any that answers. One node is found with far less work. */
  readonly goal: FlowNode | ((node: FlowNode) => boolean)
  /** Edges that the path may not take: what they assign or mean is what the query asks to be absent. */
  readonly avoidEdge?: (edge: GraphEdge) => boolean
  /** Nodes that the path may not pass through; it may still end at one. */
  readonly avoidNode?: (node: FlowNode) => boolean
}

/**
 * A shortest path that answers the query, or null. “On every path something holds” is asked as “is there a path that
 * avoids it”, and the path found is the witness that is shown to the user.
 */
export function findPath(graph: FlowGraph, query: PathQuery): Path | null {
  const { goal, avoidEdge = never, avoidNode = never } = query
  const isGoal = typeof goal === 'function' ? goal : (node: FlowNode) => node === goal
  const leadsOn = typeof goal === 'function' ? always : leadsTo(graph, goal)
  // The edges taken so far, and for each the step before it; -1 where it begins.
  const steps: GraphEdge[] = []
  const before: number[] = []
  const seen = new Set<number>()
  let edges = query.from
  for (let at = 0; ; at += 1) {
    for (const edge of edges) {
      const { to, toAt } = edge
      if (to === undefined || seen.has(toAt) || avoidEdge(edge)) continue
      if (isGoal(to)) return trail(steps, before, at - 1, edge)
      seen.add(toAt)
      if (!leadsOn(toAt) || avoidNode(to)) continue
      steps.push(edge)
      before.push(at - 1)
    }
    const step = steps[at]
    if (step === undefined) return null
    edges = graph.outAt(step.toAt)
  }
}

/** What can surely not lead to the goal is not looked at: in a long flow that is nearly all of it. */
function leadsTo(graph: FlowGraph, goal: FlowNode): (place: number) => boolean {
  const { loops } = graph
  const at = graph.placeOf(goal)
  return (place) => loops.mayLead(place, at)
}

function trail(
  steps: readonly GraphEdge[],
  before: readonly number[],
  from: number,
  last: GraphEdge,
): Path {
  const edges = [last]
  let at = from
  for (let step = steps[at]; step !== undefined; step = steps[at]) {
    edges.push(step)
    at = before[at] ?? -1
  }
  return edges.reverse()
}

/** Every node that a path from these edges arrives at, under the same restrictions as `findPath`. */
export function reach(graph: FlowGraph, query: Omit<PathQuery, 'goal'>): ReadonlySet<NodeId> {
  const { from, avoidEdge = never, avoidNode = never } = query
  const found = new Set<NodeId>()
  const queue: number[] = []
  let edges = from
  for (let at = 0; ; at += 1) {
    for (const edge of edges) {
      const { to, toAt } = edge
      if (to === undefined || found.has(to.id) || avoidEdge(edge)) continue
      found.add(to.id)
      if (!avoidNode(to)) queue.push(toAt)
    }
    const next = queue[at]
    if (next === undefined) return found
    edges = graph.outAt(next)
  }
}

/** Shortest paths from where the flow begins, all found in one search. */
export interface ShortestPaths {
  to(node: FlowNode): Path | null
  /** By place, the edge by which the path to a node comes there; undefined where it begins, or where none comes. */
  readonly cameBy: readonly (GraphEdge | undefined)[]
  /** The places to which paths come, each after the one from which it is come to. */
  readonly places: readonly number[]
}

export function shortestPaths(graph: FlowGraph): ShortestPaths {
  const { size } = graph.index
  const cameBy: (GraphEdge | undefined)[] = Array.from({ length: size }, () => undefined)
  const isFound = new Uint8Array(size)
  const places: number[] = []
  for (const { node } of graph.roots) {
    const place = graph.placeOf(node)
    isFound[place] = 1
    places.push(place)
  }
  for (const place of places) {
    for (const edge of graph.outAt(place)) {
      const { toAt } = edge
      if (toAt < 0 || isFound[toAt] === 1) continue
      isFound[toAt] = 1
      cameBy[toAt] = edge
      places.push(toAt)
    }
  }
  return {
    cameBy,
    places,
    to(node) {
      const at = graph.placeOf(node)
      if (isFound[at] !== 1) return null
      const path: GraphEdge[] = []
      for (let edge = cameBy[at]; edge !== undefined; edge = cameBy[edge.fromAt]) path.push(edge)
      return path.reverse()
    },
  }
}

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
  const { goal, isStart, avoidEdge = never, avoidNode = never } = query
  const next = new Map<number, GraphEdge>()
  const queue = [graph.placeOf(goal)]
  for (const place of queue) {
    for (const edge of graph.intoAt(place)) {
      const { from, fromAt } = edge
      if (next.has(fromAt) || avoidEdge(edge) || avoidNode(from)) continue
      next.set(fromAt, edge)
      if (isStart(from)) return pathAlong(next, fromAt, goal)
      queue.push(fromAt)
    }
  }
  return null
}

function pathAlong(next: ReadonlyMap<number, GraphEdge>, start: number, goal: FlowNode): Path {
  const path: GraphEdge[] = []
  for (let edge = next.get(start); edge !== undefined; edge = next.get(edge.toAt)) {
    path.push(edge)
    if (edge.to === goal) break
  }
  return path
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

/** All outputs of the roots: where every path of the flow begins. */
export function rootEdges(graph: FlowGraph): readonly GraphEdge[] {
  return graph.roots.flatMap((root) => graph.out(root.node))
}

function never(): boolean {
  return false
}

function always(): boolean {
  return true
}
