import { hasBasic } from '../emulated-caller.ts'
import { faultOf, keptCard } from '../emulated-card.ts'
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
  headerOf,
  nextId,
} from '../emulator.ts'
import { ASSUMED_TTL_SECONDS, TEST_PANS } from './actions.ts'

export const emulate = defineEmulator({
  refuse: (request) => (hasBasic(request) ? null : error(401, 'accessDenied')),
  routes: [
    { method: 'POST', path: /^\/verifiedTokens\/(oneTime|cardOnFile)$/, answer: verify },
    { method: 'POST', path: /^\/api\/payments$/, answer: pay },
  ],
  rateLimited: error(429, 'tooManyRequests'),
  broken: error(500, 'internalErrorOccurred'),
  notFound: error(404, 'urlNotFound'),
  idempotencyHeader: null,
})

const ONE_TIME = 'https://try.access.worldpay.com/tokens/'
/** A card on file is kept for payments to come: its token is neither spent nor soon old. */
const STORED = `${ONE_TIME}stored-`

/**
 * A card that cannot be verified gives a token all the same, with another status and outcome; paying with it is
 * refused.
 */
function verify({ request, params, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const field = (...path: readonly string[]) => textAt(body, 'paymentInstrument', ...path)
  if (textAt(body, 'merchant', 'entity') === '' || field('cardHolderName') === '') {
    return { reply: error(400, 'bodyDoesNotMatchSchema'), state }
  }
  const card = {
    number: field('cardNumber'),
    month: field('cardExpiryDate', 'month'),
    year: field('cardExpiryDate', 'year'),
    code: field('cvc'),
  }
  const isVerified = faultOf(card, TEST_PANS, at) === null
  const kept = { ...keptCard(card), isDeclined: !isVerified }
  const [href, issued] = issueToken(
    state,
    params[0] === 'oneTime' ? ONE_TIME : STORED,
    kept,
    at.now,
  )
  const answer = {
    outcome: isVerified ? 'verified' : 'not verified',
    _links: { 'tokens:token': { href } },
  }
  return { reply: jsonReply(isVerified ? 201 : 206, answer), state: issued }
}

function pay({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const amount = ['instruction', 'value', 'amount']
  const isComplete =
    headerOf(request, 'wp-api-version') !== '' &&
    isNumberAt(body, ...amount) &&
    isMinorUnits(textAt(body, ...amount)) &&
    isCurrency(textAt(body, 'instruction', 'value', 'currency')) &&
    textAt(body, 'instruction', 'narrative', 'line1') !== ''
  if (!isComplete) return { reply: error(400, 'bodyDoesNotMatchSchema'), state }
  const token = textAt(body, 'instruction', 'paymentInstrument', 'href')
  const isStored = token.startsWith(STORED)
  const checked = checkToken(state, token, at, isStored ? null : ASSUMED_TTL_SECONDS)
  if (checked.is !== 'live') return { reply: error(400, TOKEN_FAULTS[checked.is]), state }
  const [paymentId, done] = nextId(isStored ? state : useToken(state, token), 'pay')
  const isRefused = at.scenario === 'decline' || checked.token.card?.isDeclined === true
  const answer = isRefused
    ? { outcome: 'refused', refusalCode: '5', refusalDescription: 'REFUSED', paymentId }
    : { outcome: 'sentForSettlement', paymentId }
  return { reply: modelled(jsonReply(201, answer)), state: done }
}

const TOKEN_FAULTS = {
  unknown: 'tokenDoesNotExist',
  expired: 'tokenHasExpired',
  used: 'tokenHasBeenUsed',
} as const

/** The shape of Worldpay's errors is documented; which name comes when is not known. */
function error(status: number, errorName: string): GatewayReply {
  return modelled(jsonReply(status, { errorName, message: errorName }))
}
