import type { FlowGraph, GraphEdge } from './flow-graph.ts'

/**
 * How paths go on that come to a node which surely makes a pass first, such as a loop that counts to three: from outside
 * only into its list, from inside of that by any output. Without this, a path may leave the loop as soon as it comes there.
 */
export interface FirstPasses {
  /** By which outputs a path can go on that came by an edge. */
  onward(edge: GraphEdge): readonly GraphEdge[]
  /** Whether a path that came by the one edge can go on by the other, which begins where that one ends. */
  leadsOn(edge: GraphEdge, next: GraphEdge): boolean
  /** A number for what a path can do that came by an edge, or that goes on by one: the same for all that can do the same. */
  arriving(edge: GraphEdge): number
  leaving(edge: GraphEdge): number
}

export function firstPasses(graph: FlowGraph): FirstPasses {
  const inside = new Map<number, ReadonlySet<number>>()
  const begins = (edge: GraphEdge) =>
    edge.toAt >= 0 && edgesOfFirst(graph, edge.toAt).length > 0 && !isInside(edge)
  return {
    onward: (edge) => (begins(edge) ? edgesOfFirst(graph, edge.toAt) : graph.outAt(edge.toAt)),
    leadsOn: (edge, next) => !isLater(graph, next) || !begins(edge),
    arriving: (edge) => (begins(edge) ? -1 - edge.toAt : edge.toAt),
    leaving: (edge) => (isLater(graph, edge) ? -1 - edge.fromAt : edge.fromAt),
  }

  function isInside({ fromAt, toAt }: GraphEdge): boolean {
    const known = inside.get(toAt)
    const nodes = known ?? insideOf(graph, toAt)
    if (known === undefined) inside.set(toAt, nodes)
    return nodes.has(fromAt)
  }
}

/** Whether a path leaves a node that surely makes a pass first by another output, although it comes there from outside. */
export function leavesTooSoon(graph: FlowGraph, path: readonly GraphEdge[]): boolean {
  let passes: FirstPasses | undefined
  return path.some((edge, i) => {
    const before = path[i - 1]
    if (before === undefined || !isLater(graph, edge)) return false
    passes ??= firstPasses(graph)
    return !passes.leadsOn(before, edge)
  })
}

/** Whether an output of a node can only be taken once another one was. */
export function isLater(graph: FlowGraph, { fromAt, output }: GraphEdge): boolean {
  const { outputs } = graph.factsAt(fromAt)
  return outputs.some(({ comesFirst, id }) => comesFirst === true && id !== output)
}

function edgesOfFirst(graph: FlowGraph, place: number): readonly GraphEdge[] {
  const { outputs } = graph.factsAt(place)
  const first = outputs.find(({ comesFirst }) => comesFirst === true)
  return first === undefined
    ? NO_EDGES
    : graph.outAt(place).filter(({ output }) => output === first.id)
}

const NO_EDGES: readonly GraphEdge[] = []

/**
 * The places from which a path comes back to a node in its first pass or a later one: what is led to by its list without
 * coming by itself. Who leaves the list and comes back from elsewhere begins anew; so does who was never in it.
 */
function insideOf(graph: FlowGraph, place: number): ReadonlySet<number> {
  // What cannot be gone round together with it does not come back to it.
  const round = new Set(graph.loops.membersOf(place))
  const inside = new Set([place])
  let edges = edgesOfFirst(graph, place)
  const queue: number[] = []
  for (let at = 0; ; at += 1) {
    for (const { toAt } of edges) {
      if (!round.has(toAt) || inside.has(toAt)) continue
      inside.add(toAt)
      queue.push(toAt)
    }
    const next = queue[at]
    if (next === undefined) return inside
    edges = graph.outAt(next)
  }
}
