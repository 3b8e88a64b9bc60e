import type { NodeId } from '../base/ids.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import { firstPasses, type FirstPasses, isLater, leavesTooSoon } from './first-pass.ts'
import type { FlowGraph, GraphEdge, Root } from './flow-graph.ts'
import { nothingKnown } from './known-values.ts'
import {
  contradictionOn,
  type Held,
  heldAfter,
  type HeldAtStart,
  heldFirst,
  heldOn,
  keyOf,
  onlyWayTo,
  refutedBy,
} from './possible-paths.ts'

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
  /**
   * The variables by which the path may not end at such a node with what is held there, on it or from its beginning; none
   * where nothing speaks against it.
   */
  readonly deniedBy?: (node: FlowNode, held: Held) => readonly Variable[]
  /** An edge that the path must take on its way. */
  readonly by?: GraphEdge
  /** What variables hold where the path begins; nothing is known of any where this is left out. */
  readonly heldAtStart?: HeldAtStart
}

/**
 * A shortest path that answers the query, or null. “On every path something holds” is asked as “is there a path that
 * avoids it”, and the path found is the witness that is shown to the user. Only where a path leaves a counted loop before
 * its first pass, or comes to a decision with a value that leads elsewhere or against what another one has found of the
 * same, one is looked for once more, with the count or with that in mind: where there is none at all, there is none of
 * that.
 */
export function findPath(graph: FlowGraph, query: PathQuery): Path | null {
  const path = searchPath(graph, query, null, NO_VARIABLES)
  return path === TOO_MANY ? null : possiblePath(graph, query, path)
}

/** The path that was found, or else one that answers the query and can be taken: see \`findPath\`. */
export function possiblePath(graph: FlowGraph, query: PathQuery, found: Path | null): Path | null {
  const followed = new Set<Variable>()
  let passes: FirstPasses | null = null
  for (let path = found; path !== null; ) {
    if (passes === null && leavesTooSoon(graph, path)) {
      passes = firstPasses(graph)
    } else {
      const against = spokenAgainst(graph, query, path)
      const more = against.filter((variable) => !followed.has(variable))
      if (more.length === 0 || followed.size >= MOST_FOLLOWED) return path
      for (const variable of more) followed.add(variable)
    }
    const other = searchPath(graph, query, passes, followed)
    if (other === TOO_MANY) return path
    path = other
  }
  return null
}

function spokenAgainst(graph: FlowGraph, query: PathQuery, path: Path): readonly Variable[] {
  const { heldAtStart = nothingKnown, deniedBy } = query
  const against = contradictionOn(graph, path, heldAtStart)
  const last = path.at(-1)
  if (against.length > 0 || deniedBy === undefined || last?.to === undefined) return against
  // Nothing that is held speaks against a step that reads nothing.
  return graph.linksAt(last.toAt).reads.length === 0
    ? against
    : deniedBy(last.to, heldOn(graph, path))
}

/** Each that is followed multiplies the work; four tell how a payment went, where that is told by variables. */
const MOST_FOLLOWED = 4
const MOST_STATES = 20_000
const TOO_MANY = 'too many'
const NO_VARIABLES: ReadonlySet<Variable> = new Set()

function searchPath(
  graph: FlowGraph,
  query: PathQuery,
  passes: FirstPasses | null,
  followed: ReadonlySet<Variable>,
): Path | null | typeof TOO_MANY {
  const { goal, by, avoidEdge = never, avoidNode = never, heldAtStart = nothingKnown } = query
  const isGoal = typeof goal === 'function' ? goal : (node: FlowNode) => node === goal
  const leadsOn = typeof goal === 'function' ? always : leadsTo(graph, goal)
  const isFollowed = followed.size > 0
  const first = new Map<number, Held>()
  // The edges taken so far, and for each the step before it, -1 where it begins, and what is held behind it.
  const steps: GraphEdge[] = []
  const before: number[] = []
  const held: Held[] = []
  const hasComeBy: boolean[] = []
  const seen = new Set<number | string>()
  let edges = query.from
  for (let at = 0; ; at += 1) {
    for (const edge of edges) {
      const { to, toAt } = edge
      if (to === undefined) continue
      const place = passes === null ? toAt : passes.arriving(edge)
      const behind = isFollowed ? heldBehind(edge, held[at - 1] ?? heldAt(edge)) : undefined
      if (behind === null) continue
      const hasCome = by === undefined || edge === by || hasComeBy[at - 1] === true
      const holding = behind === undefined ? place : `${place} ${keyOf(behind)}`
      const arrival = hasCome ? holding : `${holding} not yet`
      if (seen.has(arrival) || avoidEdge(edge)) continue
      if (hasCome && isGoal(to) && !isDenied(to, behind)) return trail(steps, before, at - 1, edge)
      if (isFollowed && seen.size >= MOST_STATES) return TOO_MANY
      seen.add(arrival)
      if (!leadsOn(toAt) || avoidNode(to)) continue
      steps.push(edge)
      before.push(at - 1)
      if (behind !== undefined) held.push(behind)
      if (by !== undefined) hasComeBy.push(hasCome)
    }
    const step = steps[at]
    if (step === undefined) return null
    edges = passes === null ? graph.outAt(step.toAt) : passes.onward(step)
  }

  function isDenied(node: FlowNode, holds: Held | undefined): boolean {
    return (
      holds !== undefined && query.deniedBy !== undefined && query.deniedBy(node, holds).length > 0
    )
  }

  /** What is held where a path begins with an edge: what the only way to there tells. */
  function heldAt({ fromAt }: GraphEdge): Held {
    let holds = first.get(fromAt)
    if (holds === undefined) {
      holds = heldFirst(followed, heldAtStart)
      for (const edge of onlyWayTo(graph, fromAt)) holds = heldAfter(graph, edge, holds, followed)
      first.set(fromAt, holds)
    }
    return holds
  }

  /** Null where the edge cannot be taken. */
  function heldBehind(edge: GraphEdge, holds: Held): Held | null {
    if (refutedBy(graph, edge, holds, followed).length > 0) return null
    return heldAfter(graph, edge, holds, followed)
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

/** The outputs of the roots: where every path of the flow begins, or every path from some of them. */
export function rootEdges(
  graph: FlowGraph,
  roots: readonly Root[] = graph.roots,
): readonly GraphEdge[] {
  return roots.flatMap(({ node }) => graph.out(node).filter((edge) => !isLater(graph, edge)))
}

function never(): boolean {
  return false
}

function always(): boolean {
  return true
}
