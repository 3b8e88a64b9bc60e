import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
import { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import { receive, toExtended } from './errors.ts'
import type { HttpSettings } from './http-client.ts'
import { makeApiClient } from './org-client.ts'
import { type AccessToken, answerOf, type PendingSignIn, type SignInError } from './sign-in.ts'

/**
 * Takes the answer of the login page. The SDK never checks `state`, so it is checked here, before anything of the
 * answer is used.
 */
export async function completeSignIn(
  pending: PendingSignIn,
  location: { readonly search: string; readonly hash: string },
  settings: HttpSettings,
): Promise<Result<AccessToken, SignInError>> {
  const answer = answerOf(location)
  if (answer.get('state') !== pending.state) return err({ code: 'state-mismatch' })
  const reason = answer.get('error')
  if (reason !== null) {
    return err({ code: 'refused', reason, detail: answer.get('error_description') ?? '' })
  }
  if (pending.grant === 'implicit') {
    const token = answer.get('access_token')
    if (token === null) return err({ code: 'no-answer' })
    const seconds = Number(answer.get('expires_in') ?? 0)
    return ok({ token, expiresAt: Date.now() + (seconds > 0 ? seconds : 0) * 1000 })
  }
  const code = answer.get('code')
  if (code === null) return err({ code: 'no-answer' })
  const exchanged = await receive(
    'the sign-in',
    exchange(makeApiClient(pending.address, settings), pending, code),
    exchangeSchema,
  )
  if (!exchanged.ok) return exchanged
  return ok({ token: exchanged.value.accessToken, expiresAt: exchanged.value.tokenExpiryTime })
}

const exchangeSchema = z.object({ accessToken: z.string(), tokenExpiryTime: z.number() })

/** The SDK's exchange resolves and rejects in shapes of its own, whatever is set: brought into that of all calls. */
async function exchange(client: ApiClient, pending: PendingSignIn, code: string): Promise<unknown> {
  const { clientId, verifier, redirectUri } = pending
  try {
    const body = await client.authorizePKCEGrant(clientId, verifier, code, redirectUri)
    return { status: 200, headers: {}, body, text: '' }
  } catch (cause) {
    throw toExtended(cause)
  }
}
