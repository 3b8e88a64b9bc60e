import { hasBearer } from '../emulated-caller.ts'
import { faultOf } from '../emulated-card.ts'
import { isCurrency, isMajorUnits, jsonOf, jsonReply, modelled, textAt } from '../emulated-body.ts'
import {
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  nextId,
} from '../emulator.ts'
import { TEST_PANS } from './actions.ts'

/**
 * The proxy hands Cybersource's replies on as they are. Without a token there is none to expire or to be used twice:
 * those scenarios succeed.
 */
export const emulate = defineEmulator({
  refuse: (request) =>
    hasBearer(request)
      ? null
      : modelled(jsonReply(401, { response: { rmsg: 'Authentication Failed' } })),
  routes: [{ method: 'POST', path: /^\/pts\/v2\/payments$/, answer: pay }],
  rateLimited: modelled(jsonReply(429, { response: { rmsg: 'Too many requests' } })),
  broken: modelled(error(502, 'SERVER_ERROR', 'SYSTEM_ERROR')),
  notFound: modelled(jsonReply(404, { response: { rmsg: 'Resource not found' } })),
  idempotencyHeader: null,
})

function pay({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const amount = (name: string) => textAt(body, 'orderInformation', 'amountDetails', name)
  if (!isMajorUnits(amount('totalAmount')) || !isCurrency(amount('currency'))) {
    return { reply: modelled(error(400, 'INVALID_REQUEST', 'INVALID_DATA')), state }
  }
  const field = (name: string) => textAt(body, 'paymentInformation', 'card', name)
  const card = {
    number: field('number'),
    month: field('expirationMonth'),
    year: field('expirationYear'),
    code: field('securityCode'),
  }
  if (faultOf(card, TEST_PANS, at) !== null) {
    return { reply: modelled(error(400, 'INVALID_REQUEST', 'INVALID_DATA')), state }
  }
  const [id, done] = nextId(state, '7000000000000000')
  const result =
    at.scenario === 'decline'
      ? { status: 'DECLINED', errorInformation: { reason: 'PROCESSOR_DECLINED' } }
      : { status: 'AUTHORIZED' }
  const code = textAt(body, 'clientReferenceInformation', 'code')
  const answer = { id, ...result, clientReferenceInformation: { code } }
  return { reply: jsonReply(201, answer), state: done }
}

function error(status: number, name: string, reason: string): GatewayReply {
  return jsonReply(status, { status: name, reason, message: 'The request was not processed.' })
}
