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
  /** The nodes where a path can arrive with this token. */
  readonly alive: ReadonlySet<NodeId>
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
    const setting = assignments.into(fetch.token)
    const replaces = (edge: GraphEdge) => setting.has(edge)
    const alive = reach(graph, whileAlive({ start, replaces }))
    return roles.spends
      .filter(({ node, tokens }) => tokens.includes(fetch.token) && alive.has(node.id))
      .map((payment) => ({ fetch, payment, start, alive, replaces }))
  })
}

/** Asks for paths from the fetch on which the token stays the one that was fetched. */
export function whileAlive({
  start,
  replaces,
}: Pick<TokenUse, 'start' | 'replaces'>): Omit<PathQuery, 'goal'> {
  return { from: [start], avoidEdge: (edge) => edge !== start && replaces(edge) }
}
