import type { TokenFetch } from '../analysis/roles.ts'
import type { Sensitivity } from '../model/data-action.ts'

/** What a class of secret is called in a sentence. */
export const SENSITIVITY_WORDS: Readonly<Record<Sensitivity, string>> = {
  none: 'no secret',
  pan: 'a card number',
  cvv: 'a CVV',
  expiry: 'an expiry date',
  token: 'a token',
  credential: 'a credential',
}

/** “a”, “a and b”, “a, b and c”. */
export function inWords(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined || items.length === 1) return last ?? ''
  return `${items.slice(0, -1).join(', ')} and ${last}`
}

/** “lives 180 s”, or why we can only assume so. */
export function lifetimeInWords({ lifetimeSeconds, isLifetimeAssumed }: TokenFetch): string {
  return isLifetimeAssumed
    ? `is assumed to live ${lifetimeSeconds} s, because neither its action nor a gateway says how long`
    : `lives ${lifetimeSeconds} s`
}
