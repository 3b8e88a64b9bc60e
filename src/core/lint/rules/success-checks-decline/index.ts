import { heldAt } from '../../../analysis/held-texts.ts'
import { answersAbout, isIdProof, outputOf } from '../../../analysis/payment-outcome.ts'
import {
  decidesOn,
  isReceiptName,
  knownFrom,
  receiptsOf,
} from '../../../analysis/payment-values.ts'
import { likelyGatewayOf } from '../../../analysis/gateway-of.ts'
import { findTold } from '../../../analysis/told.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { Payment, Returned } from '../../../analysis/roles.ts'
import type { VariableId } from '../../../base/ids.ts'
import { SUCCESS } from '../../../kinds/outputs.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { howSure } from '../../how-sure.ts'
import { inferredFrom } from '../../inference.ts'
import { insertDecision } from '../../repairs/insert-decision.ts'
import { toldBy } from '../../told-by.ts'
import { witness } from '../../witness.ts'
import { findEmptyArm } from './empty-arm.ts'

/**
 * Not reported where the gateway is known to answer a declined card with an error, which leaves by failure. Of an
 * endpoint that nobody has named a gateway for, the common case is assumed. What a recording says is not known.
 * That there is an id proves nothing where the gateway gives a declined payment one too.
 */
export const successChecksDecline = defineRule({
  rule: 'success-checks-decline',
  code: 'SF-REL-03',
  severity: 'error',
  group: 'reliability',
  looksAt: ['words', 'replies', 'outputs', 'gateways'],
  messages: {
    idAlone:
      'Before “{{node}}” the flow looks for {{id}} alone, but at {{gateway}} a declined payment has one too: a declined caller is taken for one who has paid. Decide on {{verdict}} instead.',
    said: '“{{node}}” tells the caller that it was paid, and nothing has looked at what “{{payment}}” returned: {{arrives}} leaves by success, so a declined caller hears that the payment was made. Decide on what “{{payment}}” returns before.',
    empty:
      '“{{node}}” tells the caller that it was paid on the arm of “{{decision}}” on which {{receipt}} is empty: who was declined hears that the payment was made, and who has paid does not. Exchange the arms of “{{decision}}”, or correct its condition.',
    written:
      '“{{node}}” writes the receipt of “{{payment}}”, and nothing has looked at what it returned: {{arrives}} leaves by success, so the agent sees a payment that was not made. Decide on what “{{payment}}” returns before.',
  },
  docs: {
    summary: 'What a payment has returned is looked at before anybody is told that it was made.',
    why: 'Success means that the gateway has answered, not that it has said yes. Most gateways answer a declined card with status 200 or 201: approved is false, the status is DECLINED, or there is no transaction id.',
    source:
      'Declines on success: Checkout.com (approved false), Braintree (errors with status 200), Cybersource (201 with DECLINED), Authorize.Net (responseCode 2), Adyen (Refused). Stripe and Spreedly answer with an error, which leaves by failure.',
    fix: 'Put a decision on the success of the payment: on its status where it returns one, else on the transaction id. The fix asks whether the transaction id is there; where the gateway sends one with a decline too, no fix is offered: decide on a status.',
    invalid: [
      {
        shows: 'Whatever was answered, the caller is thanked.',
        flow: `start -> token: fetch -> pay: pay -> thanks: play("Your payment was approved.") -> done: return`,
      },
      {
        shows: 'The receipt is written, even where it is empty.',
        flow: `start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return`,
      },
      {
        shows: 'Checkout.com gives a declined payment an id, too.',
        flow: `action Process_Payment gateway checkout-com out Approved:boolean
start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
paid -> thanks: play("Your payment was approved.") -> done: return
paid.no -> declined: play("Your card was declined.") -> done`,
      },
      {
        shows: 'The arms are exchanged: who was declined is thanked.',
        flow: `start -> token: fetch -> pay: pay -> paid: decide(IsNotSetOrEmpty(Task.Transaction_ID))
paid -> thanks: play("Your payment was approved.") -> done: return
paid.no -> declined: play("Your card was declined.") -> done`,
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
    for (const payment of steps.payments) {
      const gateway = likelyGatewayOf(payment.action)
      const success = outputOf(analysis, payment.node, SUCCESS)
      if (gateway?.declineOn.value === 'failure' || success === undefined) continue
      const isIdEnough = isIdProof(payment)
      const writes = writesReceipt(analysis, payment)
      const from = [success]
      const held = heldAt(analysis, payment.node)
      const findUndecided = (answers: ReadonlySet<VariableId>) =>
        findTold(analysis, {
          from,
          held,
          goal: (node, claims) => claims.has('paid') || writes(node),
          avoidNode: (node) => decidesOn(analysis, node, answers) || analysis.roles.isPayment(node),
        })
      const answers = answersAbout(analysis, payment)
      const told = findUndecided(answers)
      const place = { node: payment.node.id, about: 'success' }
      const inferred = inferredFrom(analysis, { payments: [payment], gateways: [payment] })
      const wrongArm = findEmptyArm(analysis, payment, { from, held }, answers)
      if (wrongArm !== null) {
        const { told: wrong, decision, receipt } = wrongArm
        const words = { node: wrong.node.name, decision: decision.name, receipt: receipt.name }
        const remark = [toldBy(wrong), inferred].filter(Boolean).join(' ')
        yield report('empty', words, { node: decision.id, path: witness(wrong.path), remark })
      }
      if (told === null) {
        const ids = payment.returns.filter(isId)
        if (gateway === undefined || isIdEnough || ids.length === 0) continue
        const undecided = findUndecided(verdictsAbout(analysis, payment, ids))
        if (undecided === null) continue
        const words = {
          node: undecided.node.name,
          id: ids.map(({ variable }) => variable.name).join(' and '),
          gateway: gateway.title,
          verdict: verdictInWords(payment),
        }
        const sure = howSure(gateway.idOnDecline, 'That declined payments have one there')
        const remark = [toldBy(undecided), inferred, sure].filter(Boolean).join(' ')
        yield report('idAlone', words, { ...place, path: witness(undecided.path), remark })
        continue
      }
      // Of a gateway of one's own nothing is known.
      const known = gateway?.declineOn.certainty === 'default' ? undefined : gateway
      const sure = known && howSure(known.declineOn, 'That a declined card leaves by success there')
      yield report(
        told.claims.has('paid') ? 'said' : 'written',
        {
          node: told.node.name,
          payment: payment.node.name,
          arrives: `at ${known?.title ?? 'most gateways'} a declined card`,
        },
        {
          ...place,
          path: witness(told.path),
          remark: [toldBy(told), inferred, sure].filter(Boolean).join(' '),
          fix: isIdEnough ? insertDecision(analysis, payment) : null,
        },
      )
    }
  },
})

/** A code of an authorization is given for what was approved, and for nothing else. */
function isId({ property, variable }: Returned): boolean {
  return [property, variable.name].some((name) => isReceiptName(name) && !/auth|approv/i.test(name))
}

/** What tells whether it was paid, but for what every payment has. */
function verdictsAbout(
  analysis: Analysis,
  payment: Payment,
  ids: readonly Returned[],
): ReadonlySet<VariableId> {
  const others = payment.returns.filter((returned) => !ids.includes(returned))
  const ofIds = knownFrom(analysis, ids)
  const asked = [...answersAbout(analysis, payment)].filter((variable) => !ofIds.has(variable))
  return new Set([...answersAbout(analysis, { ...payment, returns: others }), ...asked])
}

/** What the payment could be judged by: outputs of its action that are neither an id nor secret. */
function verdictInWords({ action }: Payment): string {
  const names = action.outputs.flatMap(({ name, sensitivity }) =>
    sensitivity === 'none' && !isReceiptName(name) ? [name] : [],
  )
  if (names.length === 0) return `a status, which “${action.name}” has to return`
  return `the output ${names.join(' or ')} of “${action.name}”`
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
