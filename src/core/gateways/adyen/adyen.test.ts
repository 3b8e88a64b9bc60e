import { expect, test } from 'vitest'
import { driveGateway } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { adyen } from './index.ts'

test('one telephone order with the card itself', () => {
  const { request } = driveGateway(adyen).pay('success', { Currency: 'EUR' }).last
  expect(request.headers).toMatchObject({
    'X-API-Key': 'test-apiKey',
    'idempotency-key': 'conversation-1-2026',
  })
  expect(JSON.parse(request.body)).toEqual({
    merchantAccount: 'test-merchantAccount',
    reference: 'conversation 1',
    amount: { currency: 'EUR', value: 1999 },
    paymentMethod: {
      type: 'scheme',
      number: '4111111111111111',
      expiryMonth: '03',
      expiryYear: '2030',
      cvc: '737',
    },
    shopperInteraction: 'Moto',
  })
})

const replies: readonly (readonly [Scenario, number, string, boolean])[] = [
  ['success', 200, 'Authorised', false],
  ['decline', 200, 'Refused', false],
  ['invalid-card', 422, 'Invalid card number', true],
  ['expired-token', 200, 'Authorised', false],
  ['rate-limit', 429, 'Too many requests', true],
  ['server-error', 500, 'Internal error', true],
]

test.each(replies)('%s is answered with %i and %s', (scenario, status, words, isModelled) => {
  const { reply } = driveGateway(adyen).pay(scenario).last
  expect(reply).toMatchObject({ status, isModelled, body: expect.stringContaining(words) })
})

test('a refusal has a reference too', () => {
  const { values } = driveGateway(adyen).pay('decline').last
  expect(values).toEqual({ Transaction_ID: 'EMULATED000001', Payment_Status: 'Refused' })
})

test.each([
  ['1326', 'Expiry Date Invalid'],
  ['0526', 'Expiry Date Invalid'],
])('a card that is valid until %s is refused in June 2026', (expiry, words) => {
  const { reply } = driveGateway(adyen).pay('success', { Expiry: expiry }).last
  expect(reply.body).toContain(words)
})

test('a card is valid to the end of its month', () => {
  const { values } = driveGateway(adyen).pay('success', { Expiry: '0626' }).last
  expect(values['Payment_Status']).toBe('Authorised')
})

test('a payment without a currency is refused', () => {
  const { reply } = driveGateway(adyen).pay('success', { Currency: '' }).last
  expect(reply).toMatchObject({ status: 422, isModelled: true })
})
