import { z } from 'zod'
import {
  type AccessToken,
  type PendingSignIn,
  pendingSignInSchema,
} from '#adapters/genesys/sign-in.ts'

/** How somebody has signed in: enough to ask for it again. */
export type SignInWay = Pick<PendingSignIn, 'address' | 'grant' | 'clientId'>

/**
 * A sign-in that was asked to outlive a reload. It is in sessionStorage, which ends with the tab, and only there:
 * without having been asked for it a token is in memory alone.
 */
export function keepSession(way: SignInWay, access: AccessToken): void {
  sessionStorage.setItem(KEY, JSON.stringify({ way, access }))
}

export function isSessionKept(): boolean {
  return sessionStorage.getItem(KEY) !== null
}

export function forgetSession(): void {
  sessionStorage.removeItem(KEY)
}

/** Null when none was kept, or it has ended meanwhile. */
export function keptSession(now: number): { way: SignInWay; access: AccessToken } | null {
  const text = sessionStorage.getItem(KEY)
  if (text === null) return null
  const parsed = keptSchema.safeParse(JSON.parse(text))
  if (parsed.success && parsed.data.access.expiresAt > now) return parsed.data
  forgetSession()
  return null
}

const KEY = 'secure-flow-studio.session'

const keptSchema = z.object({
  way: pendingSignInSchema.pick({ address: true, grant: true, clientId: true }),
  access: z.object({ token: z.string(), expiresAt: z.number() }),
})
