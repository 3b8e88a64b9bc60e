import type { Analysis } from '../../../analysis/analyse.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import {
  decidesOn,
  decidesOnNothing,
  isReceiptName,
  knownFrom,
  receiptsOf,
  writesOut,
} from '../../../analysis/payment-values.ts'
import type { Payment, Returned } from '../../../analysis/roles.ts'
import { SUCCESS } from '../../../kinds/outputs.ts'
import { type ContractField, isStub } from '../../../model/data-action.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { writeReceipt } from '../../repairs/write-receipt.ts'
import { witness } from '../../witness.ts'

/**
 * After a decision on what the payment returned, the receipt belongs on the approved arm. Which arm that is a condition
 * does not say; where one arm writes the receipt, the others are taken to be declined. So they are behind a decision on
 * something that nothing has set: set-before-read and success-checks-decline tell that it decides on nothing.
 */
export const receiptBeforeExit = defineRule({
  rule: 'receipt-before-exit',
  code: 'SF-ORD-06',
  severity: 'error',
  group: 'ordering',
  looksAt: ['replies', 'outputs'],
  messages: {
    lost: '“{{payment}}” returns {{receipt}}, but on the way to “{{end}}” nothing writes it to participant data: the payment is made, and neither agent nor report can find it. Write it with Set Participant Data where it is sure that “{{payment}}” was approved, before the call leaves the flow.',
    replaced:
      '“{{payment}}” returns {{receipt}}, and “{{node}}” puts something else into it before it was written to participant data: the payment is made, and neither agent nor report can find it. Write it with Set Participant Data first, or let “{{node}}” use another variable.',
    unbound:
      '“{{payment}}” throws its receipt away: the output {{field}} of “{{action}}” goes into no variable. Bind it to a variable that is not secure, and write it to participant data before the call leaves the flow.',
    nothing:
      '“{{payment}}” takes nothing that “{{action}}” returns: the payment is made, and neither agent nor report can find it. Bind what the action returns as its transaction id to a variable that is not secure, and write it to participant data.',
  },
  docs: {
    summary: 'The receipt of a payment is written to participant data before the call leaves.',
    why: 'Secure variables are purged when the flow ends, and the transaction id is all that finds a payment again for a refund or a complaint. Reports do not keep attributes that are set after the conversation has ended.',
    source:
      'Genesys Resource Center, “Set Participant Data action”: attributes that are set after the end of a conversation are not saved.',
    fix: 'Write it with Set Participant Data on the approved arm of the decision after the payment; where a decline leaves by failure, directly on success. The fix puts in a decision too where there is none, and takes the arm on which the receipt is there where the flow asks for it already. It asks for your eye: whether a receipt alone proves a payment differs between gateways. Where the flow decides on something else, or the gateway gives a declined payment an id as well, there is no fix: which arm is the approved one only a status says.',
    invalid: [
      {
        shows: 'The caller goes back to the agent, and the receipt is gone.',
        flow: 'start -> token: fetch -> pay: pay -> thanks: play("Thank you.") -> done: return',
      },
      {
        shows: 'It is written on one of two ways out.',
        flow: `start -> token: fetch -> pay: pay -> more: decide(Call.Ani != "") -> tell: data(Receipt = Task.Transaction_ID) -> done: return
more.no -> bye: transfer(Payments)`,
      },
    ],
    valid: [
      {
        shows: 'It is written where the payment was approved; the other arm has none.',
        flow: `start -> token: fetch -> pay: pay -> ok: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> tell: data(Receipt = Task.Transaction_ID) -> done: return
ok.no -> sorry: play("Your card was declined.") -> done`,
      },
      {
        shows:
          'At Stripe a declined card leaves by failure: it is written right after the payment.',
        flow: `action Process_Payment gateway stripe
start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const payment of steps.payments) {
      const { node, action, returns } = payment
      const remark = () => inferredFrom(analysis, { payments: [payment] })
      const receipts = receiptsOf(analysis, payment)
      const thrownAway = receipts.some(isNamedReceipt)
        ? undefined
        : action.outputs.find((output) => isReceiptOutput(output) && !isBound(payment, output))
      if (thrownAway !== undefined) {
        const words = { payment: node.name, action: action.name, field: thrownAway.name }
        yield report('unbound', words, {
          node: node.id,
          field: `outputs.${thrownAway.name}`,
          remark: remark(),
        })
        continue
      }
      const [receipt] = receipts
      if (receipt === undefined) {
        // What an imported action returns is known by what is bound of it alone.
        if (!isStub(action) || returns.length > 0) continue
        const words = { payment: node.name, action: action.name }
        yield report('nothing', words, { node: node.id, severity: 'warning', remark: remark() })
        continue
      }
      const success = analysis.graph.out(node).find(({ output }) => output === SUCCESS.id)
      if (success === undefined) continue
      const replacing = findReplacing(analysis, payment, success, receipts)
      if (replacing !== null) {
        const { node: other, path } = replacing
        const words = { payment: node.name, receipt: receipt.variable.name, node: other.name }
        const place = { node: node.id, variable: receipt.variable.id, path: witness(path) }
        yield report('replaced', words, { ...place, remark: remark() })
        continue
      }
      const path = findLoss(analysis, payment, success, receipts)
      const end = path?.at(-1)?.to
      if (end === undefined || !path) continue
      yield report(
        'lost',
        { payment: node.name, receipt: receipt.variable.name, end: end.name },
        {
          node: node.id,
          variable: receipt.variable.id,
          path: witness(path),
          fix: writeReceipt(analysis, payment, success, receipt),
          remark: remark(),
        },
      )
    }
  },
})

function isNamedReceipt({ property, variable }: Returned): boolean {
  return isReceiptName(property) || isReceiptName(variable.name)
}

function isReceiptOutput({ name, sensitivity }: ContractField): boolean {
  return sensitivity === 'none' && isReceiptName(name)
}

function isBound({ returns }: Payment, { name }: ContractField): boolean {
  return returns.some(({ property }) => property === name)
}

/**
 * A step behind success that fills the variable of the receipt anew before it was written, with the way there. Not asked
 * where the receipt was copied, or is returned in several pieces: another one may be left.
 */
function findReplacing(
  analysis: Analysis,
  payment: Payment,
  success: GraphEdge,
  receipts: readonly Returned[],
): { readonly node: FlowNode; readonly path: Path } | null {
  const [receipt, ...others] = receipts
  if (receipt === undefined || others.length > 0) return null
  const { variable } = receipt
  if (knownFrom(analysis, receipts).size > 1) return null
  for (const edge of analysis.assignments.into(variable)) {
    if (edge.from === payment.node || edge.to === undefined) continue
    const ways = waysOn(analysis, payment, receipts)
    const path = findPath(analysis.graph, { ...ways, from: [success], goal: edge.from })
    if (path !== null && !ways.avoidNode(edge.from)) return { node: edge.from, path }
  }
  return null
}

/** From success to an end of the flow, past nothing that writes the receipt and over no arm that is declined. */
function findLoss(
  analysis: Analysis,
  payment: Payment,
  success: GraphEdge,
  receipts: readonly Returned[],
): Path | null {
  const { graph } = analysis
  return findPath(graph, {
    ...waysOn(analysis, payment, receipts),
    from: [success],
    goal: (node) => graph.facts(node).ends !== null,
  })
}

function waysOn(analysis: Analysis, payment: Payment, receipts: readonly Returned[]) {
  const { graph } = analysis
  const receipt = knownFrom(analysis, receipts)
  const returned = knownFrom(analysis, payment.returns)
  const stops = (node: FlowNode) => node === payment.node || writesOut(analysis, node, receipt)
  const isDeclined = (edge: GraphEdge) =>
    (decidesOn(analysis, edge.from, returned) || decidesOnNothing(analysis, edge.from)) &&
    findPath(graph, {
      from: graph.out(edge.from).filter((other) => other.to !== edge.to),
      avoidNode: (node) => node === payment.node,
      goal: (node) => writesOut(analysis, node, receipt),
    }) !== null
  return { avoidNode: stops, avoidEdge: isDeclined }
}
