import {
  isSignInReturn,
  type PendingSignIn,
  pendingSignInSchema,
} from '#adapters/genesys/sign-in.ts'
import { now } from '#adapters/browser/identity.ts'
import { keptSession } from './kept-session.ts'
import { httpSettings, startSession } from './org-session.ts'
import { useOrg } from './org-store.ts'
import { describePublishError } from './words.ts'

const PENDING_KEY = 'secure-flow-studio.sign-in'

/** Remembers a sign-in while the browser is at the login page. It is in sessionStorage, and it holds no token. */
export function rememberSignIn(pending: PendingSignIn): void {
  sessionStorage.setItem(PENDING_KEY, JSON.stringify(pending))
}

/**
 * Takes the answer when the login page has sent the browser back. The address is cleaned before anything else, so
 * that neither code nor token stays in it or in the history.
 */
export async function finishSignIn(): Promise<void> {
  const { search, hash, pathname } = location
  if (!isSignInReturn({ search, hash })) return resumeSession()
  const pending = takePending()
  history.replaceState(null, '', pathname + (pending?.returnTo ?? '#/'))
  dispatchEvent(new HashChangeEvent('hashchange'))
  if (pending === null) {
    useOrg
      .getState()
      .signInFailed(
        'A login page sent an answer that nobody here asked for, so it was thrown away.',
      )
    return
  }
  const { completeSignIn } = await import('#adapters/genesys/complete-sign-in.ts')
  const done = await completeSignIn(
    pending,
    { search, hash },
    httpSettings(AbortSignal.timeout(60_000)),
  )
  if (done.ok) await startSession(pending, done.value, pending.isKept)
  else useOrg.getState().signInFailed(describePublishError(done.error))
}

/** Goes on with a sign-in that was asked to outlive a reload. */
async function resumeSession(): Promise<void> {
  const kept = keptSession(now())
  if (kept !== null) await startSession(kept.way, kept.access, true)
}

function takePending(): PendingSignIn | null {
  const text = sessionStorage.getItem(PENDING_KEY)
  sessionStorage.removeItem(PENDING_KEY)
  if (text === null) return null
  const parsed = pendingSignInSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
