import { describe, expect, test } from 'vitest'
import { requestsPerMinute } from './rate-limit.ts'
import { driveSandbox } from '#testing/drive-sandbox.ts'

const me = '/api/v2/tokens/me'

describe('who may call', () => {
  test('without a token, and with one that is not known', () => {
    const org = driveSandbox()
    expect(JSON.parse(org.send({ url: me }).body).code).toBe('authentication.required')
    expect(org.api('guess', 'GET', me).body.code).toBe('bad.credentials')
  })

  test('a missing permission is named', () => {
    const org = driveSandbox()
    const reply = org.api(org.signIn('reader'), 'POST', '/api/v2/flows/jobs')
    expect(reply.status).toBe(403)
    expect(reply.body).toMatchObject({
      code: 'missing.permissions',
      messageParams: { permissions: 'architect:job:create' },
    })
    expect(reply.body.message).toContain('architect:job:create')
    expect(reply.body.messageWithParams).toContain('permission(s): {permissions}')
  })

  test('of several permissions one is enough, and all are named when none is held', () => {
    const org = driveSandbox()
    expect(org.api(org.signIn('reader'), 'GET', '/api/v2/integrations/actions').status).toBe(200)
    org.change((state) => ({
      ...state,
      users: state.users.map((user) => ({ ...user, permissions: ['architect:*'] })),
    }))
    const refused = org.api(org.signIn(), 'GET', '/api/v2/integrations/actions')
    expect(refused.body.code).toBe('missing.any.permissions')
    expect(org.api(org.signIn(), 'GET', '/api/v2/flows').status).toBe(200)
  })

  test('a scope that the client lacks is refused, a read-only one is enough to read', () => {
    const org = driveSandbox()
    org.change((state) => ({
      ...state,
      clients: state.clients.map((client) => ({ ...client, scopes: ['architect:readonly'] })),
    }))
    const token = org.signIn()
    expect(org.api(token, 'GET', '/api/v2/flows').status).toBe(200)
    expect(org.api(token, 'POST', '/api/v2/flows/jobs').body.message).toContain('scope')
  })

  test('paths and methods that do not exist', () => {
    const org = driveSandbox()
    expect(org.api('', 'GET', '/api/v2/nowhere').status).toBe(404)
    expect(org.api('', 'PUT', '/api/v2/flows').status).toBe(405)
  })
})

describe('rate limit', () => {
  test('the request after the last of a minute is refused until the minute is over', () => {
    const org = driveSandbox()
    const token = org.signIn()
    for (let count = 0; count < requestsPerMinute; count += 1) org.api(token, 'HEAD', me)
    org.wait(50_000)
    const refused = org.api(token, 'GET', me)
    expect(refused.status).toBe(429)
    expect(refused.body.code).toBe('too.many.requests')
    expect(refused.headers['retry-after']).toBe('10')
    expect(org.api(org.signIn('reader'), 'GET', me).status).toBe(200)
    org.wait(10_000)
    expect(org.api(token, 'GET', me).status).toBe(200)
  })
})

describe('every reply', () => {
  test('carries a correlation id, which an ErrorBody repeats', () => {
    const org = driveSandbox()
    const reply = org.api('guess', 'GET', me)
    expect(reply.headers['inin-correlation-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(reply.body.contextId).toBe(reply.headers['inin-correlation-id'])
  })

  test('allows pages on this machine to read it, and no others', () => {
    const org = driveSandbox()
    const origin = (value: string) =>
      org.send({ url: me, headers: { origin: value } }).headers['access-control-allow-origin']
    expect(origin('http://localhost:5173')).toBe('http://localhost:5173')
    expect(origin('https://attacker.example')).toBeUndefined()
  })

  test('is JSON with the right media type, and refuses bodies that are not', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
    const url = '/api/v2/integrations'
    expect(org.send({ method: 'POST', url, headers, body: '{}' }).status).toBe(415)
    const broken = { ...headers, 'content-type': 'application/json' }
    expect(org.send({ method: 'POST', url, headers: broken, body: '{"a":' }).status).toBe(400)
    const deep = '['.repeat(60) + ']'.repeat(60)
    expect(org.send({ method: 'POST', url, headers: broken, body: deep }).status).toBe(400)
  })
})

describe('faults', () => {
  test('a status for the next two calls that match, then as before', () => {
    const org = driveSandbox()
    const token = org.signIn()
    expect(
      org.arm({ kind: 'status', status: 503, method: 'get', path: '/api/v2/tokens/*', times: 2 }),
    ).toBe(201)
    const statuses = ['GET', 'HEAD', 'GET', 'GET'].map(
      (method) => org.api(token, method, me).status,
    )
    expect(statuses).toEqual([503, 204, 503, 200])
  })

  test.each([401, 403, 404, 408, 409, 429, 500, 503, 504])(
    'status %i is an ErrorBody',
    (status) => {
      const org = driveSandbox()
      org.arm({ kind: 'status', status, retryAfterSeconds: 7 })
      const reply = org.api(org.signIn(), 'GET', me)
      expect(reply.body.status).toBe(status)
      expect(reply.headers['retry-after']).toBe(status === 429 ? '7' : undefined)
    },
  )

  test('slow answers carry the delay', () => {
    const org = driveSandbox()
    org.arm({ kind: 'slow', delayMs: 900 })
    expect(org.send({ url: me }).delayMs).toBe(900)
  })

  test('a connection cut before leaves everything as it was, one cut after does not', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const create = () => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const body = JSON.stringify({
        name: 'One more',
        integrationType: { id: 'custom-rest-actions' },
      })
      return org.send({ method: 'POST', url: '/api/v2/integrations', headers, body })
    }
    org.arm({ kind: 'drop', when: 'before' })
    expect(create().drop).toBe(true)
    expect(org.state().integrations.size).toBe(1)
    org.arm({ kind: 'drop', when: 'after' })
    expect(create().drop).toBe(true)
    expect(org.state().integrations.size).toBe(2)
  })

  test('a fault that does not exist is refused with its reason', () => {
    const org = driveSandbox()
    expect(org.arm({ kind: 'status', status: 418 })).toBe(400)
    expect(org.arm({ kind: 'earthquake' })).toBe(400)
  })

  test('a page elsewhere cannot change the sandbox', () => {
    const org = driveSandbox()
    const reset = (headers: Readonly<Record<string, string>>) =>
      org.send({ method: 'POST', url: '/sandbox/reset', headers }).status
    expect(reset({ origin: 'https://attacker.example' })).toBe(403)
    expect(reset({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(reset({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(204)
  })
})

describe('the control page', () => {
  test('a form arms a fault and returns to the page, which shows it', () => {
    const org = driveSandbox()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'kind=status&status=500&retryAfterSeconds=&method=*&path=%2Fapi%2Fv2%2F*&times=3'
    const reply = org.send({ method: 'POST', url: '/sandbox/faults', headers, body })
    expect([reply.status, reply.headers['location']]).toEqual([303, '/sandbox'])
    expect(org.send({ url: '/sandbox' }).body).toContain('status 500')
  })

  test('clearing takes faults back, a reset brings back the seed', () => {
    const org = driveSandbox()
    const token = org.signIn()
    org.arm({ kind: 'upload-cors-off' })
    org.send({ method: 'DELETE', url: '/sandbox/faults' })
    expect(org.state().faults).toEqual([])
    org.send({ method: 'POST', url: '/sandbox/reset' })
    expect(org.api(token, 'GET', me).status).toBe(401)
  })
})
