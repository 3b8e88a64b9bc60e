import { jsonReply } from '../emulated-body.ts'
import type { GatewayReply } from '../emulator.ts'

type Body = Parameters<typeof jsonReply>[1]

export function refusal(
  status: number,
  type: string,
  details: Readonly<Record<string, Body>>,
): GatewayReply {
  return jsonReply(status, { error: { type, ...details } })
}

export function invalid(param: string, message: string): GatewayReply {
  return refusal(400, 'invalid_request_error', { param, message })
}

export function missing(object: string, id: string): GatewayReply {
  const message = `No such ${object}: '${id}'`
  const status = object === 'payment_intent' ? 404 : 400
  return refusal(status, 'invalid_request_error', { code: 'resource_missing', message })
}

export function used(token: string): GatewayReply {
  const message = `You cannot use a Stripe token more than once: ${token}.`
  return refusal(400, 'invalid_request_error', { code: 'token_already_used', message })
}

/** `details`: what was to be paid by the card. */
export function declined(details: Readonly<Record<string, Body>>): GatewayReply {
  return refusal(402, 'card_error', {
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
    ...details,
  })
}

export function intent(id: string, payment: Readonly<Record<string, string>>) {
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
