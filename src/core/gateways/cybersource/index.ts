import { chosen, documented, general, type Gateway, inferred } from '../define.ts'
import { CYBERSOURCE, PAY, TEST_PANS } from './actions.ts'
import { emulate } from './emulate.ts'
import { cybersourceTemplate } from './flow.ts'

/** Neither its tokens nor its signatures can be made by a data action: a proxy signs, and the card itself is sent. */
export const cybersource: Gateway = {
  id: CYBERSOURCE,
  title: 'Cybersource',
  monogram: 'Cy',
  family: 'signed-in-integration',
  ttlSeconds: documented(900, 'Cybersource documentation: a transient token lives 15 minutes'),
  assumedTtlSeconds: null,
  singleUse: chosen(true, 'The sources differ; the strict case'),
  tokenConsumesPan: documented(true, 'Cybersource documentation: payments with tokenInformation'),
  declineOn: documented(
    'success',
    'developer.cybersource.com/api/reference/response-codes: 201 for a declined payment too',
  ),
  idOnDecline: general(true, 'A declined payment is answered with 201 and an id'),
  idempotencyHeader: chosen(null, 'None was found'),
  needsClientCrypto: documented(
    true,
    'Microform and Unified Checkout encrypt the card on the caller’s device with a one-time key; a data action cannot encrypt',
  ),
  authKind: general('signature', 'HTTP signature or JWT over every request'),
  testPans: documented(TEST_PANS, 'developer.worldpay.com, MOTO payments through Cybersource'),
  hosts: chosen([], 'Your proxy: replace signing-proxy.example.com by it'),
  notes: [
    inferred(
      'No token template: the transient token is encrypted on the caller’s device, and a phone has no such device.',
      'Cybersource documentation of Microform and Unified Checkout',
    ),
    inferred(
      'The macros of a data action offer base64 and escaping, and no digest or HMAC, so a proxy of yours (such as AWS Lambda) must sign and hand the request on to apitest.cybersource.com. It handles card numbers and is in scope of PCI DSS.',
      'Genesys Resource Center, Velocity macros for data actions',
    ),
    general(
      'Many processors ask for a billing address. A caller does not key one in: have address checks relaxed for this account.',
      'Cybersource, not looked up',
    ),
  ],
  credentials: [{ name: 'proxyKey', description: 'What your proxy knows Genesys Cloud by' }],
  signIn: null,
  actions: [PAY],
  templates: [cybersourceTemplate],
  emulate,
}
