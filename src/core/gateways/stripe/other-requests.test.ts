import { describe, expect, test } from 'vitest'
import { basic, repliesTo } from '#testing/emulated-request.ts'
import { driveGateway, sampleInputs } from '#testing/gateway-driver.ts'
import { CONFIRM_PAYMENT, CREATE_TOKEN } from './actions.ts'
import { stripe } from './index.ts'

// What a design of one's own may send where the template sends something else.

const API = 'https://api.stripe.com/v1'
const headers = { Authorization: 'Bearer sk_test' }
const CARD = 'card[number]=4242424242424242&card[exp_month]=3&card[exp_year]=2030&card[cvc]=737'
const DECLINED = CARD.replace('4242424242424242', '4000000000000002')

test('the key alone is the user of Basic: there is no password (docs.stripe.com/api/authentication)', () => {
  const tokens = { url: `${API}/tokens`, body: CARD }
  const [keyed, nameless] = repliesTo(stripe, [
    { ...tokens, headers: basic('sk_test', '') },
    { ...tokens, headers: basic('', 'sk_test') },
  ])
  expect([keyed?.status, nameless?.status]).toEqual([200, 401])
})

describe('a charge without a Payment Intent (docs.stripe.com/api/tokens/create_card)', () => {
  const charge = (card: string) =>
    repliesTo(stripe, [
      { url: `${API}/tokens`, headers, body: card },
      { url: `${API}/charges`, headers, body: 'amount=1999&currency=usd&source=tok_test_000001' },
      { url: `${API}/charges`, headers, body: 'amount=1999&currency=usd&source=tok_test_000001' },
    ])

  test('takes a token, once', () => {
    const [, paid, again] = charge(CARD)
    expect(paid).toMatchObject({ status: 200, isModelled: false })
    expect(JSON.parse(paid?.body ?? '')).toMatchObject({ paid: true, amount: 1999 })
    expect([again?.status, again?.body]).toEqual([400, expect.stringContaining('already_used')])
  })

  test('is declined with a 402', () => {
    const [, refused] = charge(DECLINED)
    expect([refused?.status, refused?.body]).toEqual([402, expect.stringContaining('declined')])
  })
})

test('tokens published for tests need no card, and pay again and again (docs.stripe.com/testing)', () => {
  const open = { url: `${API}/payment_intents`, headers, body: 'amount=1999&currency=usd' }
  const confirm = (id: string, body: string) => ({
    url: `${API}/payment_intents/${id}/confirm`,
    headers,
    body,
  })
  const statuses = repliesTo(stripe, [
    open,
    confirm('pi_test_000001', 'payment_method=pm_card_visa'),
    open,
    confirm('pi_test_000003', 'payment_method_data[card][token]=tok_visa'),
    { url: `${API}/charges`, headers, body: 'amount=1999&currency=usd&source=tok_visa' },
    open,
    confirm('pi_test_000006', 'payment_method=pm_unheard_of'),
  ]).map(({ status }) => status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 400])
})

describe('an idempotency key (docs.stripe.com/api/idempotent_requests)', () => {
  test('that comes with other digits is refused, not answered with the old decline', () => {
    const driver = driveGateway(stripe)
    const { values } = driver.pay('decline')
    const { Token = '' } = driver.call(CREATE_TOKEN, sampleInputs(stripe)).values
    const { reply } = driver.call(CONFIRM_PAYMENT, { ...values, Token })
    expect([reply.status, reply.body]).toEqual([400, expect.stringContaining('idempotency_error')])
  })

  test('of one address is refused at another', () => {
    const keyed = { ...headers, 'Idempotency-Key': 'one' }
    const body = 'amount=1999&currency=usd&source=tok_visa'
    const [, other] = repliesTo(stripe, [
      { url: `${API}/payment_intents`, headers: keyed, body },
      { url: `${API}/charges`, headers: keyed, body },
    ])
    expect(other?.body).toContain('idempotency_error')
  })
})

test('a payment that was made is not made again with another card (docs.stripe.com/error-codes)', () => {
  const driver = driveGateway(stripe)
  const { values } = driver.pay()
  const { Token = '' } = driver.call(CREATE_TOKEN, sampleInputs(stripe)).values
  const { reply } = driver.call(CONFIRM_PAYMENT, { ...values, Token, Idempotency_Key: 'second' })
  expect([reply.status, reply.body]).toEqual([400, expect.stringContaining('unexpected_state')])
})

test('a form that is said to be JSON is refused (docs.stripe.com/api)', () => {
  const tokens = { url: `${API}/tokens`, body: CARD }
  const statuses = repliesTo(stripe, [
    { ...tokens, headers: { ...headers, 'Content-Type': 'application/json' } },
    { ...tokens, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } },
  ]).map(({ status }) => status)
  expect(statuses).toEqual([400, 200])
})
