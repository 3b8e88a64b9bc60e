import type { Gateway, Host } from '../../gateways/define.ts'
import { GATEWAYS } from '../../gateways/registry.ts'
import type { DataAction } from '../../model/data-action.ts'
import { hostOnly, hostsEndingAs, urlHostOf } from './url-host.ts'

/** Where a request goes, as far as its URL spells it out. Offsets are those of the URL's text. */
export interface Endpoint {
  /** Null when the URL begins with a reference: an address among the credentials. */
  readonly scheme: { readonly text: string; readonly start: number; readonly end: number } | null
  /** In small letters, without a port; null when a reference is a part of it. */
  readonly host: { readonly name: string; readonly start: number; readonly end: number } | null
  /** Every host that some program could send to: several, or another than the one that is seen, when it is not clear. */
  readonly names: readonly string[]
  /** Whether every program reads the same host, and no Host header names another one. */
  readonly isClear: boolean
}

export function endpointOf({ request }: Pick<DataAction, 'request'>): Endpoint {
  const { url } = request
  const { name, names, isClear } = urlHostOf(url)
  const [, lead = '', text = '', authority = ''] =
    /^(\s*)([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? []
  const end = lead.length + text.length
  const scheme = text === '' ? null : { text: text.toLowerCase(), start: lead.length, end }
  const asked = request.headers.filter((header) => header.name.trim().toLowerCase() === 'host')
  const others = asked.map((header) => hostOnly(header.value))
  return {
    scheme,
    host: name === null ? null : { name, ...placeOf(name, authority, end + '://'.length) },
    names: [...new Set([...names, ...others.filter((other) => other !== null)])],
    isClear: isClear && others.every((other) => other === name),
  }
}

/** Of a host that is spelled in a strange way the whole authority is the place. */
function placeOf(name: string, authority: string, from: number) {
  const at = authority.toLowerCase().lastIndexOf(name)
  return at < 0
    ? { start: from, end: from + authority.length }
    : { start: from + at, end: from + at + name.length }
}

/** A host of a gateway that an action sends to. */
export interface KnownEndpoint {
  readonly gateway: Gateway
  readonly host: Host
  readonly name: string
}

/**
 * The host of one of our gateways that an action sends to, a live one before any other: it is enough that some program
 * could send there, or that the host ends as a live one does. Undefined when nobody here knows it.
 */
export function knownEndpoint(action: Pick<DataAction, 'request'>): KnownEndpoint | undefined {
  const { names } = endpointOf(action)
  const found = knownAmong(names)
  const live = [...found, ...knownAmong(hostsEndingAs(action.request.url))].find(
    ({ host }) => host.environment === 'live',
  )
  return live ?? found[0]
}

function knownAmong(names: readonly string[]): readonly KnownEndpoint[] {
  return GATEWAYS.flatMap((gateway) =>
    names.flatMap((name) => {
      const host = knownHost(gateway, name)
      return host === undefined ? [] : [{ gateway, host, name }]
    }),
  )
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
