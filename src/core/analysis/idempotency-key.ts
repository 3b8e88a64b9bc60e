import { ownValue } from '../base/own-value.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import type { Value } from '../model/values.ts'
import { rememberOfAction } from './actions/of-action.ts'
import type { Analysis } from './analyse.ts'
import { gatewayOf } from './gateway-of.ts'
import { wordsOfName } from './name-words.ts'
import { parsedExpression, variablesIn } from './references.ts'
import type { Payment } from './roles.ts'

/** What makes a gateway take a second request for the same payment for a repetition of the first. */
export interface IdempotencyKey {
  /** The input that brings it; null where the request has it without an input. */
  readonly input: string | null
  /** The variables that its value is made of; null where the value cannot be followed. */
  readonly madeOf: readonly Variable[] | null
  /** It is worked out anew, and differently, each time: it holds the current time. */
  readonly isAlwaysNew: boolean
  /** It is a text or a number that stands in the flow. */
  readonly isConstant: boolean
  /** The expressions that bring it. */
  readonly texts: readonly string[]
}

/** The idempotency key that a payment sends, or null. What the request does with an input decides, else its name. */
export function idempotencyKeyOf(
  { graph, assignments }: Analysis,
  payment: Payment,
): IdempotencyKey | null {
  const { node, action } = payment
  const inputs = graph.facts(node).call?.inputs ?? {}
  const { sent, hasHeader, isWritten, inUrl, mayBeSent } = keyInRequest(action)
  // What one header is made of is one key; of inputs that are called so the first is it.
  const given = sent.filter((name) => isGiven(inputs, name))
  const called = inputsCalledSo(inputs).find(mayBeSent)
  const parts = given.length > 0 || called === undefined ? given : [called]
  const [input] = parts
  if (input !== undefined) {
    const values = parts.flatMap((name) => ownValue(inputs, name) ?? [])
    const texts = values.flatMap((value) => (value.type === 'expression' ? [value.text] : []))
    return {
      input,
      texts,
      madeOf: [...new Set(texts.flatMap((text) => variablesIn(text, node.task, graph.index)))],
      isAlwaysNew: texts.some(readsClock),
      isConstant: values.every(isConstant),
    }
  }
  if (sent.length === 0 && hasHeader) {
    return { ...UNFOLLOWED, input: null, isConstant: isWritten }
  }
  const opened = inUrl.find((name) => {
    const value = ownValue(inputs, name)
    if (value?.type !== 'expression') return false
    const [variable] = variablesIn(value.text, node.task, graph.index)
    return (
      variable !== undefined &&
      assignments
        .to(variable)
        .some(({ node: from, assignment: { source } }) => source.type === 'call' && from !== node)
    )
  })
  // The request names the one payment that it confirms: a gateway pays each once, whatever the card.
  return opened === undefined ? null : { ...UNFOLLOWED, input: opened }
}

/**
 * The input of a payment that is called like a key and gets a value, while the request has no place for it: a gateway
 * never sees it. Null where there is none.
 */
export function keyNotSent({ graph }: Analysis, { node, action }: Payment): string | null {
  const { mayBeSent } = keyInRequest(action)
  const inputs = graph.facts(node).call?.inputs ?? {}
  return inputsCalledSo(inputs).find((name) => !mayBeSent(name)) ?? null
}

/** Whether the value of an expression is another one each time. */
export function readsClock(text: string): boolean {
  return CLOCK.test(text)
}

function inputsCalledSo(inputs: Readonly<Record<string, Value>>): readonly string[] {
  return Object.keys(inputs).filter(
    (name) => NAMED.test(wordsOfName(name)) && isGiven(inputs, name),
  )
}

function isGiven(inputs: Readonly<Record<string, Value>>, name: string): boolean {
  return (ownValue(inputs, name)?.type ?? 'none') !== 'none'
}

const UNFOLLOWED = { madeOf: null, texts: [], isAlwaysNew: false, isConstant: false } as const

function isConstant(value: Value): boolean {
  if (value.type !== 'expression') return true
  const kind = parsedExpression(value.text)?.kind
  return kind === 'string' || kind === 'number'
}

/** Names that inputs with such a key have; one that is merely about it, such as a prefix or whether it is sent, is none. */
const NAMED =
  /(^|_)(idempoten[a-z]*|request_id|dedup[a-z]*|duplicate_key)(_(key|id|token|value|header|nr|number|\d+))*$/
/** Names that headers with it have. */
const KEY = /(^|_)(idempoten\w*|request_id|dedup\w*|duplicate_key)(_|$)/
const SURE_KEY = /(^|_)(idempoten[a-z]*|dedup[a-z]*)(_(key|id|token|value))*$/
const CLOCK = /GetCurrentDateTimeUtc\s*\(/i

/** What a request has of a key, whatever it is called with. */
const keyInRequest = rememberOfAction((action) => ({
  sent: keyInputs(action),
  hasHeader: hasKeyHeader(action),
  isWritten: isKeyWritten(action),
  inUrl: inputsIn(action.request.url),
  mayBeSent: inputsSentBy(action),
}))

/** A request that sends no input at all is not written yet: any may still be sent. */
function inputsSentBy({ request }: DataAction): (name: string) => boolean {
  const { url, headers, body } = request
  const texts = [url, body, ...headers.map(({ value }) => value)]
  const sent = new Set(texts.flatMap(inputsIn))
  const isAnySent = sent.size === 0 || texts.some((text) => WHOLE_INPUT.test(text))
  return (name) => isAnySent || sent.has(name)
}

/** All inputs at once, or one by a name that is worked out. */
const WHOLE_INPUT = /\$!?\{?input(?!\.?\w)|\binput\.(?:rawRequest|get|entrySet|values)\b/

/** The inputs that the request puts where the gateway expects the key. */
function keyInputs(action: DataAction): readonly string[] {
  const fromHeaders = keyHeaders(action).flatMap(({ value }) => inputsIn(value))
  const { body } = action.request
  const member = /idempoten\w*"?\s*[:=]\s*"?(?:\$!?\{[^}]*\}|[^,}&\n])*/i.exec(body)
  return [...fromHeaders, ...(member === null ? [] : inputsIn(member[0]))]
}

function hasKeyHeader(action: DataAction): boolean {
  return keyHeaders(action).some(({ value }) => value.trim() !== '')
}

/** Whether the key stands in the request as a text. A request may have an id for logs beside: that is none for sure. */
function isKeyWritten(action: DataAction): boolean {
  const own = ownHeader(action)
  return keyHeaders(action).some(
    ({ name, value }) =>
      value.trim() !== '' &&
      !value.includes('$') &&
      (name.toLowerCase() === own || SURE_KEY.test(wordsOfName(name))),
  )
}

function ownHeader(action: DataAction): string | undefined {
  return gatewayOf(action)?.idempotencyHeader.value?.toLowerCase()
}

function keyHeaders(action: DataAction): DataAction['request']['headers'] {
  const own = ownHeader(action)
  return action.request.headers.filter(
    ({ name }) => name.toLowerCase() === own || KEY.test(wordsOfName(name)),
  )
}

function inputsIn(template: string): readonly string[] {
  return [...template.matchAll(/\binput\.([A-Za-z][\w-]*)/g)].flatMap(([, name]) => name ?? [])
}
