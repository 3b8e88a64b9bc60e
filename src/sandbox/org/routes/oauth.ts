import { decodeBase64, sha256Base64Url } from '../sha256.ts'
import { jsonReply } from '../reply.ts'
import { readForm } from '../request.ts'
import type { SandboxEnv, SandboxReply, SandboxRequest } from '../request.ts'
import { withEntry } from '../state.ts'
import type { AccessToken, OAuthClient, OrgState } from '../state.ts'

/** `POST /oauth/token`: exchanges a code, or the credentials of a client, for a token. */
export function requestToken(request: SandboxRequest, state: OrgState, env: SandboxEnv): Outcome {
  const type = request.headers['content-type'] ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) {
    return refuse(state, 'invalid_request', 'the body must be application/x-www-form-urlencoded')
  }
  const form = readForm(request.body)
  switch (form.get('grant_type') ?? '') {
    case 'authorization_code':
      return exchangeCode(form, state, env)
    case 'client_credentials':
      return clientCredentials(request, form, state, env)
    default:
      return refuse(state, 'unsupported_grant_type', 'grant_type is not supported')
  }
}

/** Makes a token for a user or, with `userId` null, for the client itself. */
export function issueToken(
  state: OrgState,
  env: SandboxEnv,
  client: OAuthClient,
  userId: string | null,
  code: string | null,
): { readonly token: AccessToken; readonly state: OrgState } {
  const token: AccessToken = {
    token: `${env.random()}${env.random()}`.replaceAll('-', ''),
    clientId: client.id,
    userId,
    expiresAt: env.now + client.tokenSeconds * 1000,
    code,
  }
  return { token, state: { ...state, tokens: withEntry(state.tokens, token.token, token) } }
}

export interface Outcome {
  readonly reply: SandboxReply
  readonly state: OrgState
}

function exchangeCode(
  form: ReadonlyMap<string, string>,
  state: OrgState,
  env: SandboxEnv,
): Outcome {
  const client = state.clients.find(({ id }) => id === form.get('client_id'))
  if (client === undefined || client.grant !== 'code') {
    return refuse(state, 'invalid_client', 'authentication failed')
  }
  const code = state.codes.get(form.get('code') ?? '')
  if (code === undefined || code.clientId !== client.id) {
    return refuse(state, 'invalid_grant', 'the code is not known')
  }
  if (code.used) {
    // RFC 6749, 4.1.2: a code used twice may be stolen, so the tokens bought with it go.
    return refuse(withoutTokensOf(state, code.code), 'invalid_grant', 'the code was used before')
  }
  const used = {
    ...state,
    codes: withEntry(state.codes, code.code, { ...code, used: true }),
  }
  if (code.expiresAt <= env.now) return refuse(used, 'invalid_grant', 'the code has expired')
  if (code.redirectUri !== form.get('redirect_uri')) {
    return refuse(used, 'invalid_grant', 'redirect_uri differs from the authorize request')
  }
  const verifier = form.get('code_verifier') ?? ''
  if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) {
    return refuse(used, 'invalid_grant', 'code_verifier must have 43 to 128 unreserved characters')
  }
  if (sha256Base64Url(verifier) !== code.challenge) {
    return refuse(used, 'invalid_grant', 'code_verifier does not match the code_challenge')
  }
  return tokenReply(issueToken(used, env, client, code.userId, code.code), client)
}

function clientCredentials(
  request: SandboxRequest,
  form: ReadonlyMap<string, string>,
  state: OrgState,
  env: SandboxEnv,
): Outcome {
  const { id, secret } = presentedCredentials(request.headers['authorization'], form)
  const client = state.clients.find((candidate) => candidate.id === id)
  if (client === undefined || client.secret === null || client.secret !== secret) {
    return refuse(state, 'invalid_client', 'authentication failed')
  }
  return tokenReply(issueToken(state, env, client, null, null), client)
}

function presentedCredentials(
  authorization: string | undefined,
  form: ReadonlyMap<string, string>,
): { readonly id: string | undefined; readonly secret: string | undefined } {
  const basic = /^basic\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) return { id: form.get('client_id'), secret: form.get('client_secret') }
  const text = decodeBase64(basic) ?? ''
  const colon = text.indexOf(':')
  return colon < 0
    ? { id: undefined, secret: undefined }
    : { id: text.slice(0, colon), secret: text.slice(colon + 1) }
}

function tokenReply(
  issued: { readonly token: AccessToken; readonly state: OrgState },
  client: OAuthClient,
): Outcome {
  const body = {
    access_token: issued.token.token,
    token_type: 'bearer',
    expires_in: client.tokenSeconds,
  }
  return { reply: jsonReply(body), state: issued.state }
}

function withoutTokensOf(state: OrgState, code: string): OrgState {
  const kept = [...state.tokens].filter(([, token]) => token.code !== code)
  return { ...state, tokens: new Map(kept) }
}

/** The platform repeats the text in `description` beside the standard `error_description`. */
function refuse(state: OrgState, error: string, description: string): Outcome {
  const status = error === 'invalid_client' ? 401 : 400
  const body = { error, description, error_description: description }
  return { reply: jsonReply(body, status), state }
}
