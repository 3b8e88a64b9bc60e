import type { NodeId, VariableId } from '../base/ids.ts'
import type { DataAction, Purpose, Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import { type Classification, sensitivityOfField } from './classify.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { variablesInCall } from './references.ts'

/** A call that fetches a token: on success its variable holds a live one. */
export interface TokenFetch {
  readonly node: FlowNode
  readonly action: DataAction
  readonly token: Variable
  /** Seconds that the token lives, and whether the gateway says so or we assume it. */
  readonly lifetimeSeconds: number
  readonly isLifetimeAssumed: boolean
  readonly isSingleUse: boolean
}

/** A call that moves money or exchanges a token, with what it takes for it. */
export interface Payment {
  readonly node: FlowNode
  readonly action: DataAction
  /** The token variables that it reads. */
  readonly tokens: readonly Variable[]
  /** Everything that it reads. */
  readonly reads: readonly Variable[]
  /** A field of its contract asks for a token, but no token variable is bound. */
  readonly isTokenMissing: boolean
}

export interface Roles {
  readonly fetches: readonly TokenFetch[]
  readonly payments: readonly Payment[]
  /** The payments, and the calls that exchange one token for another: whatever uses a token up. */
  readonly spends: readonly Payment[]
  readonly isPayment: (node: FlowNode) => boolean
  /** The fetch whose token an edge assigns to this variable. */
  fetchOn(edge: GraphEdge, token: VariableId): TokenFetch | undefined
}

/** The life of a token when nobody states one: the seed's three minutes. */
const ASSUMED_LIFETIME_SECONDS = 180

/** Which calls fetch a token and which pay. Purposes are declared; an imported action's is inferred from its bindings. */
export function findRoles(
  graph: FlowGraph,
  assignments: Assignments,
  classOf: (variable: Variable) => Classification,
): Roles {
  const { index } = graph
  const fetches: TokenFetch[] = []
  const payments: Payment[] = []
  const exchanges: Payment[] = []
  const isToken = (variable: Variable) => classOf(variable).sensitivity === 'token'
  for (const node of index.design.nodes) {
    const { call } = graph.facts(node)
    const action = call === null || call.action === null ? undefined : index.action(call.action)
    if (call === null || action === undefined) continue
    const reads = variablesInCall(call, node.task, index)
    const outputs = assignments.all.flatMap(({ node: assigner, assignment }) =>
      assigner === node && assignment.source.type === 'call' && assignment.target !== undefined
        ? [{ variable: assignment.target, property: assignment.source.property }]
        : [],
    )
    const token = outputs.find(
      ({ variable, property }) =>
        isToken(variable) || sensitivityOfOutput(action, property) === 'token',
    )?.variable
    const purpose = purposeOf(
      action,
      token !== undefined,
      reads.map((v) => classOf(v).sensitivity),
    )
    const tokens = reads.filter(isToken)
    const isTokenMissing =
      tokens.length === 0 &&
      action.inputs.some((field) => sensitivityOfField(action, field) === 'token')
    if (purpose === 'payment') payments.push({ node, action, tokens, reads, isTokenMissing })
    else if (token !== undefined) {
      if (tokens.length > 0 || isTokenMissing) {
        exchanges.push({ node, action, tokens, reads, isTokenMissing })
      }
      fetches.push({
        node,
        action,
        token,
        lifetimeSeconds: action.tokenLifetimeSeconds ?? ASSUMED_LIFETIME_SECONDS,
        isLifetimeAssumed: action.tokenLifetimeSeconds === null,
        isSingleUse: action.singleUse,
      })
    }
  }
  const fetchByNode = new Map<NodeId, TokenFetch>(fetches.map((fetch) => [fetch.node.id, fetch]))
  const paying = new Set(payments.map((payment) => payment.node.id))
  return {
    fetches,
    payments,
    spends: [...payments, ...exchanges],
    isPayment: (node) => paying.has(node.id),
    fetchOn(edge, token) {
      const fetch = fetchByNode.get(edge.from.id)
      if (fetch === undefined || fetch.token.id !== token) return undefined
      return assignments.on(edge).some(({ target }) => target?.id === token) ? fetch : undefined
    },
  }
}

/** A stub of an imported action has no request yet, so its purpose is not declared either. */
function purposeOf(
  action: DataAction,
  givesToken: boolean,
  takes: readonly Sensitivity[],
): Purpose {
  const isStub = action.request.url === ''
  if (action.purpose !== 'other' || !isStub) return action.purpose
  if (givesToken) return takes.includes('pan') ? 'tokenize' : 'session-token'
  return takes.includes('token') || takes.includes('pan') ? 'payment' : 'other'
}

/** What an output of an action holds. */
export function sensitivityOfOutput(action: DataAction, property: string): Sensitivity {
  const field = action.outputs.find(({ name }) => name === property)
  return field === undefined ? 'none' : sensitivityOfField(action, field)
}
