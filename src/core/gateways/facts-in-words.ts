import type { AuthKind, Certainty, Fact, Gateway } from './define.ts'

/** One line of what is known of a gateway, to be shown as it is. */
export interface FactLine {
  readonly name: string
  readonly words: string
  /** How sure it is, and where it comes from or why it was chosen. */
  readonly certainty: string
  readonly source: string
}

const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  documented: 'documented',
  reported: 'reported by others',
  inferred: 'inferred',
  general: 'commonly known, not looked up',
  default: 'our default',
}

/** Everything that is known of a gateway. */
export function factLines(gateway: Gateway): readonly FactLine[] {
  const { assumedTtlSeconds, notes } = gateway
  return [
    line('Token lifetime', gateway.ttlSeconds, lifetimeWords),
    ...(assumedTtlSeconds === null
      ? []
      : [line('Lifetime assumed', assumedTtlSeconds, lifetimeWords)]),
    line('Token use', gateway.singleUse, (isSingle) => (isSingle ? 'single use' : 'reusable')),
    line('Card and token', gateway.tokenConsumesPan, (isConsumed) =>
      isConsumed ? 'the token stands for the card' : 'the card is sent with the payment',
    ),
    line('Declines', gateway.declineOn, (output) => `arrive on ${output}`),
    ...(gateway.idOnDecline.value
      ? [line('Transaction id', gateway.idOnDecline, () => 'a declined payment has one too')]
      : []),
    line('Retries', gateway.idempotencyHeader, (header) =>
      header === null ? 'may pay twice' : `safe with ${header}`,
    ),
    line('Card encryption', gateway.needsClientCrypto, (isNeeded) =>
      isNeeded ? 'on the caller’s device, for a token' : 'not asked for',
    ),
    line('Signs in by', gateway.authKind, (kind) => AUTH_WORDS[kind]),
    line('Hosts', gateway.hosts, (hosts) =>
      hosts.length === 0 ? 'your own' : hosts.map(({ name }) => name).join(', '),
    ),
    line('Test cards', gateway.testPans, (numbers) => numbers.join(', ')),
    ...notes.map((note) => line('Good to know', note, (text) => text)),
  ]
}

/** What a tile says of the token: “token lives 15 min, single use”. */
export function tokenWords(gateway: Gateway): string {
  const { actions, ttlSeconds, assumedTtlSeconds, singleUse } = gateway
  if (actions.every(({ tokenLifetimeSeconds: life }) => life === null))
    return 'no token in the flow'
  const life =
    ttlSeconds.value === null && assumedTtlSeconds !== null
      ? `token life not stated, ${lifetimeWords(assumedTtlSeconds.value)} assumed`
      : `token lives ${lifetimeWords(ttlSeconds.value)}`
  return `${life}${singleUse.value ? ', single use' : ''}`
}

const AUTH_WORDS: Readonly<Record<AuthKind, string>> = {
  basic: 'user and password (Basic)',
  bearer: 'a key (Bearer)',
  header: 'a key in a header of its own',
  body: 'keys in the body',
  oauth: 'OAuth, by the integration',
  signature: 'a signature of every request',
}

function line<T>(name: string, fact: Fact<T>, wordsOf: (value: T) => string): FactLine {
  const { value, certainty, source } = fact
  return { name, words: wordsOf(value), certainty: CERTAINTY_WORDS[certainty], source }
}

function lifetimeWords(seconds: number | null): string {
  if (seconds === null) return 'not stated'
  if (seconds % 3600 === 0) return `${seconds / 3600} h`
  return seconds % 60 === 0 && seconds > 180 ? `${seconds / 60} min` : `${seconds} s`
}
