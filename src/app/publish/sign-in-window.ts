import { z } from 'zod'
import {
  type AccessToken,
  beginSignIn,
  isSignInReturn,
  type SignInError,
} from '#adapters/genesys/sign-in.ts'
import { err, type Result } from '#core/base/result.ts'
import type { SignInWay } from './kept-session.ts'
import { httpSettings } from './org-session.ts'

/** Opens the window at once, while the browser still knows of the click; null when it was blocked. */
export function openSignInWindow(): Window | null {
  return window.open('', '_blank', 'popup,width=520,height=760')
}

/**
 * Has somebody sign in in a window of its own, so that this page goes on meanwhile. The window comes back to this
 * address and hands the answer over by a channel that is named by `state`, which only the two know; other origins
 * cannot reach it. Ends as stopped when the signal says so: whether the window was closed cannot be seen, because the
 * pages of the login and of this app are kept apart.
 */
export async function signInInWindow(
  popup: Window,
  way: SignInWay,
  signal: AbortSignal,
): Promise<Result<AccessToken, SignInError>> {
  const redirectUri = location.origin + location.pathname
  const { url, pending } = await beginSignIn(
    { ...way, redirectUri, returnTo: '', isKept: false },
    WINDOW_STATE,
  )
  const answered = answerIn(pending.state, signal)
  popup.location.replace(url)
  const answer = await answered
  popup.close()
  if (answer === null) return err({ code: 'cancelled' })
  const { completeSignIn } = await import('#adapters/genesys/complete-sign-in.ts')
  return completeSignIn(pending, answer, httpSettings(AbortSignal.timeout(60_000)))
}

/**
 * In the window: hands the answer of the login page to the page that has opened it. Null when this page is no such
 * window, else whether somebody took the answer. The address is cleaned first.
 */
export function handOverSignIn(): Promise<boolean> | null {
  const { search, hash, pathname } = location
  if (!isSignInReturn({ search, hash })) return null
  const state = stateOf(search) ?? stateOf(hash.replace(/^#\/?/, ''))
  if (state?.startsWith(WINDOW_STATE) !== true) return null
  history.replaceState(null, '', pathname)
  // The browser has copied what the opener had there.
  sessionStorage.clear()
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(state)
    const end = (isTaken: boolean) => {
      clearTimeout(timer)
      channel.close()
      resolve(isTaken)
    }
    const timer = setTimeout(() => end(false), PATIENCE_MS)
    channel.addEventListener('message', ({ data }) => {
      if (data === TAKEN) end(true)
    })
    // A channel reaches this origin only, and knows no other.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage({ search, hash })
  })
}

const WINDOW_STATE = 'window.'
const TAKEN = 'taken'
/** Both pages are of this browser: an answer comes at once, or never. */
const PATIENCE_MS = 3000

const answerSchema = z.object({ search: z.string(), hash: z.string() })
type Answer = z.infer<typeof answerSchema>

function answerIn(state: string, signal: AbortSignal): Promise<Answer | null> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(state)
    const end = (answer: Answer | null) => {
      signal.removeEventListener('abort', stop)
      channel.close()
      resolve(answer)
    }
    const stop = () => end(null)
    signal.addEventListener('abort', stop)
    channel.addEventListener('message', ({ data }) => {
      const answer = answerSchema.safeParse(data)
      if (!answer.success) return
      // As above.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage(TAKEN)
      end(answer.data)
    })
  })
}

function stateOf(parameters: string): string | null {
  return new URLSearchParams(parameters).get('state')
}
