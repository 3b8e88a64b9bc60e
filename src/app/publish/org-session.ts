import type { HttpSettings } from '#adapters/genesys/http-client.ts'
import type { AccessToken } from '#adapters/genesys/sign-in.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { forgetSession, isSessionKept, keepSession, type SignInWay } from './kept-session.ts'
import { askAgainWhatFailed, knownIdentity, orgQueries } from './org-queries.ts'
import { useOrg } from './org-store.ts'
import { describePublishError } from './words.ts'

/** Makes the client of an org that has been signed in to. The SDK is loaded here, not before. */
export async function startSession(
  way: SignInWay,
  access: AccessToken,
  isKept: boolean,
): Promise<void> {
  const { makeOrgClient } = await import('#adapters/genesys/org-client.ts')
  const controller = new AbortController()
  const { address } = way
  const client = makeOrgClient({
    ...httpSettings(controller.signal),
    address,
    token: access.token,
    relayOrigin: location.origin,
  })
  orgQueries.clear()
  if (isKept) keepSession(way, access)
  useOrg.getState().signedIn({
    address,
    way,
    client,
    expiresAt: access.expiresAt,
    stop: () => controller.abort(),
  })
}

/**
 * Goes on with a newer token, under everything that is going on. A sign-in to another org is given back: what is going
 * on belongs to the one it began in. The failure is a sentence.
 */
export async function renewSession(access: AccessToken): Promise<Result<null, string>> {
  const { session, renewed } = useOrg.getState()
  if (session === null) return err('You have signed out meanwhile.')
  const { makeOrgClient } = await import('#adapters/genesys/org-client.ts')
  const newer = makeOrgClient({
    ...httpSettings(AbortSignal.timeout(60_000)),
    address: session.address,
    token: access.token,
    relayOrigin: location.origin,
  })
  const identity = await newer.identity()
  if (!identity.ok) return err(describePublishError(identity.error))
  const { orgId, orgName } = identity.value
  const known = knownIdentity(session.address)
  if (known !== null && known.orgId !== orgId) {
    await newer.revoke()
    return err(
      `That was a sign-in to another org, ${orgName}, and was given back. Sign in to ${known.orgName}.`,
    )
  }
  session.client.renew(access.token)
  if (isSessionKept()) keepSession(session.way, access)
  renewed(access.expiresAt)
  await askAgainWhatFailed()
  return ok(null)
}

/** Ends the session here and in the org. */
export async function endSession(): Promise<void> {
  const { session, signedOut, signInFailed } = useOrg.getState()
  if (session === null) return
  forgetSession()
  const revoked = await session.client.revoke()
  session.stop()
  signedOut()
  orgQueries.clear()
  const isOver = revoked.ok || revoked.error.code === 'unauthorised'
  if (!isOver) {
    const until = new Date(session.expiresAt).toLocaleTimeString('en-GB', TIME)
    signInFailed(
      `You are signed out here, but the org could not be told: its token ends by itself at ${until}.`,
    )
  }
}

const TIME = { hour: '2-digit', minute: '2-digit' } as const

export function httpSettings(signal: AbortSignal): HttpSettings {
  return {
    signal,
    onExchange(exchange) {
      const { log, renewed } = useOrg.getState()
      log(exchange)
      // The org may end a sign-in before its time, as when nothing was done for long.
      if (exchange.status === 401 && exchange.path.includes('/api/v2/')) renewed(ENDED)
    },
    sleep: (ms) => sleep(ms, signal),
  }
}

const ENDED = 0

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
