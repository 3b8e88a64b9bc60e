import { chosen, documented, general, type Gateway, reported } from '../define.ts'
import {
  ADD_CARD,
  ASSUMED_TTL_SECONDS,
  LAST_TRANSACTION,
  PURCHASE,
  SPREEDLY,
  TEST_PANS,
} from './actions.ts'
import { emulate } from './emulate.ts'
import { spreedlyTemplate } from './flow.ts'

/** A vault before another gateway: card, payment method, purchase at that gateway. */
export const spreedly: Gateway = {
  id: SPREEDLY,
  title: 'Spreedly',
  monogram: 'Sp',
  family: 'card-for-token',
  ttlSeconds: chosen(null, 'No number was found'),
  assumedTtlSeconds: chosen(
    ASSUMED_TTL_SECONDS,
    'Short, as the security code is said to be kept for a few minutes only',
  ),
  singleUse: chosen(true, 'Not found; the strict case: a retry adds the card anew'),
  tokenConsumesPan: documented(true, 'docs.spreedly.com/basics/purchase'),
  declineOn: reported('failure', 'support.spreedly.com community: a declined card gives a 422'),
  idOnDecline: chosen(false, 'A declined card leaves by failure, which gives no id'),
  idempotencyHeader: chosen(null, 'None was found that works for every gateway'),
  needsClientCrypto: documented(false, 'docs.spreedly.com/guides/adding-payment-methods/api'),
  authKind: documented('basic', 'docs.spreedly.com: environment key and access secret'),
  testPans: documented(TEST_PANS, 'docs.spreedly.com, test cards'),
  hosts: documented(
    [{ name: 'core.spreedly.com', environment: 'either' }],
    'docs.spreedly.com: test and production have one address',
  ),
  notes: [
    documented(
      'Replace “your-gateway” in the addresses of two actions by the token of your gateway in Spreedly. It names the gateway and is not secret.',
      'docs.spreedly.com/basics/purchase',
    ),
    general(
      'A gateway of type “test” takes test cards only and moves no money.',
      'Spreedly testing guide, not looked up',
    ),
    documented(
      'Sending the card from a server widens what PCI DSS asks of you.',
      'developer.spreedly.com/docs/direct-api',
    ),
  ],
  credentials: [
    { name: 'environmentKey', description: 'Key of the environment' },
    { name: 'accessSecret', description: 'An access secret of the organisation' },
  ],
  signIn: null,
  actions: [ADD_CARD, PURCHASE, LAST_TRANSACTION],
  templates: [spreedlyTemplate],
  emulate,
}
