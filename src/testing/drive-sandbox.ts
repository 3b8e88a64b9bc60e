import { createHash } from 'node:crypto'
import { handle } from '#sandbox/org/handler.ts'
import { emulatedPath } from '#sandbox/org/gateways/answer-emulated.ts'
import { readForm, writeForm } from '#sandbox/org/request.ts'
import type { SandboxReply, SandboxRequest } from '#sandbox/org/request.ts'
import { isSending } from '#sandbox/org/sending.ts'
import type { Sending } from '#sandbox/org/sending.ts'
import { createOrgState, readOnlyUserId, sandboxAdminId } from '#sandbox/org/seed.ts'
import type { OrgState } from '#sandbox/org/state.ts'
import { checkExchange } from './swagger-check.ts'

export interface SandboxDriver {
  /** Sends one request. Replies under `/api/v2` are held against the API definition when it is at hand. */
  readonly send: (request: Partial<SandboxRequest> & { readonly url: string }) => SandboxReply
  /** A call of the API as JSON with a token; the reply is parsed. */
  readonly api: (token: string, method: string, url: string, body?: unknown) => ApiReply
  readonly signIn: (user?: 'admin' | 'reader') => string
  readonly clientToken: () => string
  readonly wait: (milliseconds: number) => void
  /** Arms a fault, as a script does, and gives the status of the answer. */
  readonly arm: (fault: object) => number
  readonly change: (edit: (state: OrgState) => OrgState) => void
  readonly state: () => OrgState
  /** All that another driver needs to go on from here. */
  readonly snapshot: () => Snapshot
}

export interface Snapshot {
  readonly state: OrgState
  readonly now: number
  /** How many ids were given out. */
  readonly ids: number
}

interface ApiReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  // Tests read what they expect; a wrong expectation fails the test.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

export const sandboxRedirect = 'http://127.0.0.1:4173/callback'

/** A sandbox org with a clock that only the test moves, and ids that count up. */
export function driveSandbox(from: Snapshot = newOrg()): SandboxDriver {
  let { state, now, ids } = from
  const random = () => {
    ids += 1
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`
  }
  const send: SandboxDriver['send'] = (partial) => {
    const request = { channel: 'org', method: 'GET', headers: {}, body: '', ...partial } as const
    const { faults } = state
    const handled = handle(request, state, { now, random })
    state = handled.state
    const reply = settle(handled.reply, ({ url, ...sent }) =>
      send({ ...sent, url: emulatedPath(url) }),
    )
    // A fault makes replies of other shapes on purpose.
    const isAsItShould = state.faults === faults || reply.status >= 400
    const isHeld = request.channel === 'org' && request.method !== 'OPTIONS' && isAsItShould
    if (isHeld) hold(request, reply)
    return reply
  }
  const api: SandboxDriver['api'] = (token, method, url, body) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const headers = { authorization: `Bearer ${token}`, ...type }
    const reply = send({
      method,
      url,
      headers,
      body: body === undefined ? '' : JSON.stringify(body),
    })
    const isJson = reply.headers['content-type']?.startsWith('application/json') === true
    return {
      status: reply.status,
      headers: reply.headers,
      body: isJson ? JSON.parse(reply.body) : reply.body,
    }
  }
  return {
    send,
    api,
    signIn: (user = 'admin') => signIn(send, user === 'admin' ? sandboxAdminId : readOnlyUserId),
    clientToken: () => clientToken(send),
    wait: (milliseconds) => {
      now += milliseconds
    },
    arm: (fault) =>
      send({ method: 'POST', url: '/sandbox/faults', body: JSON.stringify(fault) }).status,
    change: (edit) => {
      state = edit(state)
    },
    state: () => state,
    snapshot: () => ({ state, now, ids }),
  }
}

function newOrg(): Snapshot {
  const state = createOrgState({ basePath: '', uploadOrigin: 'http://127.0.0.1:4174' })
  return { state, now: 1_767_300_000_000, ids: 0 }
}

const verifier = 'a-code-verifier-that-is-long-enough-for-the-rule'

function signIn(send: SandboxDriver['send'], user: string): string {
  const fields = {
    client_id: 'sandbox-pkce',
    redirect_uri: sandboxRedirect,
    response_type: 'code',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  const decided = postForm(send, '/oauth/authorize', { ...fields, user, decision: 'sign-in' })
  const query = decided.headers['location']?.split('?')[1] ?? ''
  const exchanged = postForm(send, '/oauth/token', {
    grant_type: 'authorization_code',
    code: readForm(query).get('code') ?? '',
    code_verifier: verifier,
    client_id: fields.client_id,
    redirect_uri: fields.redirect_uri,
  })
  return tokenIn(exchanged)
}

function clientToken(send: SandboxDriver['send']): string {
  const basic = Buffer.from('sandbox-cli:sandbox-cli').toString('base64')
  return tokenIn(
    postForm(
      send,
      '/oauth/token',
      { grant_type: 'client_credentials' },
      { authorization: `Basic ${basic}` },
    ),
  )
}

function postForm(
  send: SandboxDriver['send'],
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): SandboxReply {
  return send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: writeForm(fields),
  })
}

function tokenIn(reply: SandboxReply): string {
  const { access_token: token } = JSON.parse(reply.body) as { access_token?: string }
  if (token === undefined) throw new Error(`No token: ${reply.status} ${reply.body}`)
  return token
}

/** Sends what an answer waits for, as the server does, without waiting: a reply that is late is late at once. */
function settle(
  reply: SandboxReply,
  send: (request: Sending<SandboxReply>['request']) => SandboxReply,
): SandboxReply {
  let { sending }: { sending?: Sending<SandboxReply> | SandboxReply | undefined } = reply
  if (sending === undefined) return reply
  while (isSending(sending)) {
    const { status, headers, body, delayMs = 0, drop = false } = send(sending.request)
    const isLate = delayMs > sending.timeoutSeconds * 1000
    sending = sending.next(
      isLate || drop
        ? { failure: isLate ? 'timeout' : 'unreachable' }
        : { status, headers, body, delaySeconds: 0, isModelled: false },
    )
  }
  const { sending: _, headers, status: _status, body: _body, ...kept } = reply
  return { ...sending, ...kept, headers: { ...sending.headers, ...headers } }
}

function hold(request: SandboxRequest, reply: SandboxReply): void {
  if (process.env['SECURE_FLOW_SHARED'] === undefined || reply.drop === true) return
  const problems = checkExchange({
    method: request.method,
    path: request.url,
    requestBody: reply.status < 400 ? request.body : '',
    status: reply.status,
    replyBody: reply.body,
  })
  if (problems.length > 0) throw new Error(`Against the API definition:\n${problems.join('\n')}`)
}
