import { z } from 'zod'

/** With which OAuth client one signs in to an org: the id of a client is no secret. */
export interface RememberedClient {
  readonly grant: 'pkce' | 'implicit'
  readonly clientId: string
}

/** The clients that were used on this device, by where the org is. */
export function readOAuthClients(): Readonly<Record<string, RememberedClient>> {
  try {
    const parsed = clientsSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    // Storage is closed to us, or somebody else has written there: then the id is typed in again.
    return {}
  }
}

/** False when this browser keeps nothing. */
export function rememberOAuthClient(place: string, client: RememberedClient): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readOAuthClients(), [place]: client }))
    return true
  } catch {
    return false
  }
}

const KEY = 'secure-flow-studio.oauth-clients'

const clientsSchema = z.record(
  z.string(),
  z.object({ grant: z.enum(['pkce', 'implicit']), clientId: z.string().max(200) }),
)
