import { isStub } from '../../../analysis/actions/analyse-action.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { ageAtPayment } from '../../../analysis/token-age.ts'
import type { TokenUse } from '../../../analysis/token-uses.ts'
import type { DataAction } from '../../../model/data-action.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { limitTimeouts } from '../../repairs/limit-timeouts.ts'
import { timedWitness } from '../../witness.ts'
import { lifetimeInWords } from '../../words.ts'

const TIMEOUT_FIELD = 'timeoutSeconds'

/** What gateways need on a slow day, in seconds. */
const ENOUGH: { readonly fetch: number; readonly payment: number } = { fetch: 10, payment: 15 }

/**
 * Not reported: a token that has expired before the payment starts, where no time-out would help (token-outlives-wait),
 * and time-outs of imported actions that nothing states.
 */
export const actionTimeoutFits = defineRule({
  rule: 'action-timeout-fits',
  code: 'SF-TTL-06',
  severity: 'error',
  group: 'lifetime',
  looksAt: ['times', 'lifetimes'],
  messages: {
    life: '“{{payment}}” may take {{timeout}} s, and {{token}} {{lifetime}}{{passed}}: it can expire while the gateway is still at work, and nobody knows whether the card was charged. {{advice}}',
    alone:
      '“{{payment}}” may take {{second}} s: a caller hears nothing for that long, hangs up or starts pressing keys, and the payment is made all the same. Give it a time-out of {{patience}} s at most, such as {{short}} s.',
    patience:
      '“{{fetch}}” may take {{first}} s and “{{payment}}” {{second}} s: a caller hears nothing for up to {{sum}} s, hangs up or starts pressing keys, and the payment is made all the same. Give them time-outs of {{patience}} s together at most, such as {{shortFetch}} s and {{shortPayment}} s.',
  },
  docs: {
    summary:
      'The time-outs of fetch and payment fit into the life of the token and the patience of a caller.',
    why: 'A data action may take 60 s. A token that expires while the payment is on its way makes the outcome unknown; and a caller who hears nothing for more than half a minute hangs up, with the payment made.',
    source:
      'Time-out of a data action: 1 to 60 s, 60 s by default (Genesys Resource Center, “Configure a custom action”). The patience of 30 s is a budget of ours: `caller-patience-seconds` in secure-flow.config.json is another.',
    fix: 'Set the time-outs at the nodes: 10 s for the fetch and 15 s for the payment are usual. The fix asks for your eye: what a gateway would still have answered after that is left by timeout.',
    invalid: [
      {
        shows: 'The payment may take as long as the token lives.',
        flow: `action Generate_Session_Token lifetime 20
start -> token: fetch(timeout=5) -> pay: pay(timeout=20) -> done: return`,
      },
      {
        shows: 'Two minutes of silence.',
        flow: 'start -> token: fetch(timeout=60) -> pay: pay(timeout=60) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Both answer within 25 s.',
        flow: 'start -> token: fetch(timeout=10) -> pay: pay(timeout=15) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, options, report }) {
    for (const payment of steps.payments) {
      // With a token the time of its fetch counts, too.
      if (payment.tokens.length > 0 || payment.isTokenMissing) continue
      const second = statedTimeout(analysis, payment)
      const patience = options.callerPatienceSeconds
      if (second === null || second <= patience) continue
      const short = Math.min(ENOUGH.payment, patience)
      yield report(
        'alone',
        { payment: payment.node.name, second, patience, short },
        {
          node: payment.node.id,
          field: TIMEOUT_FIELD,
          about: 'alone',
          remark: inferredFrom(analysis, { payments: [payment] }),
          fix: limitTimeouts([{ node: payment.node, seconds: short }]),
        },
      )
    }
    for (const use of steps.uses) {
      const { fetch, payment } = use
      const age = ageAtPayment(analysis, use)
      const second = statedTimeout(analysis, payment)
      if (age === null || second === null) continue
      const words = { fetch: fetch.node.name, payment: payment.node.name, token: fetch.token.name }
      const place = {
        node: payment.node.id,
        field: TIMEOUT_FIELD,
        remark: inferredFrom(analysis, { fetches: [fetch], payments: [payment] }),
      }
      const left = fetch.lifetimeSeconds - age.longest.seconds
      if (left > 0 && second >= left) {
        yield report(
          'life',
          {
            ...words,
            timeout: second,
            lifetime: lifetimeInWords(fetch),
            passed:
              left === fetch.lifetimeSeconds
                ? ''
                : `, of which up to ${age.longest.seconds} s have passed when it starts`,
            advice: adviceFor(payment.node.name, left, age.longest.seconds),
          },
          {
            ...place,
            variable: fetch.token.id,
            about: `${fetch.node.id} life`,
            path: timedWitness(age.longest.path),
            fix: limitTimeouts([
              { node: payment.node, seconds: Math.min(ENOUGH.payment, Math.ceil(left) - 1) },
            ]),
            ...(fetch.isLifetimeAssumed ? { severity: 'warning' } : {}),
          },
        )
      }
      const first = statedTimeout(analysis, fetch)
      const patience = options.callerPatienceSeconds
      if (first === null || first + second <= patience) continue
      const short = shareOf(patience)
      yield report(
        'patience',
        {
          ...words,
          first,
          second,
          sum: first + second,
          patience,
          shortFetch: short.fetch,
          shortPayment: short.payment,
        },
        {
          ...place,
          about: `${fetch.node.id} patience`,
          path: timedWitness(age.longest.path),
          fix: limitTimeouts(shorter(use, first, second, short)),
        },
      )
    }
  },
})

function adviceFor(payment: string, left: number, passed: number): string {
  if (left > ENOUGH.payment) return `Give “${payment}” a time-out of 10 to ${ENOUGH.payment} s.`
  const short = `a time-out of less than ${left} s.`
  if (left > 1 && passed > 0) {
    return `Fetch the token directly before “${payment}”, or give that ${short}`
  }
  return left > 1
    ? `Give “${payment}” ${short}`
    : 'No time-out is that short: have the gateway make tokens that live longer.'
}

/** The seconds that a call may take; null where an import does not say, and 60 s are only what Genesys takes then. */
function statedTimeout(
  { graph }: Analysis,
  { node, action }: { readonly node: FlowNode; readonly action: DataAction },
): number | null {
  const { call } = graph.facts(node)
  if (call === null) return null
  return isStub(action) && !call.statesTimeout ? null : call.timeoutSeconds
}

/** What gateways need, or as much of it as a caller waits for. */
function shareOf(patience: number): typeof ENOUGH {
  const fetch = Math.min(ENOUGH.fetch, Math.max(1, Math.floor(patience * 0.4)))
  return { fetch, payment: Math.min(ENOUGH.payment, patience - fetch) }
}

function shorter(
  { fetch, payment }: TokenUse,
  first: number,
  second: number,
  short: typeof ENOUGH,
) {
  return [
    { node: fetch.node, now: first, seconds: short.fetch },
    { node: payment.node, now: second, seconds: short.payment },
  ].filter(({ now, seconds }) => now > seconds)
}
