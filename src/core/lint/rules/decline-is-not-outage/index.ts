import { likelyGatewayOf } from '../../../analysis/gateway-of.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import { inquiriesAfter, outputOf } from '../../../analysis/payment-outcome.ts'
import { decidesOn, decidesOnNothing, knownFrom } from '../../../analysis/payment-values.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import type { Payment } from '../../../analysis/roles.ts'
import type { VariableId } from '../../../base/ids.ts'
import type { FlowNode } from '../../../model/design.ts'
import { FAILURE, SUCCESS } from '../../../kinds/outputs.ts'
import { defineRule } from '../../define.ts'
import { howSure } from '../../how-sure.ts'
import { inferredFrom } from '../../inference.ts'
import { witness } from '../../witness.ts'

/** Only for gateways that are known to answer a declined card with an error: of others nothing can be said. */
export const declineIsNotOutage = defineRule({
  rule: 'decline-is-not-outage',
  code: 'SF-REL-04',
  severity: 'error',
  group: 'reliability',
  looksAt: ['gateways'],
  messages: {
    same: 'At {{gateway}} a declined card leaves “{{payment}}” by failure, as an outage does, and the flow goes on to “{{to}}” without telling the two apart: a declined caller hears of a fault, or an outage is taken for a declined card and another one is asked for. Ask {{gateway}} what became of the payment and decide on the answer, or decide on what failure returns.',
  },
  docs: {
    summary: 'A declined card and a gateway that is down are told apart.',
    why: 'A declined caller can try another card; in an outage no card helps, and whether the first was charged is not known. Where a gateway answers a decline with status 402 or 422, both leave the action by failure.',
    source:
      'Stripe answers a declined card with status 402 (card_error), Spreedly with 422. Which output a gateway’s declines leave by is a fact of the gateway here.',
    fix: 'After failure, call an action that asks the gateway for the payment, and decide on its status. No fix is offered: the question is the gateway’s own. The Stripe and Spreedly templates have it.',
    invalid: [
      {
        shows: 'Stripe’s failures are all taken for faults.',
        flow: `action Process_Payment gateway stripe
start -> token: fetch -> pay: pay -> done: return
pay.failure -> sorry: play("Something went wrong.") -> done
token.failure, token.timeout, pay.timeout -> sorry`,
      },
    ],
    valid: [
      {
        shows: 'Stripe is asked what became of the payment.',
        flow: `action Process_Payment gateway stripe
action Get_Payment in Id out Status
start -> token: fetch -> pay: pay -> done: return
pay.failure -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status) -> declined: decide(Task.Status == "requires_payment_method")
declined -> no: play("Your card was declined.") -> done
declined.no, ask.failure, ask.timeout, token.failure, token.timeout, pay.timeout -> sorry: play("Something went wrong.") -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { assignments } = analysis
    for (const payment of steps.payments) {
      const gateway = likelyGatewayOf(payment.action)
      const failure = outputOf(analysis, payment.node, FAILURE)
      if (gateway?.declineOn.value !== 'failure' || failure?.to === undefined) continue
      const reasons = assignments
        .on(failure)
        .flatMap(({ target }) => (target === undefined ? [] : [{ variable: target }]))
      const known = knownFrom(analysis, reasons)
      const path = untoldPath(analysis, payment, failure, known)
      if (path === null) continue
      const remarks = [
        inferredFrom(analysis, { payments: [payment], gateways: [payment] }),
        howSure(gateway.declineOn, 'That a declined card leaves by failure there'),
      ]
      yield report(
        'same',
        { gateway: gateway.title, payment: payment.node.name, to: failure.to.name },
        {
          node: payment.node.id,
          about: 'failure',
          path: witness(path),
          remark: remarks.filter(Boolean).join(' '),
        },
      )
    }
  },
})

/** From failure to an end or another payment, with nothing on the way that tells what became of this one. */
function untoldPath(
  analysis: Analysis,
  payment: Payment,
  failure: GraphEdge,
  known: ReadonlySet<VariableId>,
): Path | null {
  const { graph, roles } = analysis
  const { isInquiry, decides } = inquiriesAfter(analysis, payment)
  const goal = (node: FlowNode) => graph.facts(node).ends !== null || roles.isPayment(node)
  const hasReason = (node: FlowNode) => decidesOn(analysis, node, known)
  const looks = (node: FlowNode) => isInquiry(node) || hasReason(node)
  const from = [failure]
  if (failure.to === undefined || hasReason(failure.to)) return null
  const unasked = looks(failure.to) ? null : findPath(graph, { from, goal, avoidNode: looks })
  if (unasked !== null) return unasked
  const asking = findPath(graph, { from, goal: isInquiry, avoidNode: hasReason })
  const inquiry = asking?.at(-1)?.to
  if (asking === null || inquiry === undefined) return null
  // A gateway that does not answer the question has told nothing that could be decided on.
  const answer = graph.out(inquiry).filter(({ output }) => output === SUCCESS.id)
  const avoidNode = (node: FlowNode) =>
    decides(node) || hasReason(node) || decidesOnNothing(analysis, node)
  const [first] = answer
  if (first?.to === undefined || avoidNode(first.to)) return null
  const unread = findPath(graph, { from: answer, goal, avoidNode })
  return unread && [...asking, ...unread]
}
