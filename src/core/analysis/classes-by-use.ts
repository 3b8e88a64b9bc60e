import type { VariableId } from '../base/ids.ts'
import type { KeypadQuestion } from '../kinds/facts.ts'
import type { Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import { isStub } from './actions/analyse-action.ts'
import type { Assignments } from './assignment.ts'
import type { CallLinks } from './call-links.ts'
import type { FlowGraph } from './flow-graph.ts'
import { wordsOfName } from './name-words.ts'

/**
 * What variables hold that neither a declaration nor a field nor a name tells about, from what is done with them:
 * whatever language their names are in, a card number has 13 to 19 digits and is sent to a gateway together with a code
 * of three or four, and what an imported action makes of it is its token.
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
  { action, reads, returns }: CallLinks,
  calls: readonly CallLinks[],
  { classOf, isTold }: { readonly classOf: (variable: Variable) => Sensitivity; isTold: Told },
  found: Map<VariableId, Sensitivity>,
): void {
  const takesCard = (call: { readonly reads: readonly Variable[] }) =>
    call.reads.some((read) => classOf(read) === 'pan')
  for (const { property, variable } of returns) {
    if (!variable.secure || isTold(variable) || variable.type !== 'string') continue
    const takers = calls.filter((call) => call.action !== action && call.reads.includes(variable))
    const fields = takers.flatMap(({ bound }) =>
      bound.flatMap(({ variable: sent, field }) => (sent === variable ? [field.name] : [])),
    )
    const names = [property, variable.name, ...fields]
    const isNamed = isCalledSession(action) || names.some((name) => isCalledSession({ name }))
    if (takers.length === 0) continue
    if (takesCard({ reads }) || (isNamed && takers.some(takesCard))) found.set(variable.id, 'token')
  }
}

/** Whether a name says that it is about a session or a token. */
export function isCalledSession({ name }: { readonly name: string }): boolean {
  return SESSION.test(wordsOfName(name))
}

/** In the languages of `sensitive-names.ts`, and as a part of a longer word. */
const SESSION =
  /token|nonce|session|sitzung|sesion|sessie|sessao|jeton|gettone|sesjon|sesja|sesji|engang|jednoraz/
