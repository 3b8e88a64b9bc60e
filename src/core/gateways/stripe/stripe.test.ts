import { describe, expect, test } from 'vitest'
import { driveGateway, sampleInputs } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { CONFIRM_PAYMENT, GET_PAYMENT } from './actions.ts'
import { stripe } from './index.ts'

test('the requests are forms with bracketed keys, the amount in cents', () => {
  const { calls } = driveGateway(stripe).pay('success', { Reference: 'order 7 & 8' })
  expect(calls.map(({ request }) => request.body)).toEqual([
    'amount=1999&currency=usd&payment_method_types[]=card&metadata[reference]=order%207%20%26%208',
    'card[number]=4242424242424242&card[exp_month]=03&card[exp_year]=2030&card[cvc]=737',
    'payment_method_data[type]=card&payment_method_data[card][token]=tok_test_000002',
  ])
  expect(calls.map(({ request }) => request.url)).toEqual([
    'https://api.stripe.com/v1/payment_intents',
    'https://api.stripe.com/v1/tokens',
    'https://api.stripe.com/v1/payment_intents/pi_test_000001/confirm',
  ])
})

test('each request of a payment has a key of its own', () => {
  const keys = driveGateway(stripe)
    .pay()
    .calls.map(({ request }) => request.headers['Idempotency-Key'])
  expect(keys).toEqual(['conversation-1-2026-open', undefined, 'conversation-1-2026-confirm'])
})

test.each([
  ['19.99', '1999'],
  ['0.29', '29'],
  ['1,234.50', '123450'],
  ['10', '1000'],
])('an amount of %s is %s cents', (amount, cents) => {
  const [open] = driveGateway(stripe).pay('success', { Amount: amount }).calls
  expect(open?.request.body).toContain(`amount=${cents}&`)
})

const replies: readonly (readonly [Scenario, number, string, boolean])[] = [
  ['success', 200, 'succeeded', false],
  ['decline', 402, 'card_declined', false],
  ['invalid-card', 402, 'incorrect_number', false],
  ['expired-token', 400, 'resource_missing', true],
  ['reused-token', 400, 'token_already_used', false],
  ['rate-limit', 429, 'rate_limit', false],
  ['server-error', 500, 'api_error', false],
]

test.each(replies)('%s is answered with %i and %s', (scenario, status, words, isModelled) => {
  const { reply } = driveGateway(stripe).pay(scenario).last
  expect(reply).toMatchObject({ status, isModelled, body: expect.stringContaining(words) })
})

test('the published card for declines is declined without being told to', () => {
  const { last } = driveGateway(stripe).pay('success', { CC_Number: '4000000000000002' })
  expect(last.reply.status).toBe(402)
  expect(last.outcome).toEqual({
    output: 'failure',
    reason: { code: 'http-status', status: 402 },
  })
})

describe('asked for a payment, Stripe', () => {
  const ask = (scenario: Scenario) => {
    const driver = driveGateway(stripe)
    const { values } = driver.pay(scenario)
    return driver.call(GET_PAYMENT, values)
  }

  test('says that it was paid', () => {
    expect(ask('success').values).toMatchObject({ Payment_Status: 'succeeded', Decline_Code: '' })
  })

  test('says that the card was declined', () => {
    expect(ask('decline').values).toMatchObject({
      Payment_Status: 'requires_payment_method',
      Decline_Code: 'card_declined',
    })
  })

  test('says that nothing has happened after an outage', () => {
    const driver = driveGateway(stripe)
    const { values } = driver.pay('invalid-card')
    driver.call(CONFIRM_PAYMENT, { ...values, Token: 'tok' }, 'server-error')
    expect(driver.call(GET_PAYMENT, values).values).toMatchObject({
      Payment_Status: 'requires_payment_method',
      Decline_Code: '',
    })
  })

  test('is asked without a body', () => {
    const { request } = ask('success')
    expect([request.method, request.body]).toEqual(['GET', ''])
  })
})

test('a card that was declined can be replaced: the payment stays open', () => {
  const driver = driveGateway(stripe)
  const declined = driver.pay('decline').values
  const token = driver.call(stripe.actions[1]!, sampleInputs(stripe)).values
  const paid = driver.call(CONFIRM_PAYMENT, { ...declined, ...token, Idempotency_Key: 'second' })
  expect(paid.values['Payment_Status']).toBe('succeeded')
})
