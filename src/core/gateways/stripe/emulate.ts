import { hasBasic, hasBearer } from '../emulated-caller.ts'
import { type CardFault, faultOf, keptCard } from '../emulated-card.ts'
import { formOf, isMinorUnits, jsonReply, modelled } from '../emulated-body.ts'
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
    hasBearer(request) || hasBasic(request)
      ? null
      : refusal(401, 'invalid_request_error', { message: 'You did not provide an API key.' }),
  routes: [
    { method: 'POST', path: /^\/v1\/payment_intents$/, answer: openPayment },
    { method: 'POST', path: /^\/v1\/tokens$/, answer: createToken },
    { method: 'POST', path: /^\/v1\/payment_intents\/([^/]+)\/confirm$/, answer: confirm },
    { method: 'GET', path: /^\/v1\/payment_intents\/([^/]+)$/, answer: getPayment },
  ],
  rateLimited: refusal(429, 'invalid_request_error', {
    code: 'rate_limit',
    message: 'Request rate limit exceeded.',
  }),
  broken: refusal(500, 'api_error', { message: 'An unknown error occurred.' }),
  notFound: refusal(404, 'invalid_request_error', { message: 'Unrecognized request URL.' }),
  idempotencyHeader: 'Idempotency-Key',
})

function openPayment({ request, state }: Exchange): Emulation {
  const form = formOf(request)
  const amount = form?.get('amount') ?? ''
  const currency = form?.get('currency') ?? ''
  if (!isMinorUnits(amount)) return { reply: invalid('amount', 'Invalid integer'), state }
  if (!/^[a-z]{3}$/.test(currency)) return { reply: invalid('currency', 'Invalid currency'), state }
  const [id, counted] = nextId(state, 'pi_test_')
  const payment = { amount, currency, status: 'requires_payment_method', error: '', charge: '' }
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

function confirm({ request, params, state, ...at }: Exchange): Emulation {
  const [id = ''] = params
  const payment = state.payments.get(id)
  if (payment === undefined) return { reply: missing('payment_intent', id), state }
  const token = formOf(request)?.get('payment_method_data[card][token]') ?? ''
  const checked = checkToken(state, token, at, ASSUMED_TTL_SECONDS)
  if (checked.is === 'used') return { reply: used(token), state }
  // Stripe states no life, so what it answers to an old token is not known either.
  if (checked.is === 'expired') return { reply: modelled(missing('token', token)), state }
  if (checked.is === 'unknown') return { reply: missing('token', token), state }
  const spent = useToken(state, token)
  if (at.scenario === 'decline' || checked.token.card?.isDeclined === true) {
    const refused = { ...payment, error: 'card_declined' }
    const error = {
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
      payment_intent: intent(id, refused),
    }
    return { reply: refusal(402, 'card_error', error), state: keepPayment(spent, id, refused) }
  }
  const [charge, charged] = nextId(spent, 'ch_test_')
  const paid = { ...payment, status: 'succeeded', error: '', charge }
  return { reply: jsonReply(200, intent(id, paid)), state: keepPayment(charged, id, paid) }
}

function getPayment({ params, state }: Exchange): Emulation {
  const [id = ''] = params
  const payment = state.payments.get(id)
  const reply =
    payment === undefined ? missing('payment_intent', id) : jsonReply(200, intent(id, payment))
  return { reply, state }
}

const FAULTS: Readonly<Record<CardFault, { code: string; message: string }>> = {
  number: { code: 'incorrect_number', message: 'Your card number is incorrect.' },
  expiry: { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid." },
  code: { code: 'invalid_cvc', message: "Your card's security code is invalid." },
}

function intent(id: string, payment: Readonly<Record<string, string>>) {
  const { amount = '0', currency = '', status = '', error = '', charge = '' } = payment
  return {
    id,
    object: 'payment_intent',
    amount: Number(amount),
    currency,
    status,
    latest_charge: charge === '' ? null : charge,
    last_payment_error: error === '' ? null : { type: 'card_error', code: error },
    livemode: false,
  }
}

type Details = Readonly<Record<string, string | ReturnType<typeof intent>>>

function refusal(status: number, type: string, details: Details): GatewayReply {
  return jsonReply(status, { error: { type, ...details } })
}

function invalid(param: string, message: string): GatewayReply {
  return refusal(400, 'invalid_request_error', { param, message })
}

function missing(object: string, id: string): GatewayReply {
  const message = `No such ${object}: '${id}'`
  const status = object === 'token' ? 400 : 404
  return refusal(status, 'invalid_request_error', { code: 'resource_missing', message })
}

function used(token: string): GatewayReply {
  const message = `You cannot use a Stripe token more than once: ${token}.`
  return refusal(400, 'invalid_request_error', { code: 'token_already_used', message })
}
