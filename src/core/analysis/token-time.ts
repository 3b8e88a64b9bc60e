import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import { components } from './components.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { boundsOf, type NestedBound } from './nested-loops.ts'
import { findPath, type Path } from './paths.ts'
import { type TokenUse, whileAlive } from './token-uses.ts'

/** The longest way from a fetch to a payment in worst-case seconds. */
export interface LongestPath {
  /** Infinite when a loop without a bound lies between. */
  readonly seconds: number
  /** Once round the first loop without a bound, where there is one. */
  readonly path: Path
  /** The edges of each loop without a bound. */
  readonly endless: readonly (readonly GraphEdge[])[]
}

/**
 * The longest path from the fetch to the payment with the token alive all the way. Both arms of a decision are never
 * added up: a path takes one. A counted loop is gone round as often as its counter allows; any other makes the time
 * unbounded.
 */
export function longestPath(
  graph: FlowGraph,
  assignments: Assignments,
  use: TokenUse,
): LongestPath | null {
  const { start } = use
  const goal = use.payment.node
  const shortest = findPath(graph, { ...whileAlive(use), goal: goal })
  const first = start.to
  if (shortest === null || first === undefined) return null
  const between = edgesBetween(graph, use)
  const { loops, endless } = findLoops(graph, assignments, between)
  const [loop] = endless
  if (loop !== undefined) {
    const path = pathRound(graph, use, loop) ?? shortest
    return { seconds: Number.POSITIVE_INFINITY, path, endless }
  }
  const path = [start, ...longestFrom(first, goal, between, loops)]
  const seconds = path.slice(1).reduce((sum, edge) => sum + edge.seconds.max, 0)
  return { seconds, path, endless }
}

/** To the payment, once round a loop on the way: what shows that there is one. */
function pathRound(graph: FlowGraph, use: TokenUse, loop: readonly GraphEdge[]): Path | null {
  const alive = whileAlive(use)
  const inLoop = new Set(loop)
  const members = new Set(loop.map(({ from }) => from))
  const before = findPath(graph, { ...alive, goal: (node) => members.has(node) })
  const entry = before?.at(-1)?.to
  if (before === null || entry === undefined) return null
  const round = findPath(graph, {
    from: loop.filter(({ from }) => from === entry),
    avoidEdge: (edge) => !inLoop.has(edge),
    goal: entry,
  })
  const after = findPath(graph, { ...alive, from: graph.out(entry), goal: use.payment.node })
  return round === null || after === null ? null : [...before, ...round, ...after]
}

type Between = ReadonlyMap<NodeId, readonly GraphEdge[]>

/** By node, the edges that lie on some path from the fetch to its arrival at the payment. */
function edgesBetween(graph: FlowGraph, { payment, between, onward, replaces }: TokenUse): Between {
  const edges = new Map<NodeId, readonly GraphEdge[]>()
  for (const id of between) {
    if (id === payment.node.id) continue
    const isOnTheWay = (to: FlowNode | undefined) =>
      to !== undefined && (to === payment.node || (between.has(to.id) && onward.has(to.id)))
    edges.set(
      id,
      graph.out(graph.node(id)).filter((edge) => !replaces(edge) && isOnTheWay(edge.to)),
    )
  }
  return edges
}

interface Loops {
  /** By the edge that goes round. */
  readonly bounds: ReadonlyMap<GraphEdge, NestedBound>
  /** The loop that a node is in; a node outside all loops is alone in its own. */
  readonly loopOf: ReadonlyMap<NodeId, number>
}

function findLoops(
  graph: FlowGraph,
  assignments: Assignments,
  between: Between,
): { readonly loops: Loops; readonly endless: readonly (readonly GraphEdge[])[] } {
  const bounds = new Map<GraphEdge, NestedBound>()
  const endless: (readonly GraphEdge[])[] = []
  const loopOf = new Map<NodeId, number>()
  const next = (id: NodeId) => (between.get(id) ?? []).flatMap(({ to }) => to?.id ?? [])
  for (const [i, members] of components(between.keys(), next).entries()) {
    for (const member of members) loopOf.set(member, i)
    const inside = new Set(members)
    const loop = members.flatMap((id) =>
      (between.get(id) ?? []).filter(({ to }) => to !== undefined && inside.has(to.id)),
    )
    if (loop.length === 0) continue
    const found = boundsOf(graph, assignments, loop)
    if (found === null) endless.push(loop)
    else for (const bound of found) bounds.set(bound.edge, bound)
  }
  return { loops: { bounds, loopOf }, endless }
}

/** A node together with how often each loop around it has been gone round: no path meets the same one twice. */
interface Round {
  readonly node: FlowNode
  readonly counts: Counts
}

type Counts = ReadonlyMap<GraphEdge, number>

const NO_ROUNDS: Counts = new Map()

interface Step {
  readonly edge: GraphEdge
  readonly to: Round
}

interface Longest {
  readonly seconds: number
  readonly step: Step | null
}

function longestFrom(
  first: FlowNode,
  goal: FlowNode,
  between: Between,
  { bounds, loopOf }: Loops,
): Path {
  const keyOf = ({ node, counts }: Round) =>
    [node.id, ...Array.from(counts, ([edge, count]) => `${edge.id}:${count}`).toSorted()].join(' ')
  const stepsFrom = ({ node, counts }: Round) =>
    (between.get(node.id) ?? []).flatMap((edge): Step[] => {
      const { to } = edge
      if (to === undefined) return []
      const bound = bounds.get(edge)
      if (bound !== undefined && (counts.get(edge) ?? 0) >= bound.times) return []
      const stays = loopOf.get(to.id) === loopOf.get(node.id)
      const gone = bound === undefined ? counts : goneRound(counts, bound)
      return [{ edge, to: { node: to, counts: stays ? gone : NO_ROUNDS } }]
    })
  const longest = new Map<string, Longest>()
  // Deepest first, so that what a round leads to is known when the round itself is looked at.
  const stack: { readonly round: Round; readonly isLeaving: boolean }[] = [
    { round: { node: first, counts: NO_ROUNDS }, isLeaving: false },
  ]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { round, isLeaving } = at
    if (longest.has(keyOf(round))) continue
    const steps = round.node === goal ? [] : stepsFrom(round)
    if (isLeaving || round.node === goal) {
      longest.set(keyOf(round), best(round.node === goal, steps))
      continue
    }
    stack.push({ round, isLeaving: true })
    for (const { to } of steps) stack.push({ round: to, isLeaving: false })
  }
  const path: GraphEdge[] = []
  for (let key = keyOf({ node: first, counts: NO_ROUNDS }); ; ) {
    const step = longest.get(key)?.step
    if (step === undefined || step === null) return path
    path.push(step.edge)
    key = keyOf(step.to)
  }

  function best(isGoal: boolean, steps: readonly Step[]): Longest {
    let found: Longest = { seconds: isGoal ? 0 : Number.NEGATIVE_INFINITY, step: null }
    for (const step of steps) {
      const rest = longest.get(keyOf(step.to))?.seconds ?? Number.NEGATIVE_INFINITY
      const seconds = step.edge.seconds.max + rest
      if (seconds > found.seconds) found = { seconds, step }
    }
    return found
  }
}

/** One more round, in which the loops inside count anew. */
function goneRound(counts: Counts, { edge, inner }: NestedBound): Counts {
  const after = new Map(counts)
  after.set(edge, (counts.get(edge) ?? 0) + 1)
  for (const other of inner) after.delete(other)
  return after
}
