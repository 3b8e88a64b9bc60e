import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readForm, writeForm } from '../request.ts'
import { sandboxAdminId } from '../seed.ts'
import { driveSandbox, sandboxRedirect } from '#testing/drive-sandbox.ts'
import type { SandboxDriver } from '#testing/drive-sandbox.ts'

const verifier = 'x'.repeat(64)
const challenge = createHash('sha256').update(verifier).digest('base64url')

const pkceRequest = {
  client_id: 'sandbox-pkce',
  redirect_uri: sandboxRedirect,
  response_type: 'code',
  state: 'opaque & "state"',
  code_challenge: challenge,
  code_challenge_method: 'S256',
}

type Fields = Readonly<Record<string, string>>

function open(org: SandboxDriver, changes: Fields = {}) {
  return org.send({ url: `/oauth/authorize?${writeForm({ ...pkceRequest, ...changes })}` })
}

function decide(org: SandboxDriver, changes: Fields = {}) {
  const fields = { ...pkceRequest, user: sandboxAdminId, decision: 'sign-in', ...changes }
  return postForm(org, '/oauth/authorize', fields)
}

function postForm(org: SandboxDriver, url: string, fields: Fields, headers: Fields = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return org.send({
    method: 'POST',
    url,
    headers: { ...type, ...headers },
    body: writeForm(fields),
  })
}

function returned(reply: { readonly headers: Fields }, mark: '?' | '#' = '?') {
  return readForm(reply.headers['location']?.split(mark)[1] ?? '')
}

function exchange(org: SandboxDriver, code: string, changes: Fields = {}) {
  const reply = postForm(org, '/oauth/token', {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    client_id: 'sandbox-pkce',
    redirect_uri: sandboxRedirect,
    ...changes,
  })
  return { status: reply.status, body: JSON.parse(reply.body) as Record<string, unknown> }
}

describe('authorize page', () => {
  test('offers the users, repeats the request, and runs no script', () => {
    const reply = open(driveSandbox())
    expect(reply.status).toBe(200)
    expect(reply.body).toContain('Sandbox Admin')
    expect(reply.body).toContain('Read-only user')
    expect(reply.body).toContain('value="opaque &#38; &#34;state&#34;"')
    expect(reply.body).not.toContain('<script')
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('a link cannot choose the user', () => {
    expect(open(driveSandbox(), { user: 'chosen', decision: 'sign-in' }).body).not.toContain(
      'chosen',
    )
  })

  test.each([
    'https://attacker.example/callback',
    'http://localhost.attacker.example/',
    'http://localhost@attacker.example/',
    'http://localhost:4173\\@attacker.example/',
    'http://localhost/#fragment',
    'javascript:alert(1)',
    '',
  ])('never redirects to %s', (redirect) => {
    const reply = open(driveSandbox(), { redirect_uri: redirect })
    expect(reply.status).toBe(400)
    expect(reply.headers['location']).toBeUndefined()
  })

  test.each(['http://localhost:5173/a?b=c', 'http://127.0.0.1/', 'http://[::1]:80/x'])(
    'may redirect to %s',
    (redirect) => {
      expect(open(driveSandbox(), { redirect_uri: redirect }).status).toBe(200)
    },
  )

  test.each([
    ['an unknown response type', { response_type: 'password' }, 'unsupported_response_type'],
    ['the grant of another client', { response_type: 'token' }, 'unauthorized_client'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no challenge', { code_challenge: '' }, 'invalid_request'],
  ])('%s goes back to the app as an error', (_case, changes, error) => {
    const fields = returned(open(driveSandbox(), changes))
    expect(fields.get('error')).toBe(error)
    expect(fields.get('state')).toBe(pkceRequest.state)
  })

  test('cancel goes back with access_denied', () => {
    expect(returned(decide(driveSandbox(), { decision: 'cancel' })).get('error')).toBe(
      'access_denied',
    )
  })
})

describe('Authorization Code with PKCE', () => {
  test('code and state come back, and the code buys a token', () => {
    const org = driveSandbox()
    const fields = returned(decide(org))
    expect(fields.get('state')).toBe(pkceRequest.state)
    const { status, body } = exchange(org, fields.get('code') ?? '')
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 86_400 })
    expect(org.api(String(body['access_token']), 'GET', '/api/v2/users/me').body.name).toBe(
      'Sandbox Admin',
    )
  })

  test('a code works once; a second use takes the token back', () => {
    const org = driveSandbox()
    const code = returned(decide(org)).get('code') ?? ''
    const token = String(exchange(org, code).body['access_token'])
    expect(exchange(org, code).body['error']).toBe('invalid_grant')
    expect(org.api(token, 'GET', '/api/v2/tokens/me').status).toBe(401)
  })

  test('a code is worth nothing after a minute', () => {
    const org = driveSandbox()
    const code = returned(decide(org)).get('code') ?? ''
    org.wait(60_000)
    expect(exchange(org, code).body['error']).toBe('invalid_grant')
  })

  test.each([
    ['another verifier', { code_verifier: 'y'.repeat(64) }],
    ['a short verifier', { code_verifier: 'x'.repeat(42) }],
    ['another redirect address', { redirect_uri: 'http://127.0.0.1:4173/other' }],
    ['a code that was never given', { code: 'guess' }],
  ])('%s is refused', (_case, changes) => {
    const org = driveSandbox()
    const code = returned(decide(org)).get('code') ?? ''
    const { status, body } = exchange(org, code, changes)
    expect([status, body['error']]).toEqual([400, 'invalid_grant'])
  })

  test('a token ends when its time is over', () => {
    const org = driveSandbox()
    const token = org.signIn()
    org.wait(86_400_000)
    expect(org.api(token, 'GET', '/api/v2/tokens/me').body.code).toBe('bad.credentials')
  })
})

describe('other grants', () => {
  test('implicit grant returns the token in the fragment', () => {
    const org = driveSandbox()
    const request = { client_id: 'sandbox-implicit', response_type: 'token' }
    const fields = returned(decide(org, request), '#')
    expect(fields.get('token_type')).toBe('bearer')
    expect(fields.get('state')).toBe(pkceRequest.state)
    expect(org.api(fields.get('access_token') ?? '', 'GET', '/api/v2/users/me').status).toBe(200)
  })

  test('client credentials act without a user', () => {
    const org = driveSandbox()
    const token = org.clientToken()
    expect(org.api(token, 'GET', '/api/v2/users/me').body.code).toBe('not.a.user')
    expect(org.api(token, 'GET', '/api/v2/tokens/me').body.OAuthClient.id).toBe('sandbox-cli')
    expect(org.api(token, 'GET', '/api/v2/users/me').status).toBe(400)
  })

  test.each([
    ['a wrong secret', { client_id: 'sandbox-cli', client_secret: 'guess' }],
    ['a client without a secret', { client_id: 'sandbox-pkce', client_secret: '' }],
  ])('%s is refused', (_case, credentials) => {
    const reply = postForm(driveSandbox(), '/oauth/token', {
      grant_type: 'client_credentials',
      ...credentials,
    })
    expect(reply.status).toBe(401)
    expect(JSON.parse(reply.body)).toMatchObject({ error: 'invalid_client' })
  })

  test('a token is revoked by DELETE, and logout leads back to the app', () => {
    const org = driveSandbox()
    const token = org.signIn()
    expect(org.api(token, 'HEAD', '/api/v2/tokens/me').status).toBe(204)
    expect(org.api(token, 'DELETE', '/api/v2/tokens/me').status).toBe(200)
    expect(org.api(token, 'GET', '/api/v2/tokens/me').status).toBe(401)
    const logout = org.send({ url: `/logout?${writeForm({ redirect_uri: sandboxRedirect })}` })
    expect(logout.headers['location']).toBe(sandboxRedirect)
  })
})
