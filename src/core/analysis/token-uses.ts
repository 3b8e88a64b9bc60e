import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { type PathQuery, reach } from './paths.ts'
import type { Payment, Roles, TokenFetch } from './roles.ts'

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

/**
 * Every pair of a reachable fetch and a payment that its token reaches, in the order of the design. It is searched from
 * the payments back: a fetch stands close to its payment, and what comes after a payment can be the whole rest.
 */
export function findTokenUses(
  graph: FlowGraph,
  assignments: Assignments,
  roles: Roles,
  isReachable: (node: FlowNode) => boolean,
): readonly TokenUse[] {
  const uses = roles.spends.flatMap((payment) =>
    payment.tokens.flatMap((token) => {
      const replacing = assignments.into(token)
      const replaces = (edge: GraphEdge) => replacing.has(edge)
      const { onward, arriving } = valuesArriving(graph, payment.node, replaces)
      return arriving.flatMap((start): TokenUse[] => {
        const fetch = roles.fetchOn(start, token.id)
        if (fetch === undefined || !isReachable(fetch.node)) return []
        const isOnTheWay = (node: FlowNode) => node === payment.node || onward.has(node.id)
        const between = reach(graph, {
          from: [start],
          avoidEdge: (edge) =>
            (edge !== start && replaces(edge)) || edge.to === undefined || !isOnTheWay(edge.to),
        })
        return [{ fetch, payment, start, between, onward, replacing, replaces }]
      })
    }),
  )
  const rank = new Map(roles.fetches.map((fetch, i) => [fetch, i]))
  return uses.toSorted((a, b) => (rank.get(a.fetch) ?? 0) - (rank.get(b.fetch) ?? 0))
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
): { readonly onward: ReadonlySet<NodeId>; readonly arriving: readonly GraphEdge[] } {
  const onward = new Set<NodeId>()
  const arriving = new Set<GraphEdge>()
  const queue = [goal]
  for (const node of queue) {
    for (const edge of graph.into(node)) {
      if (sets(edge)) arriving.add(edge)
      else if (!onward.has(edge.from.id)) {
        onward.add(edge.from.id)
        queue.push(edge.from)
      }
    }
  }
  return { onward, arriving: [...arriving] }
}
