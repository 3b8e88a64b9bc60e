import { ownValue } from '../base/own-value.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import { rememberOfAction } from './actions/of-action.ts'
import type { Analysis } from './analyse.ts'
import { gatewayOf } from './gateway-of.ts'
import { wordsOfName } from './name-words.ts'
import { variablesIn } from './references.ts'
import type { Payment } from './roles.ts'

/** What makes a gateway take a second request for the same payment for a repetition of the first. */
export interface IdempotencyKey {
  /** The input that brings it; null where the request has it without an input. */
  readonly input: string | null
  /** The variables that its value is made of; null where the value cannot be followed. */
  readonly madeOf: readonly Variable[] | null
  /** It is worked out anew, and differently, each time: it holds the current time. */
  readonly isAlwaysNew: boolean
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
  const names = [...sent, ...Object.keys(inputs).filter((name) => KEY.test(wordsOfName(name)))]
  for (const input of names) {
    const value = inputs[input]
    if (value === undefined || value.type === 'none') continue
    if (value.type === 'literal') {
      return { input, madeOf: [], isAlwaysNew: false, isPaymentItself: false }
    }
    return {
      input,
      madeOf: variablesIn(value.text, node.task, graph.index),
      isAlwaysNew: CLOCK.test(value.text),
      isPaymentItself: false,
    }
  }
  if (sent.length === 0 && hasHeader) {
    return { input: null, madeOf: null, isAlwaysNew: false, isPaymentItself: false }
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
  return opened === undefined
    ? null
    : { input: opened, madeOf: null, isAlwaysNew: false, isPaymentItself: true }
}

/** Names that fields and headers with such a key have. */
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
  const member = /idempoten\w*"?\s*[:=]\s*"?[^,}&\n]*/i.exec(body)
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
