import { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import type { OrgError } from '#core/publish/ports.ts'
import { loginBase, type OrgAddress } from '#core/publish/regions.ts'
import { receive, toExtended } from './errors.ts'
import { FetchHttpClient, type HttpSettings } from './http-client.ts'
import type { AccessToken } from './sign-in.ts'

/** An OAuth client of its own, as it is made for pipelines. */
export interface ClientCredentials {
  readonly id: string
  readonly secret: string
}

export type ClientSignInError = OrgError | { readonly code: 'client-refused' }

/**
 * The token of a client, behind which there is no person. The SDK has a function for it, which leaves it to its own HTTP
 * client to say that the body is a form: so this one request is ours.
 */
export async function signInClient(
  address: OrgAddress,
  { id, secret }: ClientCredentials,
  settings: HttpSettings,
): Promise<Result<AccessToken, ClientSignInError>> {
  const pair = new TextEncoder().encode(`${id}:${secret}`)
  const sent = new FetchHttpClient(settings).request({
    method: 'POST',
    url: `${loginBase(address)}/oauth/token`,
    headers: {
      Authorization: `Basic ${btoa(String.fromCharCode(...pair))}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    data: 'grant_type=client_credentials',
  })
  const reply = await receive('the sign-in of the client', extended(sent), tokenSchema)
  if (reply.ok) {
    const { access_token: token, expires_in: seconds } = reply.value
    return ok({ token, expiresAt: Date.now() + seconds * 1000 })
  }
  const { error } = reply
  const isRefused =
    error.code === 'unauthorised' || (error.code === 'rejected' && error.status === 400)
  return isRefused ? err({ code: 'client-refused' }) : reply
}

export function describeClientRefusal(address: OrgAddress): string {
  return `${new URL(loginBase(address)).host} does not accept this client id with this secret. Check both, that the OAuth client has the grant “Client Credentials”, and that --org is where it was made.`
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number() })

/** In the shape in which the SDK gives all replies. */
async function extended(sent: ReturnType<FetchHttpClient['request']>): Promise<unknown> {
  try {
    return toExtended({ response: await sent })
  } catch (cause) {
    throw toExtended(cause)
  }
}
