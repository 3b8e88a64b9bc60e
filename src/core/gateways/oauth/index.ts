import { chosen, documented, type Gateway, inferred } from '../define.ts'
import { OAUTH, PAY, SIGN_IN, TEST_PANS } from './actions.ts'
import { emulate } from './emulate.ts'
import { oauthTemplate } from './flow.ts'

const CREDENTIALS = 'Genesys Resource Center, Credential types for integrations'

/** A gateway of your own behind OAuth: Genesys Cloud fetches the access token, the flow only pays. */
export const oauth: Gateway = {
  id: OAUTH,
  title: 'Custom gateway with OAuth',
  monogram: null,
  family: 'signed-in-integration',
  ttlSeconds: chosen(null, 'The flow has no token; Genesys Cloud renews that of the integration'),
  assumedTtlSeconds: null,
  singleUse: chosen(false, 'An access token serves many payments'),
  tokenConsumesPan: chosen(false, 'The card itself is sent'),
  declineOn: chosen('success', 'A declined card is an answer, not an error'),
  idOnDecline: chosen(false, 'Your own endpoint: taken to leave the id out when it declines'),
  idempotencyHeader: chosen('Idempotency-Key', 'The name that most gateways use'),
  needsClientCrypto: chosen(false, 'A data action sends the card'),
  authKind: documented('oauth', `${CREDENTIALS}: User Defined (OAuth)`),
  testPans: documented(TEST_PANS, 'Published test cards of Braintree and Stripe'),
  hosts: chosen([], 'Your own: replace payments.example.com by it'),
  notes: [
    documented(
      'Give the integration credentials of type User Defined (OAuth) and put the sign-in into its custom auth action. The type cannot be changed later.',
      CREDENTIALS,
    ),
    inferred(
      'A custom auth action takes no time-out of its own, and Genesys Cloud decides when it runs.',
      CREDENTIALS,
    ),
    chosen(
      'Endpoint, field names and replies are examples. Change the action to what your gateway takes and gives.',
      'There is no standard for card payments behind OAuth',
    ),
  ],
  credentials: [
    { name: 'clientId', description: 'Client id at the authorisation server' },
    { name: 'clientSecret', description: 'Client secret' },
  ],
  signIn: SIGN_IN,
  actions: [PAY],
  templates: [oauthTemplate],
  emulate,
}
