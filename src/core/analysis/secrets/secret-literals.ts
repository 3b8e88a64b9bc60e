import { cardNumbersIn } from './card-numbers.ts'
import { decodeBase64 } from './base64.ts'
import { readingsOf } from './unescaped.ts'

export type SecretKind =
  | 'live-key'
  | 'cloud-key'
  | 'jwt'
  | 'basic'
  | 'password'
  | 'bearer'
  | 'private-key'
  | 'card-number'

/** A secret that stands in a text as it is. */
export interface SecretLiteral {
  readonly kind: SecretKind
  readonly start: number
  readonly end: number
}

/**
 * Every secret in a text, in its order, also one that is written with the escapes of JSON or of a URL. What lies inside
 * another one is not told again.
 */
export function secretsIn(text: string): readonly SecretLiteral[] {
  if (!mayHoldSecret(text)) return []
  const found = readingsOf(text).flatMap((reading) =>
    literalsIn(reading.text).map(({ kind, start, end }) => ({
      kind,
      start: reading.startOf(start),
      end: reading.startOf(end),
    })),
  )
  let covered = 0
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ end }) => {
      const isInside = end <= covered
      covered = Math.max(covered, end)
      return !isInside
    })
}

function literalsIn(text: string): readonly SecretLiteral[] {
  if (!MAY_HOLD_ONE.test(text)) return []
  return [
    ...DETECTORS.flatMap(({ kind, pattern, isSecret }) =>
      Array.from(text.matchAll(pattern)).flatMap((match) =>
        isSecret === undefined || isSecret(match)
          ? [{ kind, start: match.index, end: match.index + match[0].length }]
          : [],
      ),
    ),
    ...cardNumbersIn(text).map(({ start, end }) => ({ kind: 'card-number' as const, start, end })),
  ]
}

/** False for a text that surely holds none: nearly every one of a design. */
export function mayHoldSecret(text: string): boolean {
  return text.length >= SHORTEST && MAY_HOLD_ONE_ESCAPED.test(text)
}

/** No secret is shorter, and most texts of a design are. */
export const SHORTEST = 8

/**
 * A piece of what each detector looks for: one look at a text, where each detector would take one of its own. Only what
 * may stand in capitals too is looked for in both: to leave the case open for all takes half as long again.
 */
const MAY_HOLD_ONE =
  /\d[\d .\u00a0\u2007\u2009\u202f\u2010-\u2015-]{11}|:\/\/|whsec_|[srp]k_|sq0|access_token|A[KS]IA|AIza|gh[pousr]_|xox|eyJ|[Bb](?:[Aa][Ss][Ii][Cc]|[Ee][Aa][Rr][Ee][Rr])|base64|-----BEGIN/

/** The same, or letters, digits or what a secret has between them, as JSON and URLs escape them. */
const MAY_HOLD_ONE_ESCAPED = new RegExp(
  `${MAY_HOLD_ONE.source}|\\\\u00[2-7][0-9a-fA-F]|%[2-7][0-9a-fA-F]`,
)

interface Detector {
  readonly kind: SecretKind
  readonly pattern: RegExp
  readonly isSecret?: (match: RegExpExecArray) => boolean
}

const DETECTORS: readonly Detector[] = [
  {
    kind: 'private-key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[^-]*(?:-----END [A-Z0-9 ]+-----)?/g,
  },
  {
    // Prefixes as the gateways document them: Stripe's secret, restricted and publishable keys, webhook secrets;
    // Checkout.com's keys, whose sandbox ones begin with sk_sbox_; Square; Braintree.
    kind: 'live-key',
    pattern:
      /(?<![A-Za-z0-9])(?:(?:sk|rk|pk)_live_[A-Za-z0-9]{4,}|whsec_[A-Za-z0-9+/]{16,}|[sp]k_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|sq0(?:atp|csp)-[A-Za-z0-9_-]{20,}|access_token\$production\$[a-z0-9]{8,}\$[a-z0-9]{16,})/g,
    isSecret: ([key]) => !/_(.)\1*$/.test(key),
  },
  {
    kind: 'cloud-key',
    pattern:
      /(?<![A-Za-z0-9])(?:(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{10,})(?![A-Za-z0-9])/g,
  },
  {
    kind: 'jwt',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g,
    isSecret: ([token]) => decodeBase64(token.split('.')[0] ?? '')?.includes('"alg"') === true,
  },
  {
    kind: 'basic',
    pattern: /\bBasic\s+([A-Za-z0-9+/_-]{6,}={0,2})(?![A-Za-z0-9+/=.(])/gi,
    isSecret: ([, encoded = '']) => isUserAndPassword(decodeBase64(encoded)),
  },
  {
    // The same before it is encoded.
    kind: 'basic',
    pattern: /\$!?\{?encoding\.base64\(\s*(["'])([^"'$]+)\1\s*\)/g,
    isSecret: ([, , plain = '']) => isUserAndPassword(plain),
  },
  {
    kind: 'password',
    pattern: /\b[a-z][a-z0-9+.-]{0,15}:\/\/[^\s/:@"'${}]+:([^\s/@"'${}]+)@/gi,
  },
  {
    // A key that nobody can tell by its prefix; test keys say so.
    kind: 'bearer',
    pattern: /\bBearer\s+([A-Za-z0-9._~+/-]{20,}=*)(?![A-Za-z0-9${(])/g,
    isSecret: ([, key = '']) => /\d/.test(key) && !/test|sandbox|sbox|sample|example/i.test(key),
  },
]

function isUserAndPassword(text: string | null): boolean {
  return text !== null && /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(text)
}
