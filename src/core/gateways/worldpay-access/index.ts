import { chosen, documented, general, type Gateway } from '../define.ts'
import {
  ASSUMED_TTL_SECONDS,
  TAKE_PAYMENT,
  TEST_PANS,
  VERIFY_CARD,
  WORLDPAY_ACCESS,
} from './actions.ts'
import { emulate } from './emulate.ts'
import { worldpayAccessTemplate } from './flow.ts'

const TOKENS = 'docs.worldpay.com/access, Verified Tokens'
const PAYMENTS = 'docs.worldpay.com/access, Payments'

/** Card, verified one-time token, payment as a telephone order. */
export const worldpayAccess: Gateway = {
  id: WORLDPAY_ACCESS,
  title: 'Worldpay Access',
  monogram: 'Wp',
  family: 'card-for-token',
  ttlSeconds: chosen(null, 'No number was found for tokens'),
  assumedTtlSeconds: chosen(ASSUMED_TTL_SECONDS, 'Short, as the token is used in the next node'),
  singleUse: chosen(true, 'Not found; a one-time token is taken at its name'),
  tokenConsumesPan: documented(true, PAYMENTS),
  declineOn: general('success', 'A refused payment has outcome “refused” and status 201'),
  idOnDecline: chosen(
    true,
    'Not found in the documentation; taken to be so, since an id alone then proves no payment',
  ),
  idempotencyHeader: chosen(null, 'None was found in the documentation'),
  needsClientCrypto: documented(false, `${TOKENS}: card/plain`),
  authKind: documented('basic', TOKENS),
  testPans: documented(TEST_PANS, `${TOKENS} and ${PAYMENTS}, example cards`),
  hosts: documented(
    [
      { name: 'try.access.worldpay.com', environment: 'sandbox' },
      { name: 'access.worldpay.com', environment: 'live' },
    ],
    TOKENS,
  ),
  notes: [
    documented(
      'A one-time token must be deleted after the payment. Its address is the token itself, which must not stand in a URL of a data action, so that is left to a system of yours.',
      TOKENS,
    ),
    documented(
      'Settlement is asked for at once (settlement.auto). Worldpay cancels the payment when the security code does not match, unless told otherwise.',
      `${PAYMENTS}, auto settlement`,
    ),
    documented(
      'A telephone order has channel “moto” and cannot use 3-D Secure.',
      `${PAYMENTS}, MOTO`,
    ),
  ],
  credentials: [
    { name: 'username', description: 'User name of the API' },
    { name: 'password', description: 'Password of the API' },
    { name: 'entity', description: 'Merchant entity that payments are billed under' },
  ],
  signIn: null,
  actions: [VERIFY_CARD, TAKE_PAYMENT],
  templates: [worldpayAccessTemplate],
  emulate,
}
