import { ageAtPayment } from '../../../analysis/token-age.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { proposeMoveFetch } from '../../repairs/move-fetch.ts'
import { timedWitness } from '../../witness.ts'
import { lifetimeInWords } from '../../words.ts'

/** The share of a token's life that may pass before its payment starts. */
const SHARE = 0.5

/** Not reported where the token can have expired: token-outlives-wait says so, and no-unbounded-wait-with-token. */
export const tokenHeadroom = defineRule({
  rule: 'token-headroom',
  code: 'SF-TTL-02',
  severity: 'warning',
  group: 'lifetime',
  looksAt: ['times', 'lifetimes'],
  messages: {
    half: 'Up to {{seconds}} s pass between “{{fetch}}” and “{{payment}}”, and {{token}} {{lifetime}}: half of its life or more is gone for a slow caller, and the payment fails as soon as anything takes longer than planned. Fetch it directly before “{{payment}}”, or shorten what lies between to less than {{limit}} s.',
  },
  docs: {
    summary: 'Half of a token’s life is left when the payment starts, on the slowest path.',
    why: 'What lies between is estimated: speech by its length, calls by their time-outs. A token that only just lives long enough fails on a busy day, with a longer recording, or when the gateway shortens the life of its tokens.',
    source:
      'Waits of Collect Input: first digit 5 s, each further digit 3 s by default, 99 s at most; time-out of a data action 1 to 60 s (Genesys Resource Center). The lifetime is the gateway’s.',
    fix: 'Move the fetch directly before the payment, or shorten the waits between. It asks for your eye where the flow goes on after a fetch that fails: those callers hear of it later then, after what the fetch is moved behind.',
    invalid: [
      {
        shows: 'Confirming can take 99 s of the 180 s that the token lives.',
        flow: 'start -> token: fetch -> confirm: collect(Digit, digits=1, wait=99) -> pay: pay -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Confirming comes first.',
        flow: 'start -> confirm: collect(Digit, digits=1, wait=99) -> token: fetch -> pay: pay -> done: return',
      },
      {
        shows: 'What lies between takes a few seconds.',
        flow: 'start -> token: fetch -> wait: play("One moment please.") -> pay: pay -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const use of steps.uses) {
      const age = ageAtPayment(analysis, use)
      const { fetch, payment } = use
      const limit = fetch.lifetimeSeconds * SHARE
      if (age === null || age.isLate || age.longest.seconds < limit) continue
      yield report(
        'half',
        {
          seconds: age.longest.seconds,
          fetch: fetch.node.name,
          payment: payment.node.name,
          token: fetch.token.name,
          lifetime: lifetimeInWords(fetch),
          limit,
        },
        {
          node: fetch.node.id,
          variable: fetch.token.id,
          about: payment.node.id,
          path: timedWitness(age.longest.path),
          fix: proposeMoveFetch(analysis, fetch),
          remark: inferredFrom(analysis, { fetches: [fetch], payments: [payment] }),
        },
      )
    }
  },
})
