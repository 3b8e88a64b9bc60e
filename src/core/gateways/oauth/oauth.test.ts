import { expect, test } from 'vitest'
import { credentialsFor, DRIVER_STARTS_AT, driveGateway } from '#testing/gateway-driver.ts'
import { NEW_GATEWAY } from '../emulator.ts'
import { authResponseOf, renderRequest } from '../exchange.ts'
import { oauth } from './index.ts'
import { PAY, SIGN_IN } from './actions.ts'

function signIn(credentials = credentialsFor(oauth)) {
  const request = renderRequest({ ...SIGN_IN, inputs: [] }, { inputs: {}, credentials })
  if (!request.ok) throw new Error('the sign-in cannot be rendered')
  const at = { now: DRIVER_STARTS_AT, scenario: 'success' } as const
  return { request: request.value, ...oauth.emulate(request.value, NEW_GATEWAY, at) }
}

test('the integration signs in with client credentials', () => {
  const { request, reply } = signIn()
  expect(request.body).toBe('grant_type=client_credentials')
  expect(request.headers['Authorization']).toBe(
    `Basic ${Buffer.from('test-clientId:test-clientSecret').toString('base64')}`,
  )
  expect(authResponseOf(reply)).toEqual({
    access_token: 'access-000001',
    token_type: 'Bearer',
    expires_in: '3600',
  })
})

test('without credentials there is no access token', () => {
  const { reply } = signIn({})
  expect([reply.status, authResponseOf(reply)]).toEqual([401, {}])
})

test('the payment carries the access token, which no step of the flow has fetched', () => {
  const { calls } = driveGateway(oauth).pay()
  expect(calls).toHaveLength(1)
  expect(calls[0]?.request.headers['Authorization']).toBe('Bearer access-000001')
  expect(oauth.templates[0]?.build().actions.map(({ name }) => name)).toEqual(['Pay_With_Card'])
})

test.each([
  [3599, 200],
  [3600, 401],
])('after %i s an access token is answered with %i', (seconds, status) => {
  const { reply, state } = signIn()
  const call = {
    inputs: { CC_Number: '4111111111111111', Expiry: '0330', CVV: '737', Amount: '19.99' },
    credentials: {},
    authResponse: authResponseOf(reply),
  }
  const request = renderRequest(PAY, call)
  const now = DRIVER_STARTS_AT + seconds * 1000
  const paid = oauth.emulate(request.ok ? request.value : signIn().request, state, {
    now,
    scenario: 'success',
  })
  expect(paid.reply.status).toBe(status)
})

test('a declined card is an answer', () => {
  const { values, outcome } = driveGateway(oauth).pay('decline').last
  expect(outcome.output).toBe('success')
  expect(values).toEqual({ Transaction_ID: '', Payment_Status: 'declined' })
})

test('an access token that is not sent as Bearer is none (RFC 6750, 2.1)', () => {
  const { reply, state } = signIn()
  const { access_token: token = '' } = authResponseOf(reply)
  const url = 'https://payments.example.com/v1/payments'
  const request = { method: 'POST', url, headers: { Authorization: token }, body: '{}' }
  const at = { now: DRIVER_STARTS_AT, scenario: 'success' } as const
  expect(oauth.emulate(request, state, at).reply.status).toBe(401)
})
