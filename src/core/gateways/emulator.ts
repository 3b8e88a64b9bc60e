import { sha256Hex } from '../base/sha256.ts'

/** What a data action sends. */
export interface GatewayRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What comes back, after `delaySeconds`. */
export interface GatewayReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly delaySeconds: number
  /** The gateway's own body is not known to us in this case: what stands here is made up in its manner. */
  readonly isModelled: boolean
}

/**
 * How a gateway behaves while it is asked. `success`: as its cards, tokens and clock say. `decline`, `invalid-card`,
 * `expired-token` and `reused-token` apply to the request that they are about, others succeed; the rest applies to
 * every request. `slow` does the work, and answers later than any time-out.
 */
export const SCENARIOS = [
  'success',
  'decline',
  'invalid-card',
  'expired-token',
  'reused-token',
  'rate-limit',
  'server-error',
  'slow',
  'malformed',
] as const
export type Scenario = (typeof SCENARIOS)[number]

export interface Conditions {
  /** The simulated time in milliseconds since 1970, UTC: tokens expire by it. */
  readonly now: number
  readonly scenario: Scenario
}

/** What a gateway keeps of a card: never its number. */
export interface KeptCard {
  readonly bin: string
  readonly last4: string
  /** A test card that is there to be declined. */
  readonly isDeclined: boolean
}

export interface IssuedToken {
  /** Null for a token that opens a session and stands for no card. */
  readonly card: KeptCard | null
  /** Milliseconds since 1970, UTC. */
  readonly issuedAt: number
  readonly isUsed: boolean
}

/** What a gateway remembers between requests. It holds no card numbers. */
export interface GatewayState {
  /** How many ids were given out. */
  readonly issued: number
  readonly tokens: ReadonlyMap<string, IssuedToken>
  /** The fields of payments by their id, as the gateway's own emulator wrote them. */
  readonly payments: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** The first reply to every idempotency key. */
  readonly replies: ReadonlyMap<string, FirstReply>
}

interface FirstReply {
  readonly reply: GatewayReply
  /** A digest of the request that it answers, which may hold a card. */
  readonly to: string
}

export const NEW_GATEWAY: GatewayState = {
  issued: 0,
  tokens: new Map(),
  payments: new Map(),
  replies: new Map(),
}

export interface Emulation {
  readonly reply: GatewayReply
  readonly state: GatewayState
}

/** Pure: the same request, state and conditions give the same reply. */
export type Emulate = (request: GatewayRequest, state: GatewayState, at: Conditions) => Emulation

/** A request that has found its route, with everything that its answer depends on. */
export interface Exchange extends Conditions {
  readonly request: GatewayRequest
  /** What the groups of the route's path have matched. */
  readonly params: readonly string[]
  readonly state: GatewayState
}

export interface Route {
  readonly method: string
  readonly path: RegExp
  answer(exchange: Exchange): Emulation
}

interface EmulatorSpec {
  readonly routes: readonly Route[]
  /** The refusal of a caller who is not known, or null. */
  refuse(request: GatewayRequest, at: Conditions, state: GatewayState): GatewayReply | null
  readonly rateLimited: GatewayReply
  readonly broken: GatewayReply
  readonly notFound: GatewayReply
  /** A request with a key that was answered before gets that answer again; null where there are no such keys. */
  readonly idempotencyHeader: string | null
  /**
   * The refusal of a key that has come with another request before. Without it a key belongs to its address, and what is
   * sent with it again does not matter.
   */
  readonly keyMisused?: GatewayReply
}

/** An emulator from what is the gateway's own: its routes, its way to know callers, and its bodies of trouble. */
export function defineEmulator(spec: EmulatorSpec): Emulate {
  return (request, state, at) => {
    if (at.scenario === 'rate-limit') return { reply: spec.rateLimited, state }
    if (at.scenario === 'server-error') return { reply: spec.broken, state }
    const answered = answer(spec, request, state, at)
    if (at.scenario === 'slow') return delayed(answered)
    return at.scenario === 'malformed' ? cutOff(answered) : answered
  }
}

/** The value of a header whatever its case; empty when it is missing or its template was not filled in. */
export function headerOf(request: GatewayRequest, name: string): string {
  const found = Object.entries(request.headers).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  )
  const value = found?.[1].trim() ?? ''
  return isUnfilled(value) ? '' : value
}

/** Whether a text still names what Velocity had no value for: it prints a reference as it stands, braces or not. */
export function isUnfilled(text: string): boolean {
  return /\$\{?(?:input|credentials|authResponse)\b/.test(text)
}

/** The next id of the gateway's, and the state that knows it was given out. */
export function nextId(state: GatewayState, prefix: string): [id: string, state: GatewayState] {
  const issued = state.issued + 1
  return [`${prefix}${String(issued).padStart(6, '0')}`, { ...state, issued }]
}

export function keepPayment(
  state: GatewayState,
  id: string,
  fields: Readonly<Record<string, string>>,
): GatewayState {
  return { ...state, payments: new Map(state.payments).set(id, fields) }
}

/** Longer than any data action waits: 60 s (Genesys Resource Center, "Call Secure Data action"). */
const SLOW_SECONDS = 90

function answer(
  spec: EmulatorSpec,
  request: GatewayRequest,
  state: GatewayState,
  at: Conditions,
): Emulation {
  const refusal = spec.refuse(request, at, state)
  if (refusal !== null) return { reply: refusal, state }
  const path = /^https:\/\/[^/?#]+([^?#]*)/.exec(request.url)?.[1] ?? ''
  for (const route of spec.routes) {
    const found = route.method === request.method ? route.path.exec(path) : null
    if (found === null) continue
    return once(spec, request, path, state, () =>
      route.answer({ request, params: found.slice(1), state, ...at }),
    )
  }
  return { reply: spec.notFound, state }
}

/** Refusals for a reason that may pass, such as a missing field, are not remembered. */
function once(
  { idempotencyHeader, keyMisused }: EmulatorSpec,
  request: GatewayRequest,
  path: string,
  state: GatewayState,
  work: () => Emulation,
): Emulation {
  const key = idempotencyHeader === null ? '' : headerOf(request, idempotencyHeader)
  if (key === '') return work()
  const { method, body } = request
  const name = keyMisused === undefined ? `${method} ${path} ${key}` : key
  const to = sha256Hex([method, path, body].join('\n'))
  const known = state.replies.get(name)
  if (known !== undefined) {
    const isMisused = keyMisused !== undefined && known.to !== to
    return { reply: isMisused ? keyMisused : known.reply, state }
  }
  const done = work()
  const { reply } = done
  const isFinal = reply.status < 400 || reply.status === 402
  if (!isFinal) return done
  const replies = new Map(done.state.replies).set(name, { reply, to })
  return { ...done, state: { ...done.state, replies } }
}

function delayed({ reply, state }: Emulation): Emulation {
  return { reply: { ...reply, delaySeconds: SLOW_SECONDS }, state }
}

/** The connection breaks in the middle of the body; what was done stays done. */
function cutOff({ reply, state }: Emulation): Emulation {
  const body = reply.body.slice(0, Math.ceil(reply.body.length / 2))
  return { reply: { ...reply, body, isModelled: true }, state }
}
