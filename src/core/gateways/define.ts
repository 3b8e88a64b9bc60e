import type { DataAction } from '../model/data-action.ts'

/**
 * How far a fact may be trusted: read in the gateway's documentation, concluded from it, commonly known but not
 * looked up, or no fact at all but a default of ours.
 */
type Certainty = 'documented' | 'inferred' | 'general' | 'default'

export interface Fact<T> {
  readonly value: T
  readonly certainty: Certainty
  /** Where it was read, or why it was chosen: shown beside the value. */
  readonly source: string
}

/** How a gateway knows who calls it. */
type AuthKind = 'basic' | 'bearer' | 'header' | 'body' | 'oauth' | 'signature'

/**
 * In which order a gateway wants things: card, token, charge; an integration that signs in by itself and one payment;
 * or a session token first and then the card together with it.
 */
type GatewayFamily = 'card-for-token' | 'signed-in-integration' | 'session-token'

/** What is known of a payment provider. Lint, the simulator and the templates read it; nothing of it is code. */
export interface Gateway {
  readonly id: string
  readonly title: string
  readonly family: GatewayFamily
  /** Life of the token in seconds; null when the gateway states no number. */
  readonly ttlSeconds: Fact<number | null>
  readonly singleUse: Fact<boolean>
  /** The token stands for the card, which is not sent again. */
  readonly tokenConsumesPan: Fact<boolean>
  /** On which output of Call Secure Data a declined card arrives. */
  readonly declineOn: Fact<'success' | 'failure'>
  readonly idempotencyHeader: Fact<string | null>
  /** The card must be encrypted on the caller's device: no data action can do that. */
  readonly needsClientCrypto: Fact<boolean>
  readonly authKind: Fact<AuthKind>
  /** Published test cards: the only card numbers that may stand anywhere, and only in test clones. */
  readonly testPans: Fact<readonly string[]>
  /** The data actions that a flow for this gateway calls, in order. */
  readonly actions: readonly DataAction[]
}
