import { create } from 'zustand'
import { beginSignIn } from '#adapters/genesys/sign-in.ts'
import type { SignInWay } from './kept-session.ts'
import { renewSession, startSession } from './org-session.ts'
import { useOrg } from './org-store.ts'
import { rememberSignIn } from './sign-in-return.ts'
import { openSignInWindow, signInInWindow } from './sign-in-window.ts'
import { describePublishError } from './words.ts'

interface SignInState {
  /** Whether a window is open in which somebody is to sign in. */
  readonly isWaiting: boolean
  /** Whether the browser has kept the window from opening. */
  readonly isBlocked: boolean
  /** Why the last try to sign in again did not work, in words. */
  readonly problem: string | null
  /** Leaves for the login page, and comes back to this place. */
  readonly leave: (way: SignInWay, isKept: boolean) => Promise<void>
  /** Signs in in a window; where the browser blocks it, by leaving for the login page. */
  readonly openWindow: (way: SignInWay, isKept: boolean) => Promise<void>
  /** The same for a session that is there, and everything in it goes on. Blocked, it leaves the page as it is. */
  readonly again: () => Promise<void>
  /** Waits no longer for the window. */
  readonly stopWaiting: () => void
}

const IDLE = { isWaiting: false, isBlocked: false, problem: null }

/** Signing in that is under way, on whatever page. */
export const useSignIn = create<SignInState>()((set, get) => {
  let waiting = new AbortController()
  const wait = async (popup: Window, way: SignInWay) => {
    waiting.abort()
    waiting = new AbortController()
    const { signal } = waiting
    set({ ...IDLE, isWaiting: true })
    const access = await signInInWindow(popup, way, signal)
    // Whoever has begun anew meanwhile waits for another window.
    if (signal === waiting.signal) set({ isWaiting: false })
    return access
  }
  return {
    ...IDLE,
    async leave(way, isKept) {
      const { url, pending } = await beginSignIn({
        ...way,
        redirectUri: location.origin + location.pathname,
        returnTo: location.hash,
        isKept,
      })
      rememberSignIn(pending)
      location.assign(url)
    },
    async openWindow(way, isKept) {
      const popup = openSignInWindow()
      if (popup === null) return get().leave(way, isKept)
      const access = await wait(popup, way)
      if (access.ok) await startSession(way, access.value, isKept)
      else if (access.error.code !== 'cancelled') {
        useOrg.getState().signInFailed(describePublishError(access.error))
      }
    },
    async again() {
      const { session } = useOrg.getState()
      if (session === null) return
      const popup = openSignInWindow()
      if (popup === null) {
        set({ isBlocked: true, problem: null })
        return
      }
      const access = await wait(popup, session.way)
      if (!access.ok) {
        const isStopped = access.error.code === 'cancelled'
        set({ problem: isStopped ? null : describePublishError(access.error) })
        return
      }
      const renewed = await renewSession(access.value)
      set({ problem: renewed.ok ? null : renewed.error })
    },
    stopWaiting() {
      waiting.abort()
      set(IDLE)
    },
  }
})
