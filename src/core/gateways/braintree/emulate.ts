import { hasBasic } from '../emulated-caller.ts'
import { type CardFault, faultOf, keptCard } from '../emulated-card.ts'
import { isMajorUnits, jsonOf, jsonReply, modelled, textAt } from '../emulated-body.ts'
import { checkToken, issueToken, useToken } from '../emulated-token.ts'
import {
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  headerOf,
  nextId,
} from '../emulator.ts'
import { TEST_PANS, TTL_SECONDS } from './actions.ts'

/** One address for everything: what is asked for stands in the query. */
export const emulate = defineEmulator({
  refuse: (request) =>
    hasBasic(request) && headerOf(request, 'braintree-version') !== ''
      ? null
      : modelled(errors(401, null, 'Authentication credentials are invalid.', 'AUTHENTICATION')),
  routes: [{ method: 'POST', path: /^\/graphql$/, answer }],
  rateLimited: modelled(errors(429, null, 'Rate limit exceeded.', 'RESOURCE_LIMIT')),
  broken: modelled(errors(500, null, 'Internal server error.', 'INTERNAL')),
  notFound: modelled(errors(404, null, 'Not found.', 'NOT_FOUND')),
  idempotencyHeader: null,
})

/** The variable of the query and the mutation that takes it as its input. White space and a name are up to the query. */
const MUTATION =
  /^\s*mutation\b(?:\s+\w+)?\s*\(\s*\$(\w+)\s*:\s*\w+\s*!?\s*\)\s*\{\s*(\w+)\s*\(\s*input\s*:\s*\$\1\s*\)\s*\{/

function answer(exchange: Exchange): Emulation {
  const { request, state } = exchange
  const body = jsonOf(request)
  const [, variable = '', mutation = ''] = MUTATION.exec(textAt(body, 'query')) ?? []
  const input = (...path: readonly string[]) => textAt(body, 'variables', variable, ...path)
  if (mutation === 'tokenizeCreditCard') return tokenize(exchange, input)
  if (mutation === 'chargePaymentMethod') return charge(exchange, input)
  return { reply: modelled(errors(200, null, 'Invalid syntax.', 'VALIDATION')), state }
}

type Input = (...path: readonly string[]) => string

function tokenize({ state, ...at }: Exchange, input: Input): Emulation {
  const field = (name: string) => input('creditCard', name)
  const card = {
    number: field('number'),
    month: field('expirationMonth'),
    year: field('expirationYear'),
    code: field('cvv'),
  }
  const fault = faultOf(card, TEST_PANS, at)
  if (fault !== null) {
    return { reply: modelled(errors(200, 'tokenizeCreditCard', FAULTS[fault])), state }
  }
  const [id, issued] = issueToken(state, 'tokencc_', keptCard(card), at.now)
  return { reply: data({ tokenizeCreditCard: { paymentMethod: { id } } }), state: issued }
}

function charge({ state, ...at }: Exchange, input: Input): Emulation {
  const token = input('paymentMethodId')
  const checked = checkToken(state, token, at, TTL_SECONDS)
  if (checked.is === 'used') {
    return { reply: refusal('Cannot use a payment method nonce more than once.'), state }
  }
  if (checked.is !== 'live') {
    return { reply: modelled(refusal('Unknown or expired single-use payment method.')), state }
  }
  const amount = input('transaction', 'amount')
  if (!isMajorUnits(amount)) {
    return { reply: modelled(refusal('Amount is an invalid format.')), state }
  }
  const [id, charged] = nextId(useToken(state, token), 'dHJhbnNhY3Rpb25f')
  const isDeclined = at.scenario === 'decline' || isDeclinedAmount(Number(amount))
  const status = isDeclined ? 'PROCESSOR_DECLINED' : 'SUBMITTED_FOR_SETTLEMENT'
  return { reply: data({ chargePaymentMethod: { transaction: { id, status } } }), state: charged }
}

function refusal(message: string): GatewayReply {
  return errors(200, 'chargePaymentMethod', message)
}

/** In the sandbox the amount decides: from 2000.00 to 2999.99 the processor declines. */
function isDeclinedAmount(amount: number): boolean {
  return amount >= 2000 && amount < 3000
}

const FAULTS: Readonly<Record<CardFault, string>> = {
  number: 'Credit card number is invalid.',
  expiry: 'Expiration date is invalid.',
  code: 'CVV must be 3 or 4 digits.',
}

function data(value: Parameters<typeof jsonReply>[1]): GatewayReply {
  return jsonReply(200, { data: value, extensions: { requestId: 'emulated' } })
}

/** Errors of GraphQL: with status 200 when it is about a mutation, whose data is null then. */
function errors(
  status: number,
  mutation: string | null,
  message: string,
  errorClass = 'VALIDATION',
): GatewayReply {
  return jsonReply(status, {
    errors: [{ message, path: mutation === null ? [] : [mutation], extensions: { errorClass } }],
    data: mutation === null ? null : { [mutation]: null },
    extensions: { requestId: 'emulated' },
  })
}
