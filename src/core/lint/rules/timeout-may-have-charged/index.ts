import { heldAt } from '../../../analysis/held-texts.ts'
import { inquiriesAfter, outputOf } from '../../../analysis/payment-outcome.ts'
import { findTold } from '../../../analysis/told.ts'
import { TIMEOUT } from '../../../kinds/outputs.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { toldBy } from '../../told-by.ts'
import { witness } from '../../witness.ts'

/**
 * What a recording says is not known, and neither is a text in a language whose phrases are not on the list, or what a
 * variable holds that another thing than the flow has written.
 */
export const timeoutMayHaveCharged = defineRule({
  rule: 'timeout-may-have-charged',
  code: 'SF-REL-08',
  severity: 'warning',
  group: 'reliability',
  looksAt: ['words'],
  messages: {
    denied:
      'After the time-out of “{{payment}}” the caller hears at “{{node}}” that nothing was paid, and nobody knows that: the gateway may have charged the card and answered too late. Say that the outcome is being checked, and ask the gateway for the payment by its key.',
  },
  docs: {
    summary: 'After a time-out of the payment nobody is told that nothing was charged.',
    why: 'A time-out means that the answer did not come in time, not that the payment was not made. A caller who hears “not charged” pays again, with another card or at another place.',
    source:
      'Call Secure Data leaves by timeout when no answer has come within its seconds (Genesys Resource Center); the gateway does not learn of that. What callers are told is found by a few phrases in eleven languages, in what a step says itself and in what the variables hold that it says.',
    fix: 'Say that the outcome is not known yet, write the status “unknown” for the agent, and ask the gateway for the payment by its idempotency key. No fix is offered: what to say is yours.',
    invalid: [
      {
        shows: 'The caller hears what nobody knows.',
        flow: `start -> token: fetch -> pay: pay -> done: return
pay.timeout -> sorry: play("Your card was not charged.") -> done`,
      },
      {
        shows: 'The same by a variable, which was given the words before.',
        flow: `start -> words: set(Words = "Your card was not charged.") -> token: fetch -> pay: pay -> done: return
pay.timeout -> sorry: play(Task.Words) -> done`,
      },
    ],
    valid: [
      {
        shows: 'The truth.',
        flow: `start -> token: fetch -> pay: pay -> done: return
pay.timeout -> unknown: play("We do not know yet whether your payment went through.") -> done`,
      },
      {
        shows: 'The gateway was asked, and knows of no payment.',
        flow: `action Query in Reference out State
start -> token: fetch -> pay: pay -> done: return
pay.timeout -> ask: call(Query, Reference=Call.ConversationId, into State=State) -> none: decide(Task.State == "none")
none -> sorry: play("Your card was not charged.") -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { roles } = analysis
    for (const payment of steps.payments) {
      const timeout = outputOf(analysis, payment.node, TIMEOUT)
      if (timeout === undefined) continue
      const { decides } = inquiriesAfter(analysis, payment)
      const told = findTold(analysis, {
        from: [timeout],
        held: heldAt(analysis, payment.node),
        goal: (_, claims) => claims.has('unpaid'),
        avoidNode: (node) => decides(node) || roles.isPayment(node),
      })
      if (told === null) continue
      const { node, path } = told
      const inferred = inferredFrom(analysis, { payments: [payment] })
      yield report(
        'denied',
        { payment: payment.node.name, node: node.name },
        {
          node: node.id,
          about: payment.node.id,
          path: witness(path),
          remark: [toldBy(told), inferred].filter(Boolean).join(' '),
        },
      )
    }
  },
})
