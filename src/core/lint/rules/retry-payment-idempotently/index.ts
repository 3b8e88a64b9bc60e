import type { Analysis } from '../../../analysis/analyse.ts'
import { digitsIn } from '../../../analysis/exposure.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import {
  type IdempotencyKey,
  idempotencyKeyOf,
  keyNotSent,
  readsClock,
} from '../../../analysis/idempotency-key.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import type { KeypadInput } from '../../../analysis/keypad-inputs.ts'
import { inquiriesAfter, takesCardFor } from '../../../analysis/payment-outcome.ts'
import type { Payment } from '../../../analysis/roles.ts'
import { FAILURE, SUCCESS, TIMEOUT } from '../../../kinds/outputs.ts'
import type { Sensitivity } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { giveIdempotencyKey } from '../../repairs/give-idempotency-key.ts'
import { witness } from '../../witness.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'
import { paysWithOtherKey } from './other-key.ts'

/**
 * A technical retry (the same card again after a failure or a time-out) needs the same key; another card needs another
 * key. Not reported: a retry after the gateway was asked what became of the payment and something has decided on it; and
 * a card that is keyed in anew, after a time-out too, as the catalogue speaks of an automatic call (its trap 1): a new
 * card needs a new key, so that no key could tell the gateway of the payment before.
 */
export const retryPaymentIdempotently = defineRule({
  rule: 'retry-payment-idempotently',
  code: 'SF-REL-02',
  severity: 'error',
  group: 'reliability',
  looksAt: ['templates', 'gateways'],
  messages: {
    noKey:
      'After {{output}} of “{{payment}}” the flow pays again by “{{again}}” with the same card and without an idempotency key: if the first try went through, the caller is charged twice. Send a key that stays the same for the retry, made of the conversation id and the number of the card try.',
    notSent:
      'After {{output}} of “{{payment}}” the flow pays again by “{{again}}” with the same card, and the request of “{{action}}” sends {{input}} nowhere: the gateway does not know the retry, and if the first try went through, the caller is charged twice. Send {{input}} in the header that the gateway takes the key from.',
    newKey:
      'After {{output}} of “{{payment}}” the flow pays again by “{{again}}” with the same card, but {{input}} is another one by then: the gateway takes it for a second payment, and the caller can be charged twice. Keep the key the same until the card is keyed in anew.',
    constantKey:
      '“{{payment}}” sends the same {{input}} for every caller: the gateway takes each payment for a repetition of the first and answers with its result, so that nobody else pays. Make the key of the conversation id and of what changes with each card.',
    secretKey:
      '“{{payment}}” makes {{input}} of {{what}} ({{variable}}): gateways keep such keys and write them into their logs. Make it of the conversation id and of what changes with each card, such as a count of tries.',
    sameKey:
      'After “{{payment}}” the card is keyed in anew, but {{input}} stays the same: the gateway answers the second payment with the result of the first. Make the key of something that changes with each card, such as a count of tries.',
  },
  docs: {
    summary: 'A payment that is tried again carries a key by which the gateway knows the retry.',
    why: 'After a time-out, and after many failures, nobody knows whether the card was charged. With the same idempotency key the gateway charges once however often it is asked; without one, or with a new one, each retry can charge again. With the old key a new card gets the old answer. A card that the caller keys in anew is no retry, also after a time-out: it needs a key of its own, so no key keeps it from being charged beside the first. There it helps to ask the gateway first what became of that payment.',
    source:
      'Idempotent requests: docs.stripe.com/api/idempotent_requests, checkout.com/docs/developer-resources/api/idempotency, Adyen API reference.',
    fix: 'Give the payment action an input for the key, send it in the gateway’s header, and bind it to the conversation id with a count that goes up when the card is keyed in anew. Where the gateway’s header is known, the fix sends the conversation id in it: add the count yourself.',
    invalid: [
      {
        shows: 'A time-out pays again, and nothing tells the gateway that it is the same payment.',
        flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
pay.timeout -> token
card.failure, token.failure, token.timeout, pay.failure -> done`,
      },
      {
        shows: 'Another card gets the answer of the first.',
        flow: `action Process_Payment in Idempotency_Key
header Idempotency-Key: \${input.Idempotency_Key}
start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=Call.ConversationId) -> done: return
pay.failure -> card
card.failure, token.failure, token.timeout, pay.timeout -> done`,
      },
      {
        shows: 'Every caller sends the same key: the gateway pays once and never again.',
        flow: `action Process_Payment in Idempotency_Key
header Idempotency-Key: \${input.Idempotency_Key}
start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key="payment") -> done: return
otherwise -> done`,
      },
      {
        shows: 'The card number is in the key, which gateways keep and log.',
        flow: `action Process_Payment in Idempotency_Key
header Idempotency-Key: \${input.Idempotency_Key}
start -> card: collect(CC) -> token: fetch
token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, Task.CC)) -> done: return
otherwise -> done`,
      },
    ],
    valid: [
      {
        shows: 'The count of tries is part of the key, and goes up before each card.',
        flow: `action Process_Payment in Idempotency_Key
header Idempotency-Key: \${input.Idempotency_Key}
variable Tries integer = 0
start -> try: set(Tries = Task.Tries + 1) -> card: collect(CC) -> token: fetch
token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, ToString(Task.Tries))) -> done: return
pay.timeout -> token
pay.failure -> more: decide(Task.Tries < 3) -> try
more.no, card.failure, token.failure, token.timeout -> done`,
      },
      {
        shows:
          'After a time-out the caller is asked for a card anew: that is no retry, and a key could not help.',
        flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
pay.timeout -> sorry: play("We have no answer about that payment. Please key in a card again.")
sorry -> clear: set(CC = "") -> card
card.failure, token.failure, token.timeout, pay.failure -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const payment of steps.payments) {
      const key = idempotencyKeyOf(analysis, payment)
      const retry = technicalRetry(analysis, payment, key)
      if (key?.isConstant === true) {
        // A key that stands in the header itself comes by no input.
        const words = { payment: payment.node.name, input: key.input ?? 'idempotency key' }
        yield report('constantKey', words, {
          node: payment.node.id,
          ...(key.input === null ? {} : { field: `inputs.${key.input}` }),
          about: 'constant',
          remark: inferredFrom(analysis, { payments: [payment] }),
        })
        continue
      }
      const words = { payment: payment.node.name, input: key?.input ?? 'the key' }
      const secret = key === null ? undefined : secretIn(analysis, payment, key)
      if (secret !== undefined) {
        const what = SENSITIVITY_WORDS[analysis.classOf(secret).sensitivity]
        yield report(
          'secretKey',
          { ...words, what, variable: secret.name },
          {
            node: payment.node.id,
            field: `inputs.${words.input}`,
            variable: secret.id,
            about: 'secret',
            remark: inferredFrom(analysis, { payments: [payment], variables: [secret] }),
          },
        )
      }
      const stale = key === null ? null : otherCardSameKey(analysis, payment, key)
      if (retry === null && stale === null) continue
      const place = {
        node: payment.node.id,
        remark: inferredFrom(analysis, { payments: [payment] }),
      }
      if (retry !== null) {
        const output = retry[0]?.output ?? TIMEOUT.id
        const again = retry.at(-1)?.to?.name ?? payment.node.name
        const path = witness(retry)
        const about = 'retry'
        const told = { ...words, output, again }
        const unsent = key === null ? keyNotSent(analysis, payment) : null
        if (unsent !== null) {
          const notSent = { ...told, input: unsent, action: payment.action.name }
          yield report('notSent', notSent, { ...place, about, path })
        } else
          yield key === null
            ? report('noKey', told, { ...place, about, path, fix: giveIdempotencyKey(payment) })
            : report('newKey', told, { ...place, about, path })
      }
      if (stale !== null) {
        const field = `inputs.${words.input}`
        yield report('sameKey', words, { ...place, field, about: 'card', path: witness(stale) })
      }
    }
  },
})

/**
 * The secret that a key shows: of a card more than the last four digits, which may be shown. A token is given to the
 * gateway that made it, and is worth nothing after its payment.
 */
function secretIn(
  { exposure, classOf, taints }: Analysis,
  { node }: Payment,
  { texts }: IdempotencyKey,
): Variable | undefined {
  for (const text of texts) {
    // How much is shown asks of the whole design: only where there is anything.
    const given = taints.givenAway(text, node)
    if (![...MOST_SHOWN.keys()].some((secret) => given.has(secret))) continue
    for (const [origin, shown] of exposure.shownBy(text, node.task)) {
      const { sensitivity } = classOf(origin)
      const most = MOST_SHOWN.get(sensitivity)
      if (most !== undefined && digitsIn(shown) > most) return origin
    }
  }
  return undefined
}

const MOST_SHOWN: ReadonlyMap<Sensitivity, number> = new Map([
  ['pan', 4],
  ['cvv', 0],
  ['credential', 0],
])

/** From failure or time-out to the same payment with the same card, unless its key keeps the gateway from charging twice. */
function technicalRetry(
  analysis: Analysis,
  payment: Payment,
  key: IdempotencyKey | null,
): Path | null {
  const { graph } = analysis
  const { decides } = inquiriesAfter(analysis, payment)
  const query = {
    goal: (node: FlowNode) => paysSame(analysis, payment, node),
    avoidEdge: takesCardFor(analysis, payment),
    avoidNode: decides,
  }
  const from = graph.out(payment.node).filter(({ output }) => isUnsure(output))
  if (key === null || key.isAlwaysNew) return findPath(graph, { ...query, from })
  const toOtherKey = findPath(graph, {
    ...query,
    from,
    goal: (node) =>
      paysSame(analysis, payment, node) && paysWithOtherKey(analysis, payment, key, node),
  })
  if (toOtherKey !== null) return toOtherKey
  for (const change of changesOf(analysis, key)) {
    // An output of the payment itself can change it: that leads nowhere before.
    const before = from.includes(change)
      ? []
      : findPath(graph, { ...query, from, goal: change.from })
    const after = findPath(graph, { ...query, from: [change] })
    if (before !== null && after !== null) return [...before, ...after]
  }
  return null
}

/** From a payment past another card to the same payment, with nothing on the way that changes the key. */
function otherCardSameKey(analysis: Analysis, payment: Payment, key: IdempotencyKey): Path | null {
  const { graph, assignments } = analysis
  if (key.madeOf === null || key.isAlwaysNew) return null
  const takesCard = takesCardFor(analysis, payment)
  const setting = new Set(key.madeOf.flatMap((variable) => [...assignments.into(variable)]))
  const avoidEdge = (edge: GraphEdge) => setting.has(edge)
  const from = graph.out(payment.node)
  const inputs = inputsInLoopOf(analysis, payment).flatMap(({ node }) => graph.out(node))
  for (const card of inputs.filter(takesCard)) {
    const before = findPath(graph, { from, avoidEdge, goal: card.from })
    const after = findPath(graph, {
      from: [card],
      avoidEdge,
      goal: payment.node,
    })
    if (before !== null && after !== null) return [...before, ...after]
  }
  return null
}

/** The inputs that can be gone round together with a payment: no other lies between it and itself. */
function inputsInLoopOf(analysis: Analysis, { node }: Payment): readonly KeypadInput[] {
  const { graph } = analysis
  return graph.loops.membersOf(graph.placeOf(node)).flatMap((place) => {
    const member = graph.nodeAt(place)
    return (member && analysis.inputAt(member)) ?? []
  })
}

function paysSame({ graph, roles }: Analysis, payment: Payment, node: FlowNode): boolean {
  return roles.isPayment(node) && graph.facts(node).call?.action === payment.action.id
}

function isUnsure(output: string): boolean {
  return output === FAILURE.id || output === TIMEOUT.id
}

/** The edges after which the key is certainly another: a variable of it counts on. */
function changesOf({ assignments }: Analysis, { madeOf }: IdempotencyKey): readonly GraphEdge[] {
  return (madeOf ?? []).flatMap((variable) =>
    [...assignments.into(variable)].filter((edge) =>
      assignments.on(edge).some(({ target, source, madeOf: from }) => {
        if (target !== variable) return false
        if (source.type === 'system') return edge.output !== SUCCESS.id
        if (source.type !== 'value' || source.value.type !== 'expression') return false
        return from.includes(variable) || readsClock(source.value.text)
      }),
    ),
  )
}
