import type { VariableId } from '../base/ids.ts'
import type { KeypadQuestion } from '../kinds/facts.ts'
import type { Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import { isStub } from './actions/analyse-action.ts'
import type { Assignments } from './assignment.ts'
import type { CallLinks } from './call-links.ts'
import type { FlowGraph } from './flow-graph.ts'
import {
  isAboutPayer,
  isAmountName,
  isCalledSession,
  isOtherNumber,
  movesNoMoney,
} from './action-names.ts'

/**
 * What variables hold that neither a declaration nor a field nor a name tells about, from what is done with them:
 * whatever language their names are in, a card number has 13 to 19 digits and is secure, or sent to a gateway together
 * with a code of three or four, and what an imported action makes of it is its token.
 */
export function classesByUse(
  graph: FlowGraph,
  assignments: Assignments,
  calls: readonly FlowNode[],
  known: { readonly classOf: (variable: Variable) => Sensitivity; readonly isTold: Told },
): ReadonlyMap<VariableId, Sensitivity> {
  const found = new Map<VariableId, Sensitivity>()
  const links = calls.flatMap((node) => graph.callAt(graph.placeOf(node)) ?? [])
  const digits = digitsKeyed(graph, assignments, known.isTold)
  const classOf = (variable: Variable) => found.get(variable.id) ?? known.classOf(variable)
  if (digits.size > 0) for (const call of links) addCard(call, digits, classOf, found)
  // A secure one is a card number also while nothing sends it: what is extracted from it is what leaks.
  for (const variable of digits.size > 0 ? graph.index.design.variables : []) {
    const mayBeCard = variable.secure && digits.get(variable.id) === 'number'
    if (mayBeCard && !isOtherNumber(variable)) found.set(variable.id, 'pan')
  }
  for (const call of links) {
    if (isStub(call.action)) addToken(call, links, { classOf, isTold: known.isTold }, found)
  }
  return found
}

/** Whether something has been said of a variable already, also that it holds no secret. */
type Told = (variable: Variable) => boolean

type CardPart = 'number' | 'any-number' | 'code' | 'four'

/** What parts of a card the digits that are keyed into variables can be; of a variable that takes others nothing. */
function digitsKeyed(
  graph: FlowGraph,
  assignments: Assignments,
  isTold: Told,
): ReadonlyMap<VariableId, CardPart> {
  const parts = new Map<VariableId, CardPart | null>()
  for (const { node, assignment } of assignments.all) {
    const { target, source } = assignment
    if (source.type !== 'keypad' || target === undefined || isTold(target)) continue
    const { asks } = graph.factsAt(graph.placeOf(node))
    const part = asks === undefined ? null : partOf(asks, target)
    const before = parts.get(target.id)
    parts.set(target.id, before === undefined || before === part ? part : null)
  }
  const sure = new Map<VariableId, CardPart>()
  for (const [id, part] of parts) if (part !== null) sure.set(id, part)
  return sure
}

/**
 * ISO/IEC 7812-1: a card number has up to 19 digits; those of the common brands have 13 to 19. A fixed number of digits
 * may be an account or a year as well: there the other parts of the card have to be sent along.
 */
function partOf({ minDigits, maxDigits, isExact }: KeypadQuestion, { secure }: Variable) {
  if (minDigits >= 12 && maxDigits === 19 && !isExact) return 'number'
  if (minDigits >= 12 && maxDigits >= 15 && maxDigits <= 19) return 'any-number'
  if (minDigits === 3 && (maxDigits === 4 || (maxDigits === 3 && secure))) return 'code'
  return isExact && maxDigits === 4 && secure ? 'four' : null
}

function addCard(
  { reads }: CallLinks,
  digits: ReadonlyMap<VariableId, CardPart>,
  classOf: (variable: Variable) => Sensitivity,
  found: Map<VariableId, Sensitivity>,
): void {
  const has = (sensitivity: Sensitivity, parts: readonly (CardPart | undefined)[]) =>
    reads.some((read) => classOf(read) === sensitivity || parts.includes(digits.get(read.id)))
  const hasNumber = has('pan', ['number', 'any-number'])
  const hasCode = has('cvv', ['code'])
  for (const { id } of reads) {
    const part = digits.get(id)
    if (part === 'number' || (part === 'any-number' && hasCode)) found.set(id, 'pan')
    if (part === 'code' && hasNumber) found.set(id, 'cvv')
    if (part === 'four' && hasNumber && hasCode) found.set(id, 'expiry')
  }
}

/**
 * What an imported action returns into a secure variable for another call to take is a token, if it was made of a card,
 * or if it goes to a call that takes a card and anything on its way is called a session or a token.
 */
function addToken(
  call: CallLinks,
  calls: readonly CallLinks[],
  { classOf, isTold }: { readonly classOf: (variable: Variable) => Sensitivity; isTold: Told },
  found: Map<VariableId, Sensitivity>,
): void {
  const { action, returns } = call
  const isCard = (variable: Variable) => classOf(variable) === 'pan'
  for (const { property, variable } of returns) {
    if (isTold(variable) || variable.type !== 'string') continue
    const takers = calls.filter(
      (other) => other.action !== action && other.reads.includes(variable),
    )
    if (takers.length === 0) continue
    const fields = takers.flatMap(({ bound }) =>
      bound.flatMap(({ variable: sent, field }) => (sent === variable ? [field.name] : [])),
    )
    const names = [property, variable.name, ...fields].map((name) => ({ name }))
    const isNamed = names.some(isCalledSession)
    const returned = { call, takers, isNamed, isOther: !isNamed && names.some(isAboutPayer) }
    const isToken = variable.secure ? isSecureToken : isOpenToken
    if (isToken(returned, isCard)) found.set(variable.id, 'token')
  }
}

interface ReturnedValue {
  readonly call: CallLinks
  readonly takers: readonly CallLinks[]
  /** Whether the property, the variable or a field that it is sent by is called a session or a token. */
  readonly isNamed: boolean
  /** Whether one of them says that it is a customer, a score, a brand. */
  readonly isOther: boolean
}

function isSecureToken(
  { call, takers, isNamed }: ReturnedValue,
  isCard: (variable: Variable) => boolean,
): boolean {
  if (call.reads.some(isCard)) return true
  return (isNamed || isCalledSession(call.action)) && takers.some(({ reads }) => reads.some(isCard))
}

/**
 * That a variable is not secure says that it may hold a receipt, a score or a customer. So it takes more: the whole card
 * went in and a name says what came out, or a session is fetched for a payment and nothing else comes out, or what came
 * out is charged in place of the card.
 */
function isOpenToken(
  { call, takers, isNamed, isOther }: ReturnedValue,
  isCard: (variable: Variable) => boolean,
): boolean {
  const isMadeOfCard = takesWhole(call, isCard)
  const isPaidWith = takers.some((taker) => takesWhole(taker, isCard))
  if (isNamed) return isMadeOfCard || isPaidWith
  const isCharged = takers.some((taker) => charges(taker) && !taker.reads.some(isCard))
  if (isCalledSession(call.action)) return call.returns.length === 1 && (isPaidWith || isCharged)
  return isMadeOfCard && !isOther && !takesAmount(call) && isCharged
}

function takesWhole(call: CallLinks, isCard: (variable: Variable) => boolean): boolean {
  return call.bound.some(
    ({ variable, field }) => isCard(variable) && call.action.inputs.includes(field),
  )
}

/** An imported action does not say what it is for: which is told the amount charges it. */
function charges(call: CallLinks): boolean {
  const { action } = call
  return isStub(action) ? takesAmount(call) && !movesNoMoney(action) : action.purpose === 'payment'
}

function takesAmount({ action }: CallLinks): boolean {
  return action.inputs.some(({ name }) => isAmountName(name))
}
