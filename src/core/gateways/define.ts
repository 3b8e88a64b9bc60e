import type { DataAction } from '../model/data-action.ts'
import type { Emulate } from './emulator.ts'
import type { FlowTemplate } from './flow-template.ts'

/**
 * How far a fact may be trusted: read in the gateway's documentation, told by others, concluded from what was read,
 * commonly known but not looked up, or no fact at all but a default of ours.
 */
export type Certainty = 'documented' | 'reported' | 'inferred' | 'general' | 'default'

export interface Fact<T> {
  readonly value: T
  readonly certainty: Certainty
  /** Where it was read, or why it was chosen: shown beside the value. */
  readonly source: string
}

/** How a gateway knows who calls it. */
export type AuthKind = 'basic' | 'bearer' | 'header' | 'body' | 'oauth' | 'signature'

/**
 * In which order a gateway wants things: card, token, charge; an integration that signs in by itself and one payment;
 * or a session token first and then the card together with it.
 */
export type GatewayFamily = 'card-for-token' | 'signed-in-integration' | 'session-token'

/** A host that requests may go to; `*.` in front stands for one label of the account. */
export interface Host {
  readonly name: string
  /** `either`: one host serves both, and the key tells which is meant. */
  readonly environment: 'sandbox' | 'live' | 'either'
}

/** A field of the integration's credentials that the actions name as `${credentials.…}`. */
export interface CredentialField {
  readonly name: string
  readonly description: string
}

/** What is known of a payment provider, what a flow needs to use it, and how it answers. */
export interface Gateway {
  readonly id: string
  readonly title: string
  /** Two letters that tell it from the others at a glance; null for an endpoint of your own, which has no name. */
  readonly monogram: string | null
  readonly family: GatewayFamily
  /** Life of the token in seconds; null when the gateway states no number, or has no token. */
  readonly ttlSeconds: Fact<number | null>
  /** What templates and emulator assume where the gateway states no number; null where nothing is assumed. */
  readonly assumedTtlSeconds: Fact<number> | null
  readonly singleUse: Fact<boolean>
  /** The token stands for the card, which is not sent again. */
  readonly tokenConsumesPan: Fact<boolean>
  /** On which output of Call Secure Data a declined card arrives. */
  readonly declineOn: Fact<'success' | 'failure'>
  /** A declined payment has an id, as a paid one has: that there is one proves nothing. */
  readonly idOnDecline: Fact<boolean>
  readonly idempotencyHeader: Fact<string | null>
  /** The token is made from a card that was encrypted on the caller's device: no data action can do that. */
  readonly needsClientCrypto: Fact<boolean>
  readonly authKind: Fact<AuthKind>
  /** Published test cards: the only card numbers that may stand anywhere, and only in test clones. */
  readonly testPans: Fact<readonly string[]>
  /** Empty for an endpoint of your own, which may be anywhere. */
  readonly hosts: Fact<readonly Host[]>
  /** What else has to be known before a payment works, each with its source. */
  readonly notes: readonly Fact<string>[]
  /** What the integration's credentials must hold. */
  readonly credentials: readonly CredentialField[]
  /** The custom auth action of an integration of type User Defined (OAuth); null for other credentials. */
  readonly signIn: Pick<DataAction, 'request' | 'response'> | null
  /** The data actions that a flow for this gateway calls, in order. */
  readonly actions: readonly DataAction[]
  /** The flows to start from. */
  readonly templates: readonly FlowTemplate[]
  /** Answers a request of one of the actions as the gateway would. */
  readonly emulate: Emulate
}

export function documented<T>(value: T, source: string): Fact<T> {
  return { value, certainty: 'documented', source }
}

export function reported<T>(value: T, source: string): Fact<T> {
  return { value, certainty: 'reported', source }
}

export function inferred<T>(value: T, source: string): Fact<T> {
  return { value, certainty: 'inferred', source }
}

export function general<T>(value: T, source: string): Fact<T> {
  return { value, certainty: 'general', source }
}

/** No fact, but what we take when there is none. `reason` says why this. */
export function chosen<T>(value: T, reason: string): Fact<T> {
  return { value, certainty: 'default', source: reason }
}
