import { chosen, documented, type Gateway } from '../define.ts'
import {
  GENERATE_SESSION_TOKEN,
  PROCESS_PAYMENT,
  SESSION_TOKEN_GATEWAY,
  TEST_PANS,
  TOKEN_LIFETIME_SECONDS,
} from './actions.ts'
import { emulate } from './emulate.ts'
import { sessionTokenTemplate } from './flow.ts'

/** A gateway of your own that gives a session token first and takes the card together with it. */
export const sessionToken: Gateway = {
  id: SESSION_TOKEN_GATEWAY,
  title: 'Custom gateway with a session token',
  monogram: null,
  family: 'session-token',
  ttlSeconds: chosen(TOKEN_LIFETIME_SECONDS, 'Shorter than at any gateway that states a number'),
  assumedTtlSeconds: null,
  singleUse: chosen(true, 'The strict case: a retry fetches a new token'),
  tokenConsumesPan: chosen(false, 'The token opens a session; the card is sent with it'),
  declineOn: chosen('success', 'A declined card is an answer, not an error'),
  idOnDecline: chosen(false, 'The gateway leaves the transaction id out when it declines'),
  idempotencyHeader: chosen('Idempotency-Key', 'The name that most gateways use'),
  needsClientCrypto: chosen(false, 'A data action sends the card'),
  authKind: chosen('bearer', 'An API key in the Authorization header'),
  testPans: documented(TEST_PANS, 'Published test cards of Braintree and Stripe'),
  hosts: chosen([], 'Your own: replace payments.example.com by it'),
  notes: [
    chosen(
      'Endpoint, field names and replies are examples. Change the two actions to what your gateway takes and gives.',
      'There is no standard for session tokens',
    ),
  ],
  credentials: [{ name: 'apiKey', description: 'The key that your gateway has given you' }],
  signIn: null,
  actions: [GENERATE_SESSION_TOKEN, PROCESS_PAYMENT],
  templates: [sessionTokenTemplate],
  emulate,
}
