import { formatDateTime } from '../../language/expression/time-text.ts'
import { hasBearer } from '../emulated-caller.ts'
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
  nextId,
} from '../emulator.ts'
import { TEST_PANS, TTL_SECONDS } from './actions.ts'

export const emulate = defineEmulator({
  refuse: (request) => (hasBearer(request) ? null : bare(401)),
  routes: [
    { method: 'POST', path: /^\/tokens$/, answer: requestToken },
    { method: 'POST', path: /^\/payments$/, answer: requestPayment },
  ],
  rateLimited: bare(429),
  broken: bare(500),
  notFound: bare(404),
  idempotencyHeader: 'Cko-Idempotency-Key',
})

function requestToken({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const card = {
    number: textAt(body, 'number'),
    month: isNumberAt(body, 'expiry_month') ? textAt(body, 'expiry_month') : '',
    year: isNumberAt(body, 'expiry_year') ? textAt(body, 'expiry_year') : '',
    code: textAt(body, 'cvv'),
  }
  const fault = faultOf(card, TEST_PANS, at)
  if (fault !== null) return { reply: modelled(invalid(FAULTS[fault])), state }
  const kept = keptCard(card)
  const [token, issued] = issueToken(state, 'tok_', kept, at.now)
  const answer = {
    type: 'card',
    token,
    expires_on: formatDateTime(at.now + TTL_SECONDS * 1000),
    expiry_month: Number(card.month),
    expiry_year: Number(card.year),
    scheme: 'VISA',
    last4: kept.last4,
    bin: kept.bin,
  }
  return { reply: jsonReply(201, answer), state: issued }
}

function requestPayment({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const amount = textAt(body, 'amount')
  if (!isNumberAt(body, 'amount') || !isMinorUnits(amount)) {
    return { reply: modelled(invalid('amount_invalid')), state }
  }
  const currency = textAt(body, 'currency')
  if (!isCurrency(currency)) return { reply: modelled(invalid('currency_invalid')), state }
  const token = textAt(body, 'source', 'token')
  const checked = checkToken(state, token, at, TTL_SECONDS)
  if (checked.is !== 'live') return { reply: modelled(invalid(TOKEN_FAULTS[checked.is])), state }
  const [id, counted] = nextId(useToken(state, token), 'pay_')
  const [source, done] = nextId(counted, 'src_')
  const isApproved = at.scenario !== 'decline'
  const answer = {
    id,
    amount: Number(amount),
    currency,
    approved: isApproved,
    status: isApproved ? 'Authorized' : 'Declined',
    response_code: isApproved ? '10000' : '20005',
    response_summary: isApproved ? 'Approved' : 'Declined - Do not honour',
    reference: textAt(body, 'reference'),
    source: { id: source, type: 'card', last4: checked.token.card?.last4 ?? '' },
  }
  return { reply: jsonReply(201, answer), state: done }
}

const FAULTS: Readonly<Record<CardFault, string>> = {
  number: 'card_number_invalid',
  expiry: 'card_expired',
  code: 'cvv_invalid',
}

const TOKEN_FAULTS = {
  unknown: 'token_invalid',
  expired: 'token_expired',
  used: 'token_used',
} as const

function invalid(code: string): GatewayReply {
  return jsonReply(422, { error_type: 'request_invalid', error_codes: [code] })
}

/** A status alone: the body does not matter, as the action leaves by failure. */
function bare(status: number): GatewayReply {
  return { ...modelled(jsonReply(status, {})), body: '' }
}
