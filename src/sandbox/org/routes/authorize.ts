import { html, page, pagePolicy } from '../html.ts'
import type { Html } from '../html.ts'
import { htmlReply, redirectReply } from '../reply.ts'
import { readForm, writeForm } from '../request.ts'
import type { SandboxEnv, SandboxReply, SandboxRequest } from '../request.ts'
import { withEntry } from '../state.ts'
import type { OAuthClient, OrgState } from '../state.ts'
import { issueToken } from './oauth.ts'
import type { Outcome } from './oauth.ts'

/** `GET /oauth/authorize`: the page on which a user is chosen. */
export function showAuthorize(
  request: SandboxRequest,
  query: ReadonlyMap<string, string>,
  state: OrgState,
): SandboxReply {
  const checked = checkAuthorize(query, request.headers['host'], state)
  if ('refused' in checked) return checked.refused
  const body = html`<main class="card">
<h1>Sign in to the sandbox org</h1>
<p><strong>${checked.client.name}</strong> wants to act in <strong>${state.organization.name}</strong> for you. Nothing here reaches a real org.</p>
<form method="post" action="${state.site.basePath}/oauth/authorize">
<fieldset>
<legend>Sign in as</legend>
${state.users.map((user, index) => userChoice(user, index === 0))}
</fieldset>
${carriedFields.map((name) => hiddenField(name, query.get(name)))}
<div class="buttons">
<button type="submit" name="decision" value="sign-in" class="primary">Sign in</button>
<button type="submit" name="decision" value="cancel">Cancel</button>
</div>
</form>
</main>`
  return signInPage(state, body, 200)
}

/** `POST /oauth/authorize`: sends the browser back with a code, a token, or an error. */
export function decideAuthorize(
  request: SandboxRequest,
  state: OrgState,
  env: SandboxEnv,
): Outcome {
  const form = readForm(request.body)
  const checked = checkAuthorize(form, request.headers['host'], state)
  if ('refused' in checked) return { reply: checked.refused, state }
  const { client, redirectUri } = checked
  const back = (fields: Readonly<Record<string, string>>) =>
    redirectReply(returnAddress(client, redirectUri, fields, form.get('state')))
  if (form.get('decision') !== 'sign-in') {
    return {
      reply: back({ error: 'access_denied', error_description: 'The sign-in was cancelled' }),
      state,
    }
  }
  const user = state.users.find(({ id }) => id === form.get('user'))
  if (user === undefined) return { reply: refusal(state, 'That user does not exist.'), state }
  if (client.grant === 'token') {
    const issued = issueToken(state, env, client, user.id, null)
    const fields = {
      access_token: issued.token.token,
      expires_in: String(client.tokenSeconds),
      token_type: 'bearer',
    }
    return { reply: back(fields), state: issued.state }
  }
  const code = `${env.random()}${env.random()}`.replaceAll('-', '')
  const codes = withEntry(state.codes, code, {
    code,
    clientId: client.id,
    userId: user.id,
    redirectUri,
    challenge: form.get('code_challenge') ?? '',
    expiresAt: env.now + codeLifetimeMs,
    used: false,
  })
  return { reply: back({ code }), state: { ...state, codes } }
}

/** `GET /logout`: back to the app, if the address is one of ours. */
export function logout(
  request: SandboxRequest,
  query: ReadonlyMap<string, string>,
  state: OrgState,
): SandboxReply {
  const target = query.get('redirect_uri') ?? ''
  if (isAllowedRedirect(target, request.headers['host'])) return redirectReply(target)
  return signInPage(state, html`<main class="card"><h1>You are signed out</h1></main>`, 200)
}

/** What the form repeats of the request; nothing else, or a link could choose the user. */
const carriedFields = [
  'client_id',
  'redirect_uri',
  'response_type',
  'state',
  'code_challenge',
  'code_challenge_method',
]

/** A code is spent at once by the app that asked for it; a minute covers a slow machine. */
const codeLifetimeMs = 60_000

type Checked =
  | { readonly client: OAuthClient; readonly redirectUri: string }
  | { readonly refused: SandboxReply }

/**
 * A wrong client or redirect address is shown to the person and never redirected to (RFC 6749, 4.1.2.1);
 * every other mistake goes back to the app.
 */
function checkAuthorize(
  fields: ReadonlyMap<string, string>,
  host: string | undefined,
  state: OrgState,
): Checked {
  const client = state.clients.find(({ id }) => id === fields.get('client_id'))
  if (client === undefined || client.grant === 'client-credentials') {
    return {
      refused: refusal(state, 'This client id is not known, or is not meant for signing in.'),
    }
  }
  const redirectUri = fields.get('redirect_uri') ?? ''
  if (!isAllowedRedirect(redirectUri, host)) {
    return { refused: refusal(state, 'The redirect address is not one that this client may use.') }
  }
  const error = requestError(client, fields)
  if (error === null) return { client, redirectUri }
  const address = returnAddress(client, redirectUri, error, fields.get('state'))
  return { refused: redirectReply(address) }
}

function requestError(
  client: OAuthClient,
  fields: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> | null {
  const type = fields.get('response_type')
  if (type !== 'code' && type !== 'token') {
    return oauthError('unsupported_response_type', 'response_type must be code or token')
  }
  if (type !== client.grant) {
    return oauthError('unauthorized_client', `this client may not use response_type=${type}`)
  }
  if (type === 'token') return null
  if (fields.get('code_challenge_method') !== 'S256') {
    return oauthError('invalid_request', 'code_challenge_method must be S256')
  }
  if (!/^[A-Za-z0-9\-_]{43}$/.test(fields.get('code_challenge') ?? '')) {
    return oauthError('invalid_request', 'code_challenge must be a SHA-256 hash as base64url')
  }
  return null
}

function oauthError(error: string, description: string): Readonly<Record<string, string>> {
  return { error, error_description: description }
}

/** Implicit grants return in the fragment, codes in the query. */
function returnAddress(
  client: OAuthClient,
  redirectUri: string,
  fields: Readonly<Record<string, string>>,
  state: string | undefined,
): string {
  const text = writeForm(state === undefined ? fields : { ...fields, state })
  if (client.grant === 'token') return `${redirectUri}#${text}`
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${text}`
}

/** Loopback at any port, or the very host that serves the org; no user info, no fragment. */
function isAllowedRedirect(address: string, host: string | undefined): boolean {
  const authority = /^http:\/\/([^/?#\\@\s]+)(?:[/?][^#\\\s]*)?$/.exec(address)?.[1]
  if (authority === undefined) return false
  return authority === host || /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(authority)
}

function userChoice(user: OrgState['users'][number], first: boolean): Html {
  const checked = first ? html` checked` : html``
  return html`<label class="choice"><input type="radio" name="user" value="${user.id}"${checked}>
<span><strong>${user.name}</strong><small>${user.summary}</small></span></label>`
}

function hiddenField(name: string, value: string | undefined): Html {
  return value === undefined ? html`` : html`<input type="hidden" name="${name}" value="${value}">`
}

function refusal(state: OrgState, text: string): SandboxReply {
  const body = html`<main class="card"><h1>Sign-in refused</h1><p role="alert">${text}</p></main>`
  return signInPage(state, body, 400)
}

function signInPage(state: OrgState, body: Html, status: number): SandboxReply {
  const reply = htmlReply(page('Sandbox org: sign in', state.site.basePath, body), status)
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': pagePolicy } }
}
