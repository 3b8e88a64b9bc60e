import { chosen, documented, general, type Gateway } from '../define.ts'
import { ADYEN, PAY, TEST_PANS } from './actions.ts'
import { emulate } from './emulate.ts'
import { adyenTemplate } from './flow.ts'

/** The integration holds an API key; one payment takes the card itself. */
export const adyen: Gateway = {
  id: ADYEN,
  title: 'Adyen',
  monogram: 'Ad',
  family: 'signed-in-integration',
  ttlSeconds: general(null, 'A server that sends the card needs no token'),
  assumedTtlSeconds: null,
  singleUse: chosen(true, 'There is no token; only a stored payment method could be reused'),
  tokenConsumesPan: general(false, 'The card itself is sent'),
  declineOn: documented('success', 'docs.adyen.com/development-resources/refusal-reasons'),
  idOnDecline: general(true, 'Every payment has a pspReference, refused ones too'),
  idempotencyHeader: general('idempotency-key', 'Adyen API reference, idempotency'),
  needsClientCrypto: general(
    false,
    'The card may be sent as it is, once Adyen has approved that; otherwise its fields are encrypted in a browser',
  ),
  authKind: general('header', 'An API key in the header X-API-Key'),
  testPans: general(TEST_PANS, 'Adyen test cards: with expiry 03/2030 and security code 737'),
  hosts: documented(
    [
      { name: 'checkout-test.adyen.com', environment: 'sandbox' },
      { name: '*.adyenpayments.com', environment: 'live' },
    ],
    'docs.adyen.com, live endpoints: the live host begins with a prefix of the account',
  ),
  notes: [
    general(
      'Sending the card itself must be approved for the account and needs a PCI DSS assessment of your own.',
      'Adyen documentation on API-only integrations, not looked up',
    ),
    documented(
      'A refusal has status 200. Do not tell its reason to the caller.',
      'docs.adyen.com/development-resources/refusal-reasons',
    ),
    general(
      'The account must be set up for telephone orders (shopperInteraction Moto).',
      'Adyen documentation on MOTO payments, not looked up',
    ),
  ],
  credentials: [
    { name: 'apiKey', description: 'API key of a web service user' },
    { name: 'merchantAccount', description: 'Merchant account that payments are billed under' },
  ],
  signIn: null,
  actions: [PAY],
  templates: [adyenTemplate],
  emulate,
}
