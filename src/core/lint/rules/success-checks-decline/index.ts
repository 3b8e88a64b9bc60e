import { answersAbout, outputOf } from '../../../analysis/payment-outcome.ts'
import { findPath } from '../../../analysis/paths.ts'
import { decidesOn, knownFrom, receiptsOf } from '../../../analysis/payment-values.ts'
import { gatewayOf } from '../../../analysis/gateway-of.ts'
import { claimsOf } from '../../../analysis/spoken-claims.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { Payment } from '../../../analysis/roles.ts'
import { SUCCESS } from '../../../kinds/outputs.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { insertDecision } from '../../repairs/insert-decision.ts'
import { witness } from '../../witness.ts'

/**
 * Not reported where the gateway is known to answer a declined card with an error, which leaves by failure. Of an
 * endpoint that nobody has named a gateway for, the common case is assumed. What a recording says is not known.
 */
export const successChecksDecline = defineRule({
  rule: 'success-checks-decline',
  code: 'SF-REL-03',
  severity: 'error',
  group: 'reliability',
  looksAt: ['words'],
  messages: {
    said: '“{{node}}” tells the caller that it was paid, and nothing has looked at what “{{payment}}” returned: {{arrives}} leaves by success, so a declined caller hears that the payment was made. Decide on what “{{payment}}” returns before.',
    written:
      '“{{node}}” writes the receipt of “{{payment}}”, and nothing has looked at what it returned: {{arrives}} leaves by success, so the agent sees a payment that was not made. Decide on what “{{payment}}” returns before.',
  },
  docs: {
    summary: 'What a payment has returned is looked at before anybody is told that it was made.',
    why: 'Success means that the gateway has answered, not that it has said yes. Most gateways answer a declined card with status 200 or 201: approved is false, the status is DECLINED, or there is no transaction id.',
    source:
      'Declines on success: Checkout.com (approved false), Braintree (errors with status 200), Cybersource (201 with DECLINED), Authorize.Net (responseCode 2), Adyen (Refused). Stripe and Spreedly answer with an error, which leaves by failure.',
    fix: 'Put a decision on the success of the payment: on its status where it returns one, else on the transaction id. The fix asks whether the transaction id is there; some gateways send one with a decline too, so look at it.',
    invalid: [
      {
        shows: 'Whatever was answered, the caller is thanked.',
        flow: `start -> token: fetch -> pay: pay -> thanks: play("Your payment was approved.") -> done: return`,
      },
      {
        shows: 'The receipt is written, even where it is empty.',
        flow: `start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'A decline has no transaction id.',
        flow: `start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
paid -> receipt: data(Id = Task.Transaction_ID) -> thanks: play("Your payment was approved.") -> done: return
paid.no -> declined: play("Your card was declined.") -> done`,
      },
      {
        shows: 'Stripe answers a declined card with an error.',
        flow: `action Process_Payment gateway stripe
start -> token: fetch -> pay: pay -> thanks: play("Your payment was approved.") -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    for (const payment of steps.payments) {
      const gateway = gatewayOf(payment.action)
      const success = outputOf(analysis, payment.node, SUCCESS)
      if (gateway?.declineOn.value === 'failure' || success === undefined) continue
      if (!analysis.isReachable(payment.node)) continue
      const answers = answersAbout(analysis, payment)
      const writes = writesReceipt(analysis, payment)
      const path = findPath(graph, {
        from: [success],
        goal: (node) => tellsPaid(analysis, node) || writes(node),
        avoidNode: (node) => decidesOn(analysis, node, answers) || analysis.roles.isPayment(node),
      })
      const node = path?.at(-1)?.to
      if (path === null || node === undefined) continue
      const arrives =
        gateway === undefined
          ? 'at most gateways a declined card'
          : `at ${gateway.title} a declined card`
      yield report(
        tellsPaid(analysis, node) ? 'said' : 'written',
        { node: node.name, payment: payment.node.name, arrives },
        {
          node: payment.node.id,
          about: 'success',
          path: witness(path),
          fix: insertDecision(analysis, payment),
          remark: inferredFrom(analysis, { payments: [payment] }),
        },
      )
    }
  },
})

function tellsPaid({ graph }: Analysis, node: FlowNode): boolean {
  return claimsOf(graph.facts(node)).has('paid')
}

function writesReceipt(analysis: Analysis, payment: Payment): (node: FlowNode) => boolean {
  const receipts = knownFrom(analysis, receiptsOf(analysis, payment))
  return (node) =>
    analysis
      .readsOf(node)
      .some(
        ({ use, variable }) =>
          (use.place === 'participant-data' || use.place === 'audio') &&
          variable !== undefined &&
          receipts.has(variable.id),
      )
}
