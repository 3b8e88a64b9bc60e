import { chosen, documented, general, type Gateway, inferred, reported } from '../define.ts'
import { AUTHORIZE_NET, CHARGE_CARD, TEST_PANS } from './actions.ts'
import { emulate } from './emulate.ts'
import { authorizeNetTemplate } from './flow.ts'

/** Its tokens come from a browser, so the card itself is charged. */
export const authorizeNet: Gateway = {
  id: AUTHORIZE_NET,
  title: 'Authorize.Net',
  monogram: 'An',
  family: 'signed-in-integration',
  ttlSeconds: reported(900, 'A user quotes the documentation: an Accept.js nonce lives 15 minutes'),
  assumedTtlSeconds: null,
  singleUse: general(true, 'An Accept.js nonce pays once'),
  tokenConsumesPan: general(true, 'opaqueData stands in place of the card'),
  declineOn: general('success', 'Status 200; transactionResponse.responseCode tells'),
  idOnDecline: general(true, 'transactionResponse.transId is there for a declined card too'),
  idempotencyHeader: chosen(null, 'None was found'),
  needsClientCrypto: documented(
    true,
    'Accept.js encrypts the card in the browser; a data action has no browser and cannot encrypt',
  ),
  authKind: general('body', 'API login and transaction key stand in the body'),
  testPans: general(TEST_PANS, 'Authorize.Net testing guide, not looked up'),
  hosts: documented(
    [
      { name: 'apitest.authorize.net', environment: 'sandbox' },
      { name: 'api.authorize.net', environment: 'live' },
    ],
    'developer.authorize.net/api/reference',
  ),
  notes: [
    inferred(
      'No token template: the nonce of Accept.js is made in a browser. The template charges the card itself, which Authorize.Net takes from a server.',
      'Authorize.Net API reference: payment is opaqueData or creditCard',
    ),
    general(
      'Replies begin with a byte order mark. Whether Genesys Cloud reads such a reply is not known: rehearse with a test card first.',
      'Seen with Authorize.Net’s JSON interface; not tried in an org',
    ),
    general(
      'The same card and amount within two minutes is refused as a duplicate (code 3).',
      'Authorize.Net, duplicate window; not looked up',
    ),
  ],
  credentials: [
    { name: 'apiLogin', description: 'API login id' },
    { name: 'transactionKey', description: 'Transaction key' },
  ],
  signIn: null,
  actions: [CHARGE_CARD],
  templates: [authorizeNetTemplate],
  emulate,
}
