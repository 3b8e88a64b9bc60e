import type { OrgClient } from '#adapters/genesys/org-client.ts'
import type { OrgSession } from '../app/publish/org-store.ts'

/** A sign-in to a sandbox that lasts, as the app keeps it. */
export function sessionOf(client: OrgClient): OrgSession {
  const address = { type: 'sandbox', origin: 'http://sandbox' } as const
  return {
    address,
    way: { address, grant: 'pkce', clientId: 'x' },
    client,
    expiresAt: Number.MAX_SAFE_INTEGER,
    stop: () => {},
  }
}
