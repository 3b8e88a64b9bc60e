import type { NodeId } from '../base/ids.ts'
import { isAnyMarked } from '../base/marks.ts'
import { remember } from '../base/remember.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import type { Before } from './before.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { type PathQuery, reach } from './paths.ts'
import type { Payment, Roles, TokenFetch } from './roles.ts'
import { sameItems, sameMembers } from '../base/same-items.ts'

/** A fetch whose token arrives at a payment on some path that the call can take. */
export interface TokenUse {
  readonly fetch: TokenFetch
  readonly payment: Payment
  /** The output by which the token comes into the flow. */
  readonly start: GraphEdge
  /** The nodes where a path from the fetch to this payment can be with this token, the payment's own among them. */
  readonly between: ReadonlySet<NodeId>
  /** The nodes from which some path arrives at the payment with the token that it started with. */
  readonly onward: ReadonlySet<NodeId>
  /** The edges that give the token's variable a value. */
  readonly replacing: ReadonlySet<GraphEdge>
  /** Whether an edge gives the token's variable another value: after it, this token is gone. */
  readonly replaces: (edge: GraphEdge) => boolean
}

/** What becomes of the tokens that were fetched. */
export interface TokenUses {
  /** Every pair of a reachable fetch and a payment that its token reaches, in the order of the design. */
  readonly uses: readonly TokenUse[]
  /** How they were found, for the next search. */
  readonly searches: ReadonlyMap<Payment, readonly Search[]>
}

/** The way back from a payment to where one of its tokens comes from. */
interface Search {
  readonly replacing: ReadonlySet<GraphEdge>
  /** The edges by which a value of the token comes to the payment, with the call that fetched it. */
  readonly arriving: readonly { readonly edge: GraphEdge; readonly fetch: TokenFetch | undefined }[]
  /** The nodes that were gone through. */
  readonly places: readonly number[]
  readonly uses: readonly TokenUse[]
}

/**
 * It is searched from the payments back: a fetch stands close to its payment, and what comes after a payment can be the
 * whole rest. After an edit only where something has changed on the way.
 */
export function findTokenUses(
  graph: FlowGraph,
  assignments: Assignments,
  roles: Roles,
  isReachable: (node: FlowNode) => boolean,
  before: Before | null,
): TokenUses {
  const searches = new Map<Payment, readonly Search[]>()
  const uses: TokenUse[] = []
  for (const payment of roles.spends) {
    const known = before?.solutions.uses.searches.get(payment)
    const found = payment.tokens.map((token, i) => {
      const search = known?.[i]
      const replacing = assignments.into(token)
      const holds =
        search !== undefined &&
        before !== null &&
        !isAnyMarked(search.places, before.changed) &&
        sameMembers(search.replacing, replacing) &&
        search.arriving.every(({ edge, fetch }) => roles.fetchOn(edge, token.id) === fetch)
      return holds ? search : searchBack(graph, roles, payment, token, replacing)
    })
    searches.set(payment, found)
    for (const search of found) {
      for (const use of search.uses) if (isReachable(use.fetch.node)) uses.push(use)
    }
  }
  const rank = ranksOf(roles.fetches)
  uses.sort((a, b) => (rank.get(a.fetch) ?? 0) - (rank.get(b.fetch) ?? 0))
  const last = before?.solutions.uses.uses
  return { uses: last !== undefined && sameItems(last, uses) ? last : uses, searches }
}

const ranksOf = remember(
  (fetches: readonly TokenFetch[]): ReadonlyMap<TokenFetch, number> =>
    new Map(fetches.map((fetch, i) => [fetch, i])),
)

function searchBack(
  graph: FlowGraph,
  roles: Roles,
  payment: Payment,
  token: Variable,
  replacing: ReadonlySet<GraphEdge>,
): Search {
  const replaces = isAmong(replacing)
  const { onward, arriving, places } = valuesArriving(graph, payment.node, replaces)
  const fetched = arriving.map((edge) => ({ edge, fetch: roles.fetchOn(edge, token.id) }))
  const isOnTheWay = (node: FlowNode) => node === payment.node || onward.has(node.id)
  const uses = fetched.flatMap(({ edge: start, fetch }): TokenUse[] => {
    if (fetch === undefined) return []
    const between = reach(graph, {
      from: [start],
      avoidEdge: (edge) =>
        (edge !== start && replaces(edge)) || edge.to === undefined || !isOnTheWay(edge.to),
    })
    return [{ fetch, payment, start, between, onward, replacing, replaces }]
  })
  return {
    replacing,
    arriving: fetched,
    places: [...places, ...arriving.map(({ fromAt }) => fromAt)],
    uses,
  }
}

/** On its own, as it is kept with what it closes over: a search must not keep the graph that it went through. */
function isAmong(edges: ReadonlySet<GraphEdge>): (edge: GraphEdge) => boolean {
  return (edge) => edges.has(edge)
}

/** Asks for paths from the fetch to the payment on which the token stays the one that was fetched. */
export function whileAlive({
  start,
  between,
  replaces,
}: Pick<TokenUse, 'start' | 'between' | 'replaces'>): Omit<PathQuery, 'goal'> {
  return {
    from: [start],
    avoidEdge: (edge) =>
      (edge !== start && replaces(edge)) || edge.to === undefined || !between.has(edge.to.id),
  }
}

/** The edges whose value of a variable is the one that it has on arriving at a node, and the nodes passed on the way. */
export function valuesArriving(
  graph: FlowGraph,
  goal: FlowNode,
  sets: (edge: GraphEdge) => boolean,
): {
  readonly onward: ReadonlySet<NodeId>
  readonly arriving: readonly GraphEdge[]
  /** The places that were gone through. */
  readonly places: readonly number[]
} {
  const onward = new Set<NodeId>()
  const arriving: GraphEdge[] = []
  const places = [graph.placeOf(goal)]
  // The goal can be on the way to itself, and what leads to it is looked at once all the same.
  let isGoalDone = false
  for (const place of places) {
    if (place === places[0] && isGoalDone) continue
    isGoalDone = true
    for (const edge of graph.intoAt(place)) {
      if (sets(edge)) arriving.push(edge)
      else if (!onward.has(edge.from.id)) {
        onward.add(edge.from.id)
        places.push(edge.fromAt)
      }
    }
  }
  return { onward, arriving, places }
}
