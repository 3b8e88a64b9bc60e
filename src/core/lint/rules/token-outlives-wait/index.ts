import { ageAtPayment } from '../../../analysis/token-age.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { moveFetch } from '../../repairs/move-fetch.ts'
import { timedWitness } from '../../witness.ts'
import { lifetimeInWords } from '../../words.ts'

/**
 * Worst case of everything between the fetch and the start of the payment. Not reported: a payment directly after the
 * fetch, whose own time-out is the only time there is. Of a lifetime that nobody states it can only be a warning.
 */
export const tokenOutlivesWait = defineRule({
  rule: 'token-outlives-wait',
  code: 'SF-TTL-01',
  severity: 'error',
  group: 'lifetime',
  looksAt: ['times', 'lifetimes'],
  messages: {
    late: 'Up to {{seconds}} s pass between “{{fetch}}” and “{{payment}}”, and {{token}} lives {{lifetime}} s, of which “{{payment}}” itself may take {{timeout}} s and 10 s are kept as a margin: the token has expired for a slow caller. Fetch it directly before “{{payment}}”, or shorten what lies between to less than {{limit}} s.',
    assumed:
      'Up to {{seconds}} s pass between “{{fetch}}” and “{{payment}}”, and {{token}} {{lifetime}}: with the {{timeout}} s that “{{payment}}” itself may take and 10 s as a margin it has expired for a slow caller. Fetch it directly before “{{payment}}”, or enter at the action of “{{fetch}}” how long its tokens live.',
    endless:
      'A loop without a known limit lies between “{{fetch}}” and “{{payment}}”: {{token}} can expire before it is used. Fetch it directly before “{{payment}}”, or limit how often the loop is gone round.',
  },
  docs: {
    summary: 'A token is still valid when the payment starts, on the slowest path.',
    why: 'The sum of the longest waits on the way to the payment is what a slow caller takes. When that is more than the lifetime of the token, the payment fails for exactly those callers, and tests with a quick tester never show it.',
    source:
      'Waits of Collect Input: first digit 5 s, each further digit 3 s by default, 99 s at most; time-out of a data action 1 to 60 s (Genesys Resource Center). The lifetime is the gateway’s.',
    fix: 'Move the fetch directly before the payment, or shorten the waits between. A loop needs a counter. Where the fetch is moved, callers for whom it fails hear of it after the waits, as they do wherever the fetch stands right; with this error the flow cannot go live as it is.',
    invalid: [
      {
        shows: 'Confirming can take 104 s, and the token lives 60 s.',
        flow: `action Generate_Session_Token lifetime 60
start -> token: fetch -> confirm: collect(Digit, digits=1-3, wait=98) -> pay: pay -> done: return`,
      },
      {
        shows: 'The caller may fail to confirm again and again.',
        flow: `start -> token: fetch -> confirm: collect(Digit, digits=1) -> pay: pay -> done: return
confirm.failure -> confirm`,
      },
    ],
    valid: [
      {
        shows: 'Confirming comes first.',
        flow: `action Generate_Session_Token lifetime 60
start -> confirm: collect(Digit, digits=1-3, wait=98) -> token: fetch -> pay: pay -> done: return`,
      },
      {
        shows: 'A retry fetches again, which starts the clock anew.',
        flow: `action Generate_Session_Token lifetime 60
start -> confirm: collect(Digit, wait=98) -> token: fetch -> pay: pay -> done: return
pay.failure -> confirm`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const use of steps.uses) {
      const { fetch, payment } = use
      const age = ageAtPayment(analysis, use)
      if (age?.isLate !== true) continue
      const { longest, timeoutSeconds: timeout, limitSeconds } = age
      const { seconds } = longest
      const words = { fetch: fetch.node.name, payment: payment.node.name, token: fetch.token.name }
      const place = {
        node: fetch.node.id,
        variable: fetch.token.id,
        about: payment.node.id,
        path: timedWitness(longest.path),
        fix: moveFetch(analysis, fetch),
        remark: inferredFrom(analysis, { fetches: [fetch], payments: [payment] }),
      }
      if (seconds === Number.POSITIVE_INFINITY) yield report('endless', words, place)
      else if (fetch.isLifetimeAssumed) {
        const data = { ...words, seconds, timeout, lifetime: lifetimeInWords(fetch) }
        yield report('assumed', data, { ...place, severity: 'warning' })
      } else {
        const lifetime = fetch.lifetimeSeconds
        const limit = Math.max(limitSeconds, 1)
        yield report('late', { ...words, seconds, lifetime, timeout, limit }, place)
      }
    }
  },
})
