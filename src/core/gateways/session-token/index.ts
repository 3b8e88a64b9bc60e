import type { Fact, Gateway } from '../define.ts'
import {
  GENERATE_SESSION_TOKEN,
  PROCESS_PAYMENT,
  SESSION_TOKEN_GATEWAY,
  TOKEN_LIFETIME_SECONDS,
} from './actions.ts'

/** A gateway of your own that gives a session token first and takes the card together with it. */
export const sessionToken: Gateway = {
  id: SESSION_TOKEN_GATEWAY,
  title: 'Custom gateway with a session token',
  family: 'session-token',
  ttlSeconds: chosen(TOKEN_LIFETIME_SECONDS, 'Shorter than at any gateway that states a number'),
  singleUse: chosen(true, 'The strict case: a retry fetches a new token'),
  tokenConsumesPan: chosen(false, 'The token opens a session; the card is sent with it'),
  declineOn: chosen('success', 'A declined card is an answer, not an error'),
  idempotencyHeader: chosen('Idempotency-Key', 'The name that most gateways use'),
  needsClientCrypto: chosen(false, 'A data action sends the card'),
  authKind: chosen('bearer', 'An API key in the Authorization header'),
  testPans: {
    value: ['4111111111111111', '4242424242424242', '4000000000000002'],
    certainty: 'documented',
    source: 'Published test cards of Braintree and Stripe',
  },
  actions: [GENERATE_SESSION_TOKEN, PROCESS_PAYMENT],
}

function chosen<T>(value: T, source: string): Fact<T> {
  return { value, certainty: 'default', source }
}
