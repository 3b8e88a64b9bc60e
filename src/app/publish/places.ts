import { z } from 'zod'
import { type OrgAddress, REGIONS } from '#core/publish/regions.ts'

/** Where an org can be, as a choice: the sandbox, a region, or a domain that the server of the app was told of. */
export interface Place {
  readonly value: string
  readonly label: string
  readonly group?: string
}

export const SANDBOX_PLACE = 'sandbox'

export function placesOf(customDomains: readonly string[]): readonly Place[] {
  return [
    { value: SANDBOX_PLACE, label: 'Sandbox org (on this computer)' },
    ...customDomains.map((domain) => ({ value: domain, label: domain, group: 'Your own domain' })),
    ...REGIONS.map(({ id, label, domain }) => ({
      value: id,
      label: `${label}, ${domain}`,
      group: 'Genesys Cloud',
    })),
  ]
}

export function addressOf(place: string, origin: string): OrgAddress {
  if (place === SANDBOX_PLACE) return { type: 'sandbox', origin }
  const region = REGIONS.find(({ id }) => id === place)
  return region === undefined
    ? { type: 'custom', domain: place }
    : { type: 'region', region: region.id }
}

/** The domains of their own that orgs of this installation have: what the server's policy lets the app reach. */
export async function customDomains(): Promise<readonly string[]> {
  const reply = await fetch('settings.json', { cache: 'no-cache' })
  if (!reply.ok) return []
  const parsed = settingsSchema.safeParse(await reply.json())
  return parsed.success ? parsed.data.customDomains : []
}

const settingsSchema = z.object({ customDomains: z.array(z.string()) })
