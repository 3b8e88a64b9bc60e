import { hasBasic } from '../emulated-caller.ts'
import { type CardFault, faultOf, keptCard } from '../emulated-card.ts'
import {
  isCurrency,
  isMinorUnits,
  isNumberAt,
  jsonOf,
  jsonReply,
  modelled,
  textAt,
} from '../emulated-body.ts'
import { checkToken, issueToken, useToken } from '../emulated-token.ts'
import {
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  keepPayment,
  nextId,
} from '../emulator.ts'
import { ASSUMED_TTL_SECONDS, DECLINED_PANS, TEST_PANS } from './actions.ts'

export const emulate = defineEmulator({
  refuse: (request) =>
    hasBasic(request)
      ? null
      : errors(
          401,
          'errors.access_denied',
          'Unable to authenticate using the given environment_key and access_token.',
        ),
  routes: [
    { method: 'POST', path: /^\/v1\/payment_methods(?:\.json)?$/, answer: addCard },
    { method: 'POST', path: /^\/v1\/gateways\/[^/]+\/purchase(?:\.json)?$/, answer: purchase },
    { method: 'GET', path: /^\/v1\/gateways\/[^/]+\/transactions(?:\.json)?$/, answer: list },
  ],
  rateLimited: modelled(errors(429, 'errors.too_many_requests', 'Too many requests.')),
  broken: modelled(errors(500, 'errors.internal', 'Internal server error.')),
  notFound: modelled(errors(404, 'errors.not_found', 'Not found.')),
  idempotencyHeader: null,
})

function addCard({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const field = (name: string) => textAt(body, 'payment_method', 'credit_card', name)
  const card = {
    number: field('number'),
    month: field('month'),
    year: field('year'),
    code: field('verification_value'),
  }
  const fault = faultOf(card, TEST_PANS, at)
  if (fault !== null) {
    return { reply: modelled(errors(422, 'errors.invalid', FAULTS[fault])), state }
  }
  const kept = keptCard(card, DECLINED_PANS)
  const [token, issued] = issueToken(state, 'PaymentMethod', kept, at.now)
  const [id, done] = nextId(issued, 'Transaction')
  const transaction = {
    token: id,
    succeeded: true,
    transaction_type: 'AddPaymentMethod',
    state: 'succeeded',
    payment_method: { token, storage_state: 'cached', test: true, last_four_digits: kept.last4 },
  }
  return { reply: jsonReply(201, { transaction }), state: done }
}

function purchase({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const amount = textAt(body, 'transaction', 'amount')
  if (!isNumberAt(body, 'transaction', 'amount') || !isMinorUnits(amount)) {
    return { reply: modelled(errors(422, 'errors.amount', 'Amount is invalid.')), state }
  }
  if (!isCurrency(textAt(body, 'transaction', 'currency_code'))) {
    return { reply: modelled(errors(422, 'errors.currency', 'Currency is invalid.')), state }
  }
  const token = textAt(body, 'transaction', 'payment_method_token')
  const checked = checkToken(state, token, at, ASSUMED_TTL_SECONDS)
  if (checked.is !== 'live') {
    const message = 'There is no payment method corresponding to the specified token.'
    return { reply: modelled(errors(404, 'errors.payment_method_not_found', message)), state }
  }
  const isDeclined = at.scenario === 'decline' || checked.token.card?.isDeclined === true
  const [id, counted] = nextId(useToken(state, token), 'Transaction')
  const payment = {
    amount,
    order: textAt(body, 'transaction', 'order_id'),
    state: isDeclined ? 'gateway_processing_failed' : 'succeeded',
  }
  return {
    reply: jsonReply(isDeclined ? 422 : 200, { transaction: transactionOf(id, payment) }),
    state: keepPayment(counted, id, payment),
  }
}

/** Newest first. */
function list({ state }: Exchange): Emulation {
  const transactions = [...state.payments].map(([id, payment]) => transactionOf(id, payment))
  return { reply: jsonReply(200, { transactions: transactions.toReversed() }), state }
}

const FAULTS: Readonly<Record<CardFault, string>> = {
  number: 'Number is invalid.',
  expiry: 'Year is expired.',
  code: 'Verification value is invalid.',
}

function transactionOf(id: string, payment: Readonly<Record<string, string>>) {
  const { amount = '0', order = '', state = '' } = payment
  return {
    token: id,
    on_test_gateway: true,
    succeeded: state === 'succeeded',
    state,
    transaction_type: 'Purchase',
    order_id: order,
    amount: Number(amount),
    message: state === 'succeeded' ? 'Succeeded!' : 'Unable to process the purchase transaction.',
  }
}

function errors(status: number, key: string, message: string): GatewayReply {
  return jsonReply(status, { errors: [{ key, message }] })
}
