import { hasBasic } from '../emulated-caller.ts'
import { faultOf, keptCard } from '../emulated-card.ts'
import {
  formOf,
  isMinorUnits,
  isNumberAt,
  jsonOf,
  jsonReply,
  modelled,
  textAt,
} from '../emulated-body.ts'
import { checkToken, issueToken } from '../emulated-token.ts'
import {
  type Conditions,
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  type GatewayRequest,
  type GatewayState,
  headerOf,
  nextId,
} from '../emulator.ts'
import { DECLINED_PANS, TEST_PANS } from './actions.ts'

/** One hour, as most authorisation servers give. */
const ACCESS_SECONDS = 3600

/** Your own gateway answers as it likes: every body here is made up, but for the reply with the access token. */
export const emulate = defineEmulator({
  refuse,
  routes: [
    { method: 'POST', path: /^\/oauth\/token$/, answer: signIn },
    { method: 'POST', path: /^\/v1\/payments$/, answer: pay },
  ],
  rateLimited: error(429, 'too_many_requests'),
  broken: error(503, 'service_unavailable'),
  notFound: error(404, 'not_found'),
  idempotencyHeader: 'Idempotency-Key',
})

/** An access token serves many payments, so there is none that was used before. */
function refuse(
  request: GatewayRequest,
  { now, scenario }: Conditions,
  state: GatewayState,
): GatewayReply | null {
  if (request.url.endsWith('/oauth/token')) {
    return hasBasic(request) ? null : error(401, 'invalid_client')
  }
  const at = { now, scenario: scenario === 'reused-token' ? 'success' : scenario } as const
  const [, token = ''] = /^Bearer (\S+)$/.exec(headerOf(request, 'authorization')) ?? []
  const access = checkToken(state, token, at, ACCESS_SECONDS)
  return access.is === 'live' ? null : error(401, 'invalid_token')
}

/** RFC 6749, 4.4 and 5.1. */
function signIn({ request, state, now }: Exchange): Emulation {
  if (formOf(request)?.get('grant_type') !== 'client_credentials') {
    return { reply: error(400, 'unsupported_grant_type'), state }
  }
  const [token, issued] = issueToken(state, 'access-', null, now)
  const body = { access_token: token, token_type: 'Bearer', expires_in: ACCESS_SECONDS }
  return { reply: jsonReply(200, body), state: issued }
}

function pay({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  if (!isNumberAt(body, 'amount') || !isMinorUnits(textAt(body, 'amount'))) {
    return { reply: error(400, 'amount_invalid'), state }
  }
  const field = (name: string) => textAt(body, 'card', name)
  const card = {
    number: field('number'),
    month: field('expiryMonth'),
    year: field('expiryYear'),
    code: field('cvv'),
  }
  const [id, done] = nextId(state, 'txn_')
  const isDeclined =
    at.scenario === 'decline' ||
    faultOf(card, TEST_PANS, at) !== null ||
    keptCard(card, DECLINED_PANS).isDeclined
  const answer = isDeclined ? { status: 'declined' } : { id, status: 'approved' }
  return { reply: modelled(jsonReply(200, answer)), state: done }
}

function error(status: number, code: string): GatewayReply {
  return modelled(jsonReply(status, { error: code }))
}
