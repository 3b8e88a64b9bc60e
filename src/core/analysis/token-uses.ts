import type { FlowNode } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { findPath, type PathQuery } from './paths.ts'
import type { Payment, Roles, TokenFetch } from './roles.ts'

/** A fetch whose token arrives at a payment on some path that the call can take. */
export interface TokenUse {
  readonly fetch: TokenFetch
  readonly payment: Payment
  /** The output by which the token comes into the flow. */
  readonly start: GraphEdge
  /** Whether an edge gives the token's variable another value: after it, this token is gone. */
  readonly replaces: (edge: GraphEdge) => boolean
}

/** Every pair of a reachable fetch and a payment that its token reaches, in the order of the design. */
export function findTokenUses(
  graph: FlowGraph,
  assignments: Assignments,
  roles: Roles,
  isReachable: (node: FlowNode) => boolean,
): readonly TokenUse[] {
  return roles.fetches.flatMap((fetch) => {
    if (!isReachable(fetch.node)) return []
    const start = graph
      .out(fetch.node)
      .find((edge) => roles.fetchOn(edge, fetch.token.id) !== undefined)
    if (start === undefined) return []
    const replaces = (edge: GraphEdge) =>
      assignments.on(edge).some(({ target }) => target?.id === fetch.token.id)
    return roles.spends.flatMap((payment): TokenUse[] => {
      if (!payment.tokens.includes(fetch.token)) return []
      const use = { fetch, payment, start, replaces }
      return findPath(graph, whileAlive(use, payment.node)) === null ? [] : [use]
    })
  })
}

/** Asks for a path from the fetch on which the token stays the one that was fetched. */
export function whileAlive(use: TokenUse, goal: FlowNode): PathQuery {
  return {
    from: [use.start],
    goal: (node) => node === goal,
    avoidEdge: (edge) => edge !== use.start && use.replaces(edge),
  }
}
