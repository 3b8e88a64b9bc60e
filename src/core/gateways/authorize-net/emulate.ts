import type { Json } from '../../language/json/json-value.ts'
import { type CardFault, faultOf } from '../emulated-card.ts'
import { isMajorUnits, jsonOf, jsonReply, modelled, namesAt, textAt } from '../emulated-body.ts'
import {
  defineEmulator,
  type Emulation,
  type Exchange,
  type GatewayReply,
  type GatewayRequest,
  isUnfilled,
  nextId,
} from '../emulator.ts'
import { TEST_PANS } from './actions.ts'

/**
 * Without a token there is none to expire or to be used twice: those scenarios succeed. Everything but an outage is
 * answered with status 200, wrong keys too. The byte order mark before the reply is left out: whether Genesys' JSON
 * reader takes one is not known.
 */
export const emulate = defineEmulator({
  refuse: (request) => (isKnown(request) ? null : refusal('E00007', 'User authentication failed.')),
  routes: [{ method: 'POST', path: /^\/xml\/v1\/request\.api$/, answer: charge }],
  rateLimited: modelled(jsonReply(429, {})),
  broken: modelled(jsonReply(503, {})),
  notFound: modelled(jsonReply(404, {})),
  idempotencyHeader: null,
})

const ROOT = 'createTransactionRequest'

/** Their JSON is read as if it were XML, so the elements must stand in the order of the schema. */
const ORDERS: readonly { readonly path: readonly string[]; readonly names: readonly string[] }[] = [
  { path: [], names: ['merchantAuthentication', 'transactionRequest'] },
  { path: ['transactionRequest'], names: ['transactionType', 'amount', 'payment'] },
  {
    path: ['transactionRequest', 'payment', 'creditCard'],
    names: ['cardNumber', 'expirationDate', 'cardCode'],
  },
]

/** The first element that stands before one that it must follow; undefined when all are in order. */
function misplacedIn(body: Json | null): string | undefined {
  return ORDERS.flatMap(({ path, names }) => {
    const places = namesAt(body, ROOT, ...path)
      .map((name) => names.indexOf(name))
      .filter((place) => place >= 0)
    const wrong = places.findIndex((place, n) => place < (places[n - 1] ?? 0))
    return names[places[wrong] ?? -1] ?? []
  })[0]
}

function isKnown(request: GatewayRequest): boolean {
  const keyOf = (name: string) => textAt(jsonOf(request), ROOT, 'merchantAuthentication', name)
  return ['name', 'transactionKey'].every((name) => keyOf(name) !== '' && !isUnfilled(keyOf(name)))
}

function charge({ request, state, ...at }: Exchange): Emulation {
  const body = jsonOf(request)
  const misplaced = misplacedIn(body)
  if (misplaced !== undefined) {
    return { reply: refusal('E00003', `Invalid child element '${misplaced}'.`), state }
  }
  const field = (...path: readonly string[]) => textAt(body, ROOT, 'transactionRequest', ...path)
  if (!isMajorUnits(field('amount'))) {
    return { reply: refusal('E00003', "The 'amount' element is invalid."), state }
  }
  const [year = '', month = ''] = field('payment', 'creditCard', 'expirationDate').split('-')
  const card = {
    number: field('payment', 'creditCard', 'cardNumber'),
    month,
    year,
    code: field('payment', 'creditCard', 'cardCode'),
  }
  const fault = faultOf(card, TEST_PANS, at)
  if (fault !== null) {
    return { reply: modelled(transaction('3', '0', FAULTS[fault])), state }
  }
  const [id, done] = nextId(state, '40000')
  if (at.scenario === 'decline') {
    const error = ['2', 'This transaction has been declined.'] as const
    return { reply: modelled(transaction('2', id, error)), state: done }
  }
  return { reply: transaction('1', id), state: done }
}

type TransactionError = readonly [code: string, text: string]

const FAULTS: Readonly<Record<CardFault, TransactionError>> = {
  number: ['6', 'The credit card number is invalid.'],
  expiry: ['8', 'The credit card has expired.'],
  code: ['78', 'The card code is invalid.'],
}

function transaction(
  responseCode: string,
  transId: string,
  error?: TransactionError,
): GatewayReply {
  const [errorCode = '', errorText = ''] = error ?? []
  const details =
    error === undefined
      ? { messages: [{ code: '1', description: 'This transaction has been approved.' }] }
      : { errors: [{ errorCode, errorText }] }
  return jsonReply(200, {
    transactionResponse: { responseCode, transId, ...details },
    messages: { resultCode: 'Ok', message: [{ code: 'I00001', text: 'Successful.' }] },
  })
}

/** No transaction at all: what was sent could not be taken. */
function refusal(code: string, text: string): GatewayReply {
  return modelled(jsonReply(200, { messages: { resultCode: 'Error', message: [{ code, text }] } }))
}
