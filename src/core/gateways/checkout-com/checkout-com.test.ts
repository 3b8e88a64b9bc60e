import { expect, test } from 'vitest'
import { driveGateway } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { checkoutCom } from './index.ts'

test('the expiry is sent as two numbers, without a leading zero', () => {
  const [token] = driveGateway(checkoutCom).pay('success', { Expiry: '0928' }).calls
  expect(token?.request.body).toContain('"expiry_month": 9,')
  expect(token?.request.body).toContain('"expiry_year": 2028,')
  expect(JSON.parse(token?.request.body ?? '')).toMatchObject({ type: 'card', cvv: '737' })
})

test('a telephone order is paid with the token, in cents', () => {
  const { request } = driveGateway(checkoutCom).pay().last
  expect(JSON.parse(request.body)).toEqual({
    source: { type: 'token', token: 'tok_000001' },
    amount: 1999,
    currency: 'USD',
    payment_type: 'MOTO',
    reference: 'conversation 1',
  })
})

test('tokens are made with the public key, payments with the secret one', () => {
  const keys = driveGateway(checkoutCom)
    .pay()
    .calls.map(({ request }) => request.headers['Authorization'])
  expect(keys).toEqual(['Bearer test-publicKey', 'Bearer test-secretKey'])
})

test('the token says until when it lives', () => {
  const [token] = driveGateway(checkoutCom).pay().calls
  expect(JSON.parse(token?.reply.body ?? '')).toMatchObject({ expires_on: '2026-06-15T10:15:00Z' })
})

test('a declined payment has an id too: only “approved” tells', () => {
  const { values, reply } = driveGateway(checkoutCom).pay('decline').last
  expect(values).toEqual({
    Transaction_ID: 'pay_000002',
    Approved: 'false',
    Payment_Status: 'Declined',
  })
  expect(JSON.parse(reply.body)).toMatchObject({ approved: false, response_code: '20005' })
})

test('the id of the source, which can be paid with again, does not enter the flow', () => {
  const { values, reply } = driveGateway(checkoutCom).pay().last
  expect(reply.body).toContain('src_')
  expect(JSON.stringify(values)).not.toContain('src_')
})

const refusals: readonly (readonly [Scenario, number, string])[] = [
  ['invalid-card', 422, 'card_number_invalid'],
  ['expired-token', 422, 'token_expired'],
  ['reused-token', 422, 'token_used'],
  ['rate-limit', 429, ''],
  ['server-error', 500, ''],
]

test.each(refusals)('%s is answered with %i %s', (scenario, status, code) => {
  const { reply, outcome } = driveGateway(checkoutCom).pay(scenario).last
  expect(reply).toMatchObject({ status, isModelled: true, body: expect.stringContaining(code) })
  expect(outcome.output).toBe('failure')
})
