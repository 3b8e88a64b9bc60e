import type { VariableId } from '../base/ids.ts'
import type { DataAction, Purpose, Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import { isCalledRecord, movesNoMoney } from './action-names.ts'
import { isStub } from './actions/analyse-action.ts'
import { sensitivityOfField } from './classify.ts'
import { digitsIn } from './exposure.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { gatewayOf } from './gateway-of.ts'
import { revealedBy } from '../language/expression/reveal.ts'
import { parsedExpression, variableNamed, variableNamesIn } from './references.ts'
import { isSameFetch, isSamePayment, keepSame } from './same-lists.ts'
import type { StepLore } from './step-lore.ts'
import { lifetimeOf } from './token-lifetime.ts'

/** A call of a data action, and how we know what it is for. */
interface Role {
  readonly node: FlowNode
  readonly action: DataAction
  /** Concluded from what it takes and returns: an imported action does not say what it is for. */
  readonly isInferred: boolean
}

/** A call that fetches a token: on success its variable holds a live one. */
export interface TokenFetch extends Role {
  readonly token: Variable
  /** Seconds that the token lives, and whether we assume it because neither action nor gateway says so. */
  readonly lifetimeSeconds: number
  readonly isLifetimeAssumed: boolean
  /** Good for one payment only. */
  readonly isSingleUse: boolean
}

/** A call that moves money or exchanges a token, with what it takes for it. */
export interface Payment extends Role {
  /** The token variables that it reads. */
  readonly tokens: readonly Variable[]
  /** Everything that it reads. */
  readonly reads: readonly Variable[]
  /** What it returns on success, and into which variable. */
  readonly returns: readonly Returned[]
  /** A field of its contract asks for a token, but no token variable is bound. */
  readonly isTokenMissing: boolean
}

/** A property of a reply, and the variable that it goes into. */
export interface Returned {
  readonly property: string
  readonly variable: Variable
}

export interface Roles {
  readonly fetches: readonly TokenFetch[]
  readonly payments: readonly Payment[]
  /** The payments, and the calls that exchange one token for another: whatever uses a token up. */
  readonly spends: readonly Payment[]
  readonly isPayment: (node: FlowNode) => boolean
  readonly paymentAt: (node: FlowNode) => Payment | undefined
  /** The fetch whose token an edge assigns to this variable. */
  fetchOn(edge: GraphEdge, token: VariableId): TokenFetch | undefined
  /** Takes anew how long the tokens of an action live and for how many payments: that has been written over. */
  renew(action: DataAction): void
}

/** Which calls fetch a token and which pay. Purposes are declared; an imported action's is inferred from its bindings. */
export function findRoles(
  graph: FlowGraph,
  assignments: Assignments,
  { classOf, traits: { call: calls } }: Pick<StepLore, 'classOf' | 'traits'>,
  last: Roles | null,
): Roles {
  const fetches: TokenFetch[] = []
  const payments: Payment[] = []
  const exchanges: Payment[] = []
  const traits = traitsOfActions()
  const isToken = (variable: Variable) => classOf(variable).sensitivity === 'token'
  for (const node of calls) {
    const links = graph.callAt(graph.placeOf(node))
    if (links === null) continue
    const { action, reads, returns, returnedBy } = links
    const { takesToken, lifetime, isSingleUse } = traits(action)
    const token = returns.find(({ variable }, i) => {
      const field = returnedBy[i]
      return (
        isToken(variable) || (field !== undefined && sensitivityOfField(action, field) === 'token')
      )
    })?.variable
    const purpose = purposeOf(action, token !== undefined, (sensitivity) =>
      reads.some(
        (variable) =>
          classOf(variable).sensitivity === sensitivity &&
          (sensitivity !== 'pan' || isSentWhole(graph, node, variable)),
      ),
    )
    const tokens = reads.filter(isToken)
    const isTokenMissing = tokens.length === 0 && takesToken
    const isInferred = purpose !== action.purpose
    const spend = { node, action, isInferred, tokens, reads, returns, isTokenMissing }
    if (purpose === 'payment') payments.push(spend)
    else if (token !== undefined && !isForNone(action)) {
      if (tokens.length > 0 || isTokenMissing) exchanges.push(spend)
      fetches.push({
        node,
        action,
        isInferred,
        token,
        ...lifeOf({ action, isInferred }, lifetime, isSingleUse),
      })
    }
  }
  const isAnySure = !payments.every(isPerhapsRecord)
  const paid = isAnySure ? payments.filter((payment) => !isPerhapsRecord(payment)) : payments
  const roles = keepRoles(last, { fetches, payments: paid, spends: [...paid, ...exchanges] })
  const fetchByNode = new Map(roles.fetches.map((fetch) => [fetch.node.id, fetch]))
  const paying = new Map(roles.payments.map((payment) => [payment.node.id, payment]))
  return {
    ...roles,
    isPayment: (node) => paying.has(node.id),
    paymentAt: (node) => paying.get(node.id),
    fetchOn(edge, token) {
      const fetch = fetchByNode.get(edge.from.id)
      if (fetch === undefined || fetch.token.id !== token) return undefined
      return assignments.on(edge).some(({ target }) => target?.id === token) ? fetch : undefined
    },
    renew(action) {
      const { lifetime, isSingleUse } = traitsOfActions()(action)
      for (const fetch of roles.fetches) {
        if (fetch.action === action) Object.assign(fetch, lifeOf(fetch, lifetime, isSingleUse))
      }
    },
  }
}

/** How long the token of a fetch lives, and for how many payments. */
function lifeOf(
  { action, isInferred }: Pick<Role, 'action' | 'isInferred'>,
  { seconds, isAssumed }: Traits['lifetime'],
  isSingleUse: boolean,
): Pick<TokenFetch, 'lifetimeSeconds' | 'isLifetimeAssumed' | 'isSingleUse'> {
  return {
    lifetimeSeconds: seconds,
    isLifetimeAssumed: isAssumed,
    isSingleUse: isInferred ? isSingleUse : action.singleUse,
  }
}

type Lists = Pick<Roles, 'fetches' | 'payments' | 'spends'>

/** The roles of calls that are still the same are the same objects. */
function keepRoles(last: Lists | null, { fetches, payments, spends }: Lists): Lists {
  if (last === null) return { fetches, payments, spends }
  return {
    fetches: keepSame(last.fetches, fetches, stepOf, isSameFetch),
    payments: keepSame(last.spends, payments, stepOf, isSamePayment),
    spends: keepSame(last.spends, spends, stepOf, isSamePayment),
  }
}

function stepOf({ node }: Role): FlowNode {
  return node
}

/** What is asked of an action wherever it is called, found once. */
function traitsOfActions() {
  const known = new Map<DataAction, Traits>()
  return (action: DataAction): Traits => {
    const before = known.get(action)
    if (before !== undefined) return before
    const traits = {
      takesToken: action.inputs.some((field) => sensitivityOfField(action, field) === 'token'),
      lifetime: lifetimeOf(action),
      // An action that does not say what it is for says nothing of its token either: most are good for one payment.
      isSingleUse: gatewayOf(action)?.singleUse.value ?? true,
    }
    known.set(action, traits)
    return traits
  }
}

interface Traits {
  readonly takesToken: boolean
  readonly lifetime: ReturnType<typeof lifetimeOf>
  readonly isSingleUse: boolean
}

/** Whether somebody has said that an action neither pays nor gives a token, whatever a call takes and fills. */
export function isForNone({ purpose, isForNoneOfThem }: DataAction): boolean {
  return purpose === 'other' && isForNoneOfThem === true
}

/** A stub of an imported action has no request yet, so its purpose is not declared either. */
function purposeOf(
  action: DataAction,
  givesToken: boolean,
  takes: (sensitivity: Sensitivity) => boolean,
): Purpose {
  if (action.purpose !== 'other' || !isStub(action) || isForNone(action)) return action.purpose
  if (givesToken) return takes('pan') ? 'tokenize' : 'session-token'
  if (movesNoMoney(action)) return 'other'
  return takes('token') || takes('pan') ? 'payment' : 'other'
}

/** Where another call pays, what takes a card and is called a note or a notification is taken at its word. */
function isPerhapsRecord({ action, isInferred, tokens }: Payment): boolean {
  return isInferred && tokens.length === 0 && isCalledRecord(action)
}

/** Who is sent a few digits of a card looks it up: a payment takes all of it. */
function isSentWhole(graph: FlowGraph, node: FlowNode, card: Variable): boolean {
  const values = Object.values(graph.facts(node).call?.inputs ?? {})
  return values.some((value) => {
    if (value.type !== 'expression') return false
    const parsed = parsedExpression(value.text)
    if (parsed === null) return false
    return [...revealedBy(parsed, variableNamesIn(value.text))].some(
      ([name, shown]) =>
        variableNamed(name, node.task, graph.index) === card && digitsIn(shown) >= SHORTEST_CARD,
    )
  })
}

/** ISO/IEC 7812-1: the fewest digits of a card number in use. */
const SHORTEST_CARD = 12

/** What an output of an action holds. */
export function sensitivityOfOutput(action: DataAction, property: string): Sensitivity {
  const field = action.outputs.find(({ name }) => name === property)
  return field === undefined ? 'none' : sensitivityOfField(action, field)
}
