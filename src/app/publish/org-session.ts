import type { HttpSettings } from '#adapters/genesys/http-client.ts'
import type { AccessToken } from '#adapters/genesys/sign-in.ts'
import type { OrgAddress } from '#core/publish/regions.ts'
import { orgQueries } from './org-queries.ts'
import { useOrg } from './org-store.ts'

/** Makes the client of an org that has been signed in to. The SDK is loaded here, not before. */
export async function startSession(address: OrgAddress, access: AccessToken): Promise<void> {
  const { makeOrgClient } = await import('#adapters/genesys/org-client.ts')
  const controller = new AbortController()
  const client = makeOrgClient({
    ...httpSettings(controller.signal),
    address,
    token: access.token,
    relayOrigin: location.origin,
  })
  orgQueries.clear()
  useOrg.getState().signedIn({
    address,
    client,
    expiresAt: access.expiresAt,
    stop: () => controller.abort(),
  })
}

/** Ends the session here and in the org. What the org answers no longer matters to anybody here. */
export async function endSession(): Promise<void> {
  const { session, signedOut } = useOrg.getState()
  if (session === null) return
  await session.client.revoke()
  session.stop()
  signedOut()
  orgQueries.clear()
}

export function httpSettings(signal: AbortSignal): HttpSettings {
  return {
    signal,
    onExchange: (exchange) => useOrg.getState().log(exchange),
    sleep: (ms) => sleep(ms, signal),
  }
}

/** Resolves after so many milliseconds, or as soon as the signal says to stop. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
