import { basicOf, hasBearer } from '../emulated-caller.ts'
import { type CardFault, faultOf, keptCard } from '../emulated-card.ts'
import { formOf, isMinorUnits, jsonReply, modelled } from '../emulated-body.ts'
import { issueToken } from '../emulated-token.ts'
import {
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  type GatewayRequest,
  headerOf,
  keepPayment,
  nextId,
} from '../emulator.ts'
import { DECLINED_PANS, TEST_PANS } from './actions.ts'
import { methodOf, sourceOf } from './payment-source.ts'
import { declined, intent, invalid, missing, refusal } from './replies.ts'

export const emulate = defineEmulator({
  refuse,
  routes: [
    { method: 'POST', path: /^\/v1\/payment_intents$/, answer: openPayment },
    { method: 'POST', path: /^\/v1\/tokens$/, answer: createToken },
    { method: 'POST', path: /^\/v1\/payment_intents\/([^/]+)\/confirm$/, answer: confirm },
    { method: 'GET', path: /^\/v1\/payment_intents\/([^/]+)$/, answer: getPayment },
    { method: 'POST', path: /^\/v1\/charges$/, answer: charge },
  ],
  rateLimited: refusal(429, 'invalid_request_error', {
    code: 'rate_limit',
    message: 'Request rate limit exceeded.',
  }),
  broken: refusal(500, 'api_error', { message: 'An unknown error occurred.' }),
  notFound: refusal(404, 'invalid_request_error', { message: 'Unrecognized request URL.' }),
  idempotencyHeader: 'Idempotency-Key',
  // docs.stripe.com/api/idempotent_requests: address and parameters must be those of the first request.
  keyMisused: refusal(400, 'idempotency_error', {
    message: 'Keys for idempotent requests can only be used with the same parameters again.',
  }),
})

/** The key alone is the user of Basic: there is no password (docs.stripe.com/api/authentication). */
function refuse(request: GatewayRequest): GatewayReply | null {
  if (!hasBearer(request) && basicOf(request).user === '') {
    return refusal(401, 'invalid_request_error', { message: 'You did not provide an API key.' })
  }
  // docs.stripe.com/api: requests are form-encoded. What is read of one that says nothing of its body is not known.
  const type = headerOf(request, 'content-type')
  if (request.method !== 'POST' || type === '' || /form-urlencoded/i.test(type)) return null
  const message = 'Invalid request (the content type of a POST must be that of a form).'
  return modelled(refusal(400, 'invalid_request_error', { message }))
}

function openPayment({ request, state }: Exchange): Emulation {
  const form = formOf(request)
  const fault = faultOfAmount(form)
  if (fault !== null) return { reply: fault, state }
  const [id, counted] = nextId(state, 'pi_test_')
  const payment = { ...amountOf(form), status: 'requires_payment_method', error: '', charge: '' }
  return { reply: jsonReply(200, intent(id, payment)), state: keepPayment(counted, id, payment) }
}

function createToken({ request, state, ...at }: Exchange): Emulation {
  const form = formOf(request)
  const field = (name: string) => form?.get(`card[${name}]`) ?? ''
  const card = {
    number: field('number'),
    month: field('exp_month'),
    year: field('exp_year'),
    code: field('cvc'),
  }
  const fault = faultOf(card, TEST_PANS, at)
  if (fault !== null) return { reply: refusal(402, 'card_error', FAULTS[fault]), state }
  const kept = keptCard(card, DECLINED_PANS)
  const [token, issued] = issueToken(state, 'tok_test_', kept, at.now)
  const body = {
    id: token,
    object: 'token',
    card: { object: 'card', brand: 'Visa', last4: kept.last4, cvc_check: 'unchecked' },
    livemode: false,
    type: 'card',
    used: false,
  }
  return { reply: jsonReply(200, body), state: issued }
}

function confirm(exchange: Exchange): Emulation {
  const { request, params, state } = exchange
  const [id = ''] = params
  const payment = state.payments.get(id)
  if (payment === undefined) return { reply: missing('payment_intent', id), state }
  if (payment['status'] === 'succeeded') return { reply: alreadyPaid(id, payment), state }
  const form = formOf(request)
  const method = form?.get('payment_method')
  const source =
    method === undefined
      ? sourceOf(exchange, form?.get('payment_method_data[card][token]') ?? '')
      : methodOf(exchange, method)
  if ('refused' in source) return { reply: source.refused, state }
  if (source.isDeclined) {
    const refused = { ...payment, error: 'card_declined' }
    const reply = declined({ payment_intent: intent(id, refused) })
    return { reply, state: keepPayment(source.state, id, refused) }
  }
  const [latest, charged] = nextId(source.state, 'ch_test_')
  const paid = { ...payment, status: 'succeeded', error: '', charge: latest }
  return { reply: jsonReply(200, intent(id, paid)), state: keepPayment(charged, id, paid) }
}

function getPayment({ params, state }: Exchange): Emulation {
  const [id = ''] = params
  const payment = state.payments.get(id)
  const reply =
    payment === undefined ? missing('payment_intent', id) : jsonReply(200, intent(id, payment))
  return { reply, state }
}

/** The older way: a token is charged at once, without a Payment Intent. */
function charge(exchange: Exchange): Emulation {
  const { request, state } = exchange
  const form = formOf(request)
  const fault = faultOfAmount(form)
  if (fault !== null) return { reply: fault, state }
  const source = sourceOf(exchange, form?.get('source') ?? '')
  if ('refused' in source) return { reply: source.refused, state }
  const [id, counted] = nextId(source.state, 'ch_test_')
  if (source.isDeclined) return { reply: declined({ charge: id }), state: counted }
  const { amount, currency } = amountOf(form)
  const body = { amount: Number(amount), currency, paid: true, captured: true, livemode: false }
  return {
    reply: jsonReply(200, { id, object: 'charge', status: 'succeeded', ...body }),
    state: counted,
  }
}

type Form = ReturnType<typeof formOf>

function amountOf(form: Form): { readonly amount: string; readonly currency: string } {
  return { amount: form?.get('amount') ?? '', currency: form?.get('currency') ?? '' }
}

function faultOfAmount(form: Form): GatewayReply | null {
  const { amount, currency } = amountOf(form)
  if (!isMinorUnits(amount)) return invalid('amount', 'Invalid integer')
  return /^[a-z]{3}$/.test(currency) ? null : invalid('currency', 'Invalid currency')
}

/** What was confirmed cannot be confirmed again (docs.stripe.com/error-codes). */
function alreadyPaid(id: string, payment: Readonly<Record<string, string>>): GatewayReply {
  return refusal(400, 'invalid_request_error', {
    code: 'payment_intent_unexpected_state',
    message: 'This PaymentIntent has already succeeded and cannot be confirmed.',
    payment_intent: intent(id, payment),
  })
}

const FAULTS: Readonly<Record<CardFault, { code: string; message: string }>> = {
  number: { code: 'incorrect_number', message: 'Your card number is incorrect.' },
  expiry: { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid." },
  code: { code: 'invalid_cvc', message: "Your card's security code is invalid." },
}
