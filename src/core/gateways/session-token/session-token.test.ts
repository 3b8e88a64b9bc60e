import { expect, test } from 'vitest'
import { driveGateway, sampleInputs } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { GENERATE_SESSION_TOKEN, PROCESS_PAYMENT } from './actions.ts'
import { sessionToken } from './index.ts'

test('the session comes first, then the card with it', () => {
  const [open, pay] = driveGateway(sessionToken).pay().calls
  expect(JSON.parse(open?.request.body ?? '')).toEqual({ reference: 'conversation 1' })
  expect(JSON.parse(pay?.request.body ?? '')).toEqual({
    sessionToken: 'sess_000001',
    card: { number: '4111111111111111', expiry: '0330', cvv: '737' },
    amount: '19.99',
  })
  expect(pay?.request.headers['Idempotency-Key']).toBe('conversation-1-2026')
})

const replies: readonly (readonly [Scenario, number, string])[] = [
  ['success', 200, 'approved'],
  ['decline', 200, 'do_not_honour'],
  ['invalid-card', 200, 'invalid_card_number'],
  ['expired-token', 409, 'session_expired'],
  ['reused-token', 409, 'session_used'],
  ['rate-limit', 429, 'too_many_requests'],
  ['server-error', 503, 'service_unavailable'],
]

test.each(replies)('%s is answered with %i and %s', (scenario, status, words) => {
  const { reply } = driveGateway(sessionToken).pay(scenario).last
  expect(reply).toMatchObject({ status, isModelled: true, body: expect.stringContaining(words) })
})

test.each([
  [179, 200],
  [180, 409],
])('a caller who takes %i s after the token is answered with %i', (seconds, status) => {
  const driver = driveGateway(sessionToken)
  const inputs = sampleInputs(sessionToken)
  const { values } = driver.call(GENERATE_SESSION_TOKEN, inputs)
  driver.wait(seconds)
  expect(driver.call(PROCESS_PAYMENT, { ...inputs, ...values }).reply.status).toBe(status)
})

test('a garbled reply has paid all the same: the same key gets the receipt', () => {
  const driver = driveGateway(sessionToken)
  const inputs = sampleInputs(sessionToken)
  const { values } = driver.call(GENERATE_SESSION_TOKEN, inputs)
  const garbled = driver.call(PROCESS_PAYMENT, { ...inputs, ...values }, 'malformed')
  expect(garbled.outcome).toMatchObject({ output: 'failure', reason: { code: 'response' } })
  const again = driver.call(PROCESS_PAYMENT, { ...inputs, ...values })
  expect(again.values['Transaction_ID']).toBe('txn_000002')
})
