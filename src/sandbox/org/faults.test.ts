import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import { actionBody } from '#testing/sandbox-contents.ts'

const me = '/api/v2/tokens/me'
const actions = '/api/v2/integrations/actions'

function start(fault: object) {
  const org = driveSandbox()
  const token = org.signIn()
  expect(org.arm(fault)).toBe(201)
  return { org, token }
}

describe('a status', () => {
  test('403 names the permission that it is told to name', () => {
    const { org, token } = start({ kind: 'status', status: 403, permission: 'architect:job:view' })
    expect(org.api(token, 'GET', me).body).toMatchObject({
      code: 'missing.permissions',
      messageParams: { permissions: 'architect:job:view' },
    })
  })

  test('403 names none unless it is told to', () => {
    const { org, token } = start({ kind: 'status', status: 403 })
    expect(org.api(token, 'GET', me).body).toMatchObject({
      code: 'not.authorized',
      messageParams: {},
    })
  })

  test.each([
    ['version', 'does not match the current version'],
    ['lock', 'is locked by another user'],
    ['general', 'conflicts'],
  ])('409 of a %s says so', (conflict, words) => {
    const { org, token } = start({ kind: 'status', status: 409, conflict })
    expect(org.api(token, 'GET', me).body.message).toContain(words)
  })

  test('400 is that of an integration that was just made', () => {
    const { org, token } = start({ kind: 'status', status: 400, path: actions })
    const create = () => org.api(token, 'POST', actions, actionBody('Pay'))
    expect(create()).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('not ready') },
    })
    expect(create().status).toBe(200)
  })

  test('after the write has been carried out, if it is told so', () => {
    const { org, token } = start({ kind: 'status', status: 500, when: 'after' })
    expect(org.api(token, 'POST', actions, actionBody('Pay')).status).toBe(500)
    expect(org.state().actions.size).toBe(1)
  })

  test('before it, unless it is told so', () => {
    const { org, token } = start({ kind: 'status', status: 500 })
    expect(org.api(token, 'POST', actions, actionBody('Pay')).status).toBe(500)
    expect(org.state().actions.size).toBe(0)
  })

  test('that nobody can force is refused', () => {
    const { org } = start({ kind: 'status', status: 401 })
    expect(org.arm({ kind: 'status', status: 418 })).toBe(400)
  })
})

test('an odd reply is of another shape, and the call was carried out', () => {
  const { org, token } = start({ kind: 'odd-reply', method: 'POST', path: actions })
  expect(org.api(token, 'POST', actions, actionBody('Pay'))).toMatchObject({
    status: 200,
    body: { unexpected: true },
  })
  expect(org.state().actions.size).toBe(1)
})

test('a connection can be cut on the way to a gateway, too', () => {
  const { org } = start({ kind: 'drop', when: 'before', path: '/emulators/*' })
  expect(org.send({ method: 'POST', url: '/emulators/api.stripe.com/v1/tokens' }).drop).toBe(true)
})

test('gateways behave as they are told', () => {
  const { org } = start({ kind: 'slow', delayMs: 1 })
  const tell = (scenario: string) =>
    org.send({ method: 'POST', url: '/sandbox/gateways', body: JSON.stringify({ scenario }) })
      .status
  const ask = () => org.send({ method: 'POST', url: '/emulators/api.stripe.com/v1/tokens' }).status
  expect([tell('rate-limit'), ask()]).toEqual([204, 429])
  expect([tell('server-error'), ask()]).toEqual([204, 500])
  expect([tell('success'), ask()]).toEqual([204, 401])
  expect(tell('unheard-of')).toBe(400)
})

test('the page has a form for each fault', () => {
  const { org } = start({ kind: 'odd-reply' })
  const page = org.send({ url: '/sandbox' }).body
  for (const kind of [
    'status',
    'slow',
    'drop',
    'odd-reply',
    'upload-cors-off',
    'download-cors-off',
    'job-failure',
    'job-without-flow',
    'job-stuck',
  ]) {
    expect(page).toContain(`<input type="hidden" name="kind" value="${kind}">`)
  }
})
