import type { Gateway, Host } from '../../gateways/define.ts'
import type { DataAction } from '../../model/data-action.ts'

/** Where a request goes, as far as its URL spells it out. Offsets are those of the URL's text. */
export interface Endpoint {
  /** Null when the URL begins with a reference: an address among the credentials. */
  readonly scheme: { readonly text: string; readonly start: number; readonly end: number } | null
  /** In small letters, without a port; null when a reference is a part of it. */
  readonly host: { readonly name: string; readonly start: number; readonly end: number } | null
}

export function endpointOf({ request }: Pick<DataAction, 'request'>): Endpoint {
  const { url } = request
  const [whole, lead = '', text = '', authority = ''] =
    /^(\s*)([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? []
  if (whole === undefined) return { scheme: null, host: null }
  const scheme = { text: text.toLowerCase(), start: lead.length, end: lead.length + text.length }
  if (/[$\s]/.test(authority) || authority === '') return { scheme, host: null }
  const name = authority.replace(/^.*@/, '').replace(/:\d*$/, '')
  const start = scheme.end + '://'.length + authority.indexOf(name)
  return { scheme, host: { name: name.toLowerCase(), start, end: start + name.length } }
}

/** The host of a gateway that a name is; undefined for one that the gateway does not have. */
export function knownHost({ hosts }: Gateway, name: string): Host | undefined {
  return hosts.value.find((host) =>
    host.name.startsWith('*.')
      ? name.endsWith(host.name.slice(1)) && !name.slice(0, 1 - host.name.length).includes('.')
      : host.name === name,
  )
}

/** The environment that a key in some text is for, by the prefixes that gateways document. */
export interface EnvironmentKey {
  readonly environment: 'sandbox' | 'live'
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Keys that tell their environment: Stripe’s sk_test_ and sk_live_ (also rk_ and pk_), Checkout.com’s sk_sbox_ and, for live
 * ones, sk_ before a UUID; Braintree’s access tokens.
 */
export function environmentKeysIn(text: string): readonly EnvironmentKey[] {
  return Array.from(text.matchAll(KEYS), (match) => ({
    environment: /_(?:test|sbox)_|\$sandbox\$/.test(match[0]) ? 'sandbox' : 'live',
    text: match[0].slice(0, match[0].lastIndexOf(/\$/.test(match[0]) ? '$' : '_') + 1),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const KEYS =
  /(?<![A-Za-z0-9])(?:(?:sk|rk|pk)_(?:test|live|sbox)_[A-Za-z0-9]{4,}|[sp]k_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|access_token\$(?:sandbox|production)\$[a-z0-9]+)/g
