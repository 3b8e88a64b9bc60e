import { documented, general, type Gateway } from '../define.ts'
import { CHECKOUT_COM, REQUEST_PAYMENT, REQUEST_TOKEN, TEST_PANS, TTL_SECONDS } from './actions.ts'
import { emulate } from './emulate.ts'
import { checkoutComTemplate } from './flow.ts'

const CARD_PAYMENT = 'checkout.com/docs/payments/accept-payments/request-a-card-payment'

/** Card, token, payment. A payment that was declined is answered with status 201 and an id. */
export const checkoutCom: Gateway = {
  id: CHECKOUT_COM,
  title: 'Checkout.com',
  monogram: 'Ck',
  family: 'card-for-token',
  ttlSeconds: documented(TTL_SECONDS, `${CARD_PAYMENT}: a 15-minute lifespan`),
  assumedTtlSeconds: null,
  singleUse: documented(true, CARD_PAYMENT),
  tokenConsumesPan: documented(true, CARD_PAYMENT),
  declineOn: documented('success', `${CARD_PAYMENT}: look at “approved”`),
  idOnDecline: documented(true, `${CARD_PAYMENT}: a declined payment has an id`),
  idempotencyHeader: documented(
    'Cko-Idempotency-Key',
    'checkout.com/docs/developer-resources/api/idempotency',
  ),
  needsClientCrypto: documented(false, `${CARD_PAYMENT}: a server may send the card`),
  authKind: documented('bearer', 'Public key for tokens, secret key for payments'),
  testPans: documented(TEST_PANS, 'checkout.com/docs, testing'),
  hosts: documented(
    [
      { name: 'api.sandbox.checkout.com', environment: 'sandbox' },
      { name: '*.api.sandbox.checkout.com', environment: 'sandbox' },
      { name: 'api.checkout.com', environment: 'live' },
      { name: '*.api.checkout.com', environment: 'live' },
    ],
    'checkout.com/docs',
  ),
  notes: [
    documented(
      'An account has a host of its own, with a prefix: put yours before api.sandbox.checkout.com in both actions.',
      'checkout.com/docs',
    ),
    documented(
      'Payments by telephone (MOTO) must be allowed for the processing channel.',
      'checkout.com/docs/business-operations/use-the-dashboard/payment-activity/create-moto-payments',
    ),
    general(
      'With more than one processing channel a payment must name its processing_channel_id.',
      'Checkout.com API reference, not looked up',
    ),
  ],
  credentials: [
    { name: 'publicKey', description: 'Public key: makes tokens and nothing else' },
    { name: 'secretKey', description: 'Secret key: makes payments' },
  ],
  signIn: null,
  actions: [REQUEST_TOKEN, REQUEST_PAYMENT],
  templates: [checkoutComTemplate],
  emulate,
}
