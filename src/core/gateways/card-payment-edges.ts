import type { FlowEdge } from '../model/design.ts'
import type { CardPayment } from './card-payment-spec.ts'
import { edges } from './flow-template.ts'

/** The ends of a path without a receipt. Not every flow has all of them. */
const OUTCOMES = ['not-paid', 'declined', 'failed', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The ways of a card payment: down the main path, and to an end of its own from wherever it cannot go on. */
export function paymentEdges(payment: CardPayment): readonly FlowEdge[] {
  const ways = [...mainEdges(payment), ...paymentOutcome(payment), ...inquiryEdges(payment)]
  return [
    ...ways,
    ...OUTCOMES.flatMap((outcome) => (leadsTo(ways, outcome) ? endEdges(outcome) : [])),
    ...edges('report-error', { next: 'return-error' }),
  ]
}

export function leadsTo(ways: readonly FlowEdge[], outcome: Outcome): boolean {
  return ways.some(({ to }) => to === `report-${outcome}`)
}

function endEdges(outcome: Outcome): readonly FlowEdge[] {
  return [
    ...edges(`report-${outcome}`, { next: `${outcome}-prompt` }),
    ...edges(`${outcome}-prompt`, { next: `return-${outcome}` }),
  ]
}

function mainEdges({ opening, token, payment }: CardPayment): readonly FlowEdge[] {
  const noPayment = { failure: 'report-not-paid', timeout: 'report-not-paid' }
  return [
    ...edges('enter', { next: 'amount-given' }),
    ...edges('amount-given', { yes: 'welcome', no: 'report-not-paid' }),
    ...edges('welcome', { next: 'consent' }),
    ...edges('consent', { success: 'consented', failure: 'report-not-paid' }),
    ...edges('consented', { yes: opening?.id ?? 'tries', no: 'report-not-paid' }),
    ...(opening === undefined ? [] : edges(opening.id, { success: 'tries', ...noPayment })),
    ...edges('tries', { loop: 'empty-card', next: 'report-not-paid' }),
    ...edges('empty-card', { next: 'card-number' }),
    ...edges('card-number', { success: 'expiry', failure: 'tries' }),
    ...edges('expiry', { success: 'cvv', failure: 'tries' }),
    ...edges('cvv', { success: token?.id ?? payment.id, failure: 'tries' }),
    ...(token === undefined ? [] : edges(token.id, { success: payment.id, ...noPayment })),
  ]
}

function paymentOutcome({
  payment,
  inquiry,
  isDeclined,
  otherwise = 'unknown',
}: CardPayment): readonly FlowEdge[] {
  return [
    ...edges(payment.id, {
      success: 'approved',
      failure: inquiry === undefined ? 'report-failed' : 'clear-card',
      timeout: 'report-unknown',
    }),
    ...edges('approved', {
      yes: 'receipt',
      no: isDeclined === undefined ? 'report-declined' : 'is-declined',
    }),
    ...edges('receipt', { next: 'receipt-prompt' }),
    ...edges('receipt-prompt', { next: 'return-paid' }),
    ...(isDeclined === undefined
      ? []
      : edges('is-declined', { yes: 'report-declined', no: `report-${otherwise}` })),
  ]
}

function inquiryEdges({ inquiry }: CardPayment): readonly FlowEdge[] {
  if (inquiry === undefined) return []
  const isUnpaidAsked = inquiry.isUnpaid !== undefined
  return [
    ...edges('clear-card', { next: inquiry.action.id }),
    ...edges(inquiry.action.id, {
      success: 'found-paid',
      failure: 'report-unknown',
      timeout: 'report-unknown',
    }),
    ...edges('found-paid', { yes: 'late-receipt', no: 'found-declined' }),
    ...edges('found-declined', {
      yes: 'report-declined',
      no: isUnpaidAsked ? 'found-unpaid' : 'report-unknown',
    }),
    ...(isUnpaidAsked ? edges('found-unpaid', { yes: 'report-failed', no: 'report-unknown' }) : []),
    ...edges('late-receipt', { next: 'late-receipt-prompt' }),
    ...edges('late-receipt-prompt', { next: 'return-late' }),
  ]
}
