import { type CardFault, faultOf } from '../emulated-card.ts'
import {
  isCurrency,
  isMinorUnits,
  isNumberAt,
  jsonOf,
  jsonReply,
  modelled,
  textAt,
} from '../emulated-body.ts'
import {
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  headerOf,
  nextId,
} from '../emulator.ts'
import { TEST_PANS } from './actions.ts'

/** Without a token there is none to expire or to be used twice: those scenarios succeed. */
export const emulate = defineEmulator({
  refuse: (request) =>
    headerOf(request, 'x-api-key') === ''
      ? modelled(error(401, '000', 'HTTP Status Response - Unauthorized', 'security'))
      : null,
  routes: [{ method: 'POST', path: /^\/v\d+\/payments$/, answer: pay }],
  rateLimited: modelled(error(429, '000', 'Too many requests', 'internal')),
  broken: modelled(error(500, '000', 'Internal error', 'internal')),
  notFound: modelled(error(404, '000', 'Not found', 'validation')),
  idempotencyHeader: 'idempotency-key',
})

function pay({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const refuse = (code: string, message: string) => ({
    reply: modelled(error(422, code, message, 'validation')),
    state,
  })
  if (textAt(body, 'merchantAccount') === '') return refuse('901', 'Invalid Merchant Account')
  const value = textAt(body, 'amount', 'value')
  if (!isNumberAt(body, 'amount', 'value') || !isMinorUnits(value)) {
    return refuse('100', 'No amount specified')
  }
  const currency = textAt(body, 'amount', 'currency')
  if (!isCurrency(currency)) return refuse('138', 'Unsupported currency specified')
  const field = (name: string) => textAt(body, 'paymentMethod', name)
  const card = {
    number: field('number'),
    month: field('expiryMonth'),
    year: field('expiryYear'),
    code: field('cvc'),
  }
  const fault = faultOf(card, TEST_PANS, at)
  if (fault !== null) return refuse(...FAULTS[fault])
  const [pspReference, done] = nextId(state, 'EMULATED')
  const result =
    at.scenario === 'decline'
      ? { resultCode: 'Refused', refusalReason: 'Refused', refusalReasonCode: '2' }
      : { resultCode: 'Authorised' }
  const amount = { currency, value: Number(value) }
  const answer = { pspReference, ...result, amount, merchantReference: textAt(body, 'reference') }
  return { reply: jsonReply(200, answer), state: done }
}

const FAULTS: Readonly<Record<CardFault, [code: string, message: string]>> = {
  number: ['101', 'Invalid card number'],
  expiry: ['129', 'Expiry Date Invalid'],
  code: ['103', 'CVC is not the right length'],
}

function error(
  status: number,
  errorCode: string,
  message: string,
  errorType: string,
): GatewayReply {
  return jsonReply(status, { status, errorCode, message, errorType })
}
