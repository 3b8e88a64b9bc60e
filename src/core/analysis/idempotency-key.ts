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
  /** The request names the one payment that it confirms: a gateway pays each once, whatever the card. */
  readonly isPaymentItself: boolean
}

/** The idempotency key that a payment sends, or null. What the request does with an input decides, else its name. */
export function idempotencyKeyOf(
  { graph, assignments }: Analysis,
  payment: Payment,
): IdempotencyKey | null {
  const { node, action } = payment
  const inputs = graph.facts(node).call?.inputs ?? {}
  const { sent, hasHeader, inUrl } = keyInRequest(action)
  const isGiven = (name: string) => (ownValue(inputs, name)?.type ?? 'none') !== 'none'
  // What one header is made of is one key; of inputs that are called so the first is it.
  const given = sent.filter(isGiven)
  const called = Object.keys(inputs).find((name) => NAMED.test(wordsOfName(name)) && isGiven(name))
  const parts = given.length > 0 || called === undefined ? given : [called]
  const [input] = parts
  if (input !== undefined) {
    const values = parts.flatMap((name) => ownValue(inputs, name) ?? [])
    const texts = values.flatMap((value) => (value.type === 'expression' ? [value.text] : []))
    return {
      input,
      texts,
      madeOf: [...new Set(texts.flatMap((text) => variablesIn(text, node.task, graph.index)))],
      isAlwaysNew: texts.some((text) => CLOCK.test(text)),
      isConstant: values.every(isConstant),
      isPaymentItself: false,
    }
  }
  if (sent.length === 0 && hasHeader) {
    return { ...UNFOLLOWED, input: null, isPaymentItself: false }
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
  return opened === undefined ? null : { ...UNFOLLOWED, input: opened, isPaymentItself: true }
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
const CLOCK = /GetCurrentDateTimeUtc\s*\(/i

/** What a request has of a key, whatever it is called with. */
const keyInRequest = rememberOfAction((action) => ({
  sent: keyInputs(action),
  hasHeader: hasKeyHeader(action),
  inUrl: inputsIn(action.request.url),
}))

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

function keyHeaders(action: DataAction): DataAction['request']['headers'] {
  const own = gatewayOf(action)?.idempotencyHeader.value?.toLowerCase()
  return action.request.headers.filter(
    ({ name }) => name.toLowerCase() === own || KEY.test(wordsOfName(name)),
  )
}

function inputsIn(template: string): readonly string[] {
  return [...template.matchAll(/\binput\.([A-Za-z][\w-]*)/g)].flatMap(([, name]) => name ?? [])
}
