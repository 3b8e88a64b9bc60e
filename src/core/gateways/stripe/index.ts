import { chosen, documented, general, type Gateway, inferred, reported } from '../define.ts'
import {
  ASSUMED_TTL_SECONDS,
  CONFIRM_PAYMENT,
  CREATE_TOKEN,
  GET_PAYMENT,
  OPEN_PAYMENT,
  STRIPE,
  TEST_PANS,
} from './actions.ts'
import { emulate } from './emulate.ts'
import { stripeTemplate } from './flow.ts'

const TOKENS = 'docs.stripe.com/api/tokens/create_card'

/** Card, token, charge. The charge is a Payment Intent, because that can be asked for when its reply is lost. */
export const stripe: Gateway = {
  id: STRIPE,
  title: 'Stripe',
  monogram: 'St',
  family: 'card-for-token',
  ttlSeconds: documented(null, `${TOKENS} states no number`),
  assumedTtlSeconds: chosen(ASSUMED_TTL_SECONDS, 'Short, as the token is used in the next node'),
  singleUse: documented(true, TOKENS),
  tokenConsumesPan: documented(true, TOKENS),
  declineOn: general('failure', 'A declined card is answered with status 402 (card_error)'),
  idOnDecline: chosen(false, 'A declined card leaves by failure, which gives no id'),
  idempotencyHeader: general('Idempotency-Key', 'Stripe API reference, idempotent requests'),
  needsClientCrypto: documented(false, `${TOKENS}: a server may send the card`),
  authKind: general('bearer', 'A secret key, as Bearer or as the user of Basic'),
  testPans: documented(TEST_PANS, 'docs.stripe.com/testing'),
  hosts: documented([{ name: 'api.stripe.com', environment: 'either' }], TOKENS),
  notes: [
    documented(
      'Access to the raw card data APIs must be enabled for the account, in test mode too; without it every card is refused.',
      TOKENS,
    ),
    documented(
      'Payments by telephone can be flagged as such (payment_method_options[card][moto]) once Stripe has enabled it. The template does not flag them.',
      'docs.stripe.com/payments/payment-intents/moto',
    ),
    reported(
      'A Payment Intent takes the token as payment_method_data[card][token]. It works in many public integrations, and Stripe’s API reference does not list it.',
      'Public source code',
    ),
    inferred(
      'The key tells test from live: sk_test_ and sk_live_. The host is the same.',
      'docs.stripe.com/testing',
    ),
  ],
  credentials: [
    { name: 'secretKey', description: 'Secret key of the account, sk_test_… at first' },
  ],
  signIn: null,
  actions: [OPEN_PAYMENT, CREATE_TOKEN, CONFIRM_PAYMENT, GET_PAYMENT],
  templates: [stripeTemplate],
  emulate,
}
