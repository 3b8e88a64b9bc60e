import { chosen, documented, type Gateway, general, inferred } from '../define.ts'
import { BRAINTREE, CHARGE, TEST_PANS, TOKENIZE_CARD, TTL_SECONDS } from './actions.ts'
import { emulate } from './emulate.ts'
import { braintreeTemplate } from './flow.ts'

const DOCS = 'developer.paypal.com/braintree'

/** Card, single-use payment method, charge: all by GraphQL, where errors come with status 200. */
export const braintree: Gateway = {
  id: BRAINTREE,
  title: 'Braintree',
  monogram: 'Br',
  family: 'card-for-token',
  ttlSeconds: documented(TTL_SECONDS, `${DOCS}: a single-use payment method lives 3 hours`),
  assumedTtlSeconds: null,
  singleUse: documented(true, `${DOCS}: consumed by its use`),
  tokenConsumesPan: documented(true, DOCS),
  declineOn: documented('success', `${DOCS}: status 200 with errors or PROCESSOR_DECLINED`),
  idOnDecline: inferred(true, 'A payment that the processor declines is a transaction with an id'),
  idempotencyHeader: chosen(null, 'None was found in the documentation'),
  needsClientCrypto: documented(false, `${DOCS}: the mutation is marked for servers`),
  authKind: documented('basic', `${DOCS}/graphql/guides/making_api_calls`),
  testPans: documented(TEST_PANS, `${DOCS}, example card`),
  hosts: documented(
    [
      { name: 'payments.sandbox.braintree-api.com', environment: 'sandbox' },
      { name: 'payments.braintree-api.com', environment: 'live' },
    ],
    `${DOCS}/graphql/guides/making_api_calls`,
  ),
  notes: [
    general(
      'In the sandbox the amount decides: 2000.00 to 2999.99 is declined by the processor.',
      'Braintree testing reference, not looked up',
    ),
    general(
      'The currency is that of the merchant account; the request names none.',
      'Braintree GraphQL reference, not looked up',
    ),
  ],
  credentials: [
    { name: 'publicKey', description: 'Public key of an API key' },
    { name: 'privateKey', description: 'Private key of the same API key' },
  ],
  signIn: null,
  actions: [TOKENIZE_CARD, CHARGE],
  templates: [braintreeTemplate],
  emulate,
}
