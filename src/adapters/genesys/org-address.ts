import { err, ok, type Result } from '#core/base/result.ts'
import { type OrgAddress, REGIONS } from '#core/publish/regions.ts'

/** Why a text does not say where an org is. */
export type OrgAddressError =
  | { readonly code: 'no-address'; readonly text: string }
  | { readonly code: 'http-elsewhere'; readonly text: string }

/**
 * Where an org is, as a person writes it: a region (`eu_central_1`), a domain (`mypurecloud.de`), one of its hosts
 * (`https://api.mypurecloud.de`), a domain of the org's own, or the address of a sandbox on this computer. A token and
 * a secret are sent there, so that http is taken on loopback only.
 */
export function readOrgAddress(text: string): Result<OrgAddress, OrgAddressError> {
  const written = text.trim()
  const region = REGIONS.find(({ id }) => id === written.toLowerCase().replaceAll('-', '_'))
  if (region !== undefined) return ok({ type: 'region', region: region.id })
  const address = /^[a-z]+:\/\//i.test(written) ? written : `https://${written}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '') {
    return err({ code: 'no-address', text })
  }
  if (LOOPBACK.has(url.hostname)) {
    const path = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '')
    return url.protocol === 'http:' || url.protocol === 'https:'
      ? ok({ type: 'sandbox', origin: url.origin + path })
      : err({ code: 'no-address', text })
  }
  if (url.protocol === 'http:') return err({ code: 'http-elsewhere', text })
  const isHost = url.protocol === 'https:' && url.port === '' && url.pathname === '/'
  return isHost ? atDomain(url.hostname, text) : err({ code: 'no-address', text })
}

/**
 * Whether a file, which holds a whole flow, may be put or fetched where the org says. Only a sandbox does without https.
 */
export function mayHoldFile(url: string, { type }: OrgAddress): boolean {
  if (!URL.canParse(url)) return false
  const { protocol } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && type === 'sandbox')
}

export function describeOrgAddressError(error: OrgAddressError): string {
  switch (error.code) {
    case 'no-address':
      return `“${error.text}” is no org: name a region (such as eu_central_1), its domain (mypurecloud.de), a domain of your own, or the address of a sandbox (http://127.0.0.1:4173)`
    case 'http-elsewhere':
      return `“${error.text}” is http, which is taken on this computer only: write https`
  }
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** The hosts that an org has at its domain: what stands before it is no part of it. */
const HOSTS = /^(?:api|login|apps)\./

const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/

function atDomain(hostname: string, text: string): Result<OrgAddress, OrgAddressError> {
  const domain = hostname.replace(HOSTS, '')
  const known = REGIONS.find((region) => region.domain === domain)
  if (known !== undefined) return ok({ type: 'region', region: known.id })
  return DOMAIN.test(domain) ? ok({ type: 'custom', domain }) : err({ code: 'no-address', text })
}
