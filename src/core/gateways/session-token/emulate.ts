import { hasBearer } from '../emulated-caller.ts'
import { type CardFault, faultOf, keptCard } from '../emulated-card.ts'
import { isMajorUnits, jsonOf, jsonReply, textAt } from '../emulated-body.ts'
import { checkToken, issueToken, useToken } from '../emulated-token.ts'
import {
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  nextId,
} from '../emulator.ts'
import { DECLINED_PANS, TEST_PANS, TOKEN_LIFETIME_SECONDS } from './actions.ts'

/** Your own gateway answers as it likes: every body here is made up. */
export const emulate = defineEmulator({
  refuse: (request) => (hasBearer(request) ? null : error(401, 'unauthorized')),
  routes: [
    { method: 'POST', path: /^\/v1\/sessions$/, answer: openSession },
    { method: 'POST', path: /^\/v1\/payments$/, answer: pay },
  ],
  rateLimited: error(429, 'too_many_requests'),
  broken: error(503, 'service_unavailable'),
  notFound: error(404, 'not_found'),
  idempotencyHeader: 'Idempotency-Key',
})

function openSession({ request, state, now }: Exchange): Emulation {
  if (textAt(jsonOf(request), 'reference') === '') {
    return { reply: error(400, 'reference_missing'), state }
  }
  const [token, issued] = issueToken(state, 'sess_', null, now)
  const body = { sessionToken: token, expiresIn: TOKEN_LIFETIME_SECONDS }
  return { reply: answer(201, body), state: issued }
}

/** The session is looked at first, then the card: a wrong card costs the session as well. */
function pay({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const token = textAt(body, 'sessionToken')
  const session = checkToken(state, token, at, TOKEN_LIFETIME_SECONDS)
  if (session.is !== 'live') return { reply: error(409, `session_${session.is}`), state }
  if (!isMajorUnits(textAt(body, 'amount'))) return { reply: error(400, 'amount_invalid'), state }
  const expiry = textAt(body, 'card', 'expiry')
  const card = {
    number: textAt(body, 'card', 'number'),
    month: expiry.slice(0, 2),
    year: expiry.slice(2),
    code: textAt(body, 'card', 'cvv'),
  }
  const used = useToken(state, token)
  const fault = faultOf(card, TEST_PANS, at)
  if (fault !== null) return { reply: declined(FAULTS[fault]), state: used }
  if (at.scenario === 'decline' || keptCard(card, DECLINED_PANS).isDeclined) {
    return { reply: declined('do_not_honour'), state: used }
  }
  const [id, paid] = nextId(used, 'txn_')
  return { reply: answer(200, { status: 'approved', transactionId: id }), state: paid }
}

const FAULTS: Readonly<Record<CardFault, string>> = {
  number: 'invalid_card_number',
  expiry: 'invalid_expiry',
  code: 'invalid_security_code',
}

function declined(reason: string): GatewayReply {
  return answer(200, { status: 'declined', reason })
}

function error(status: number, code: string): GatewayReply {
  return answer(status, { error: code })
}

function answer(status: number, body: Parameters<typeof jsonReply>[1]): GatewayReply {
  return jsonReply(status, body, { isModelled: true })
}
