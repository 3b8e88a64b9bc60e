/** The regions of Genesys Cloud: `api.`, `login.` and `apps.` come before the domain (SDK 262.0.0, PureCloudRegionHosts). */
export const REGIONS = [
  { id: 'us_east_1', domain: 'mypurecloud.com', label: 'Americas (US East)' },
  { id: 'us_east_2', domain: 'use2.us-gov-pure.cloud', label: 'Americas (US East 2, FedRAMP)' },
  { id: 'us_west_2', domain: 'usw2.pure.cloud', label: 'Americas (US West)' },
  { id: 'ca_central_1', domain: 'cac1.pure.cloud', label: 'Americas (Canada)' },
  { id: 'mx_central_1', domain: 'mxc1.pure.cloud', label: 'Americas (Mexico)' },
  { id: 'sa_east_1', domain: 'sae1.pure.cloud', label: 'Americas (São Paulo)' },
  { id: 'eu_west_1', domain: 'mypurecloud.ie', label: 'EMEA (Ireland)' },
  { id: 'eu_west_2', domain: 'euw2.pure.cloud', label: 'EMEA (London)' },
  { id: 'eu_central_1', domain: 'mypurecloud.de', label: 'EMEA (Frankfurt)' },
  { id: 'eu_central_2', domain: 'euc2.pure.cloud', label: 'EMEA (Zurich)' },
  {
    id: 'eusc_de_east_1',
    domain: 'edee1.eusc-pure.cloud',
    label: 'EMEA (European Sovereign Cloud)',
  },
  { id: 'me_central_1', domain: 'mec1.pure.cloud', label: 'EMEA (UAE)' },
  { id: 'ap_south_1', domain: 'aps1.pure.cloud', label: 'Asia Pacific (Mumbai)' },
  { id: 'ap_southeast_1', domain: 'apse1.pure.cloud', label: 'Asia Pacific (Singapore)' },
  { id: 'ap_southeast_2', domain: 'mypurecloud.com.au', label: 'Asia Pacific (Sydney)' },
  { id: 'ap_northeast_1', domain: 'mypurecloud.jp', label: 'Asia Pacific (Tokyo)' },
  { id: 'ap_northeast_2', domain: 'apne2.pure.cloud', label: 'Asia Pacific (Seoul)' },
  { id: 'ap_northeast_3', domain: 'apne3.pure.cloud', label: 'Asia Pacific (Osaka)' },
] as const
export type RegionId = (typeof REGIONS)[number]['id']

/**
 * Where an org is: in a region of Genesys Cloud, behind a domain of its own with the same hosts before it, or the
 * sandbox org at an origin of ours.
 */
export type OrgAddress =
  | { readonly type: 'region'; readonly region: RegionId }
  | { readonly type: 'custom'; readonly domain: string }
  | { readonly type: 'sandbox'; readonly origin: string }

/** The domain before which the hosts of an org stand; null for the sandbox, which is one host for all. */
export function orgDomain(address: OrgAddress): string | null {
  switch (address.type) {
    case 'region':
      return domainOf(address.region)
    case 'custom':
      return address.domain
    case 'sandbox':
      return null
  }
}

/** The base of the authorize page and the token endpoint. */
export function loginBase(address: OrgAddress): string {
  return address.type === 'sandbox' ? address.origin : `https://login.${orgDomain(address)}`
}

/**
 * Where a person finds the flow in Architect. The path is common knowledge, not documented: this is its one place.
 */
export function architectLink(address: OrgAddress): string {
  return address.type === 'sandbox'
    ? `${address.origin}/sandbox`
    : `https://apps.${orgDomain(address)}/architect/`
}

/** Whether a presigned upload of an org may go to this host: only to those of the known regions and its own domain. */
export function isUploadHost(hostname: string, address: OrgAddress): boolean {
  const domains = [...REGIONS.map(({ domain }) => domain), orgDomain(address)]
  return domains.some((domain) => hostname === `fileupload.${domain}`)
}

export function domainOf(region: RegionId): string {
  const found = REGIONS.find(({ id }) => id === region)
  if (found === undefined) throw new Error(`Bug: unknown region ${region}`)
  return found.domain
}
