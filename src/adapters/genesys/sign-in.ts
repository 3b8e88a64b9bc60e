import { z } from 'zod'
import type { OrgError } from '#core/publish/ports.ts'
import { loginBase, type OrgAddress } from '#core/publish/regions.ts'

/** Authorization Code with PKCE, or the implicit grant that Genesys is switching off. */
export type Grant = 'pkce' | 'implicit'

/** What must be remembered while the browser is at the login page. It holds no token. */
export const pendingSignInSchema = z.object({
  grant: z.enum(['pkce', 'implicit']),
  address: z.custom<OrgAddress>((value) => typeof value === 'object' && value !== null),
  clientId: z.string(),
  redirectUri: z.string(),
  state: z.string(),
  verifier: z.string(),
  /** Where in the app to go on. */
  returnTo: z.string(),
  /** Whether the sign-in is to outlive a reload of the page. */
  isKept: z.boolean(),
})
export type PendingSignIn = Readonly<z.infer<typeof pendingSignInSchema>>

export interface AccessToken {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export type SignInError =
  | OrgError
  | { readonly code: 'state-mismatch' }
  | { readonly code: 'refused'; readonly reason: string; readonly detail: string }
  | { readonly code: 'no-answer' }

/** Prepares a sign-in: the address of the login page, and what to remember until the browser is back. */
export async function beginSignIn(
  options: Omit<PendingSignIn, 'state' | 'verifier'>,
  /** By which the page that is come back to knows whose answer it is. */
  statePrefix = '',
): Promise<{ readonly url: string; readonly pending: PendingSignIn }> {
  const state = statePrefix + randomText()
  const verifier = randomText()
  const url = new URL(`${loginBase(options.address)}/oauth/authorize`)
  url.searchParams.set('client_id', options.clientId)
  url.searchParams.set('redirect_uri', options.redirectUri)
  url.searchParams.set('response_type', options.grant === 'pkce' ? 'code' : 'token')
  url.searchParams.set('state', state)
  if (options.grant === 'pkce') {
    url.searchParams.set('code_challenge', await challengeOf(verifier))
    url.searchParams.set('code_challenge_method', 'S256')
  }
  return { url: url.href, pending: { ...options, state, verifier } }
}

/** Whether an address looks like the way back from the login page. */
export function isSignInReturn(location: {
  readonly search: string
  readonly hash: string
}): boolean {
  const answer = answerOf(location)
  return answer.has('code') || answer.has('access_token') || answer.has('error')
}

export function describeSignInError(error: Exclude<SignInError, OrgError>): string {
  switch (error.code) {
    case 'state-mismatch':
      return 'The answer of the login page does not belong to this sign-in, so it was thrown away. Sign in again from here.'
    case 'refused':
      return error.reason === 'access_denied'
        ? 'The sign-in was cancelled on the login page.'
        : `The login page refused: ${error.detail === '' ? error.reason : error.detail}. Check the client id, its grant type and that this address is among its redirect addresses.`
    case 'no-answer':
      return 'The login page sent nothing back. Sign in again.'
  }
}

/** What the login page sent: implicit answers come in the hash, the others in the query. */
export function answerOf(location: {
  readonly search: string
  readonly hash: string
}): URLSearchParams {
  const inHash = new URLSearchParams(location.hash.replace(/^#\/?/, ''))
  return inHash.has('access_token') || inHash.has('error')
    ? inHash
    : new URLSearchParams(location.search)
}

/** 32 random bytes in base64url: 43 characters, the least that PKCE allows. */
function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
  )
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
