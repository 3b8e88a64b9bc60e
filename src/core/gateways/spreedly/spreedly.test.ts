import { describe, expect, test } from 'vitest'
import { driveGateway, sampleInputs } from '#testing/gateway-driver.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { Scenario } from '../emulator.ts'
import { ADD_CARD, LAST_TRANSACTION, PURCHASE, TEST_PANS } from './actions.ts'
import { spreedly } from './index.ts'

test('the card becomes a payment method, which is purchased with in cents', () => {
  const [add, purchase] = driveGateway(spreedly).pay().calls
  expect(JSON.parse(add?.request.body ?? '').payment_method.credit_card).toEqual({
    full_name: 'Telephone order',
    number: '4111111111111111',
    verification_value: '737',
    month: '03',
    year: '2030',
  })
  expect(purchase?.request.url).toBe(
    'https://core.spreedly.com/v1/gateways/your-gateway/purchase.json',
  )
  expect(JSON.parse(purchase?.request.body ?? '').transaction).toEqual({
    payment_method_token: 'PaymentMethod000001',
    amount: 1999,
    currency_code: 'USD',
    order_id: 'conversation 1-2026',
  })
})

test('the published card for declines is declined with a 422', () => {
  const { last } = driveGateway(spreedly).pay('success', { CC_Number: TEST_PANS[2]! })
  expect(last.reply).toMatchObject({ status: 422, isModelled: false })
  expect(last.outcome.output).toBe('failure')
})

const refusals: readonly (readonly [Scenario, number, string])[] = [
  ['invalid-card', 422, 'Number is invalid.'],
  ['expired-token', 404, 'no payment method'],
  ['reused-token', 404, 'no payment method'],
  ['rate-limit', 429, 'Too many requests.'],
  ['server-error', 500, 'Internal server error.'],
]

test.each(refusals)('%s is answered with %i “%s”', (scenario, status, words) => {
  const { reply } = driveGateway(spreedly).pay(scenario).last
  expect(reply).toMatchObject({ status, isModelled: true, body: expect.stringContaining(words) })
})

describe('asked for the newest transaction, Spreedly', () => {
  const ask = (scenario: Scenario, order: string) => {
    const driver = driveGateway(spreedly)
    driver.pay('success', { Order: 'an earlier one' })
    driver.pay(scenario, { Order: order })
    return driver.call(LAST_TRANSACTION, {}).values
  }

  test('names the order, and says that it was paid', () => {
    expect(ask('success', 'ours')).toMatchObject({
      Last_Order: 'ours',
      Payment_Status: 'succeeded',
    })
  })

  test('says that it was declined', () => {
    expect(ask('decline', 'ours')).toMatchObject({
      Last_Order: 'ours',
      Payment_Status: 'gateway_processing_failed',
    })
  })

  test('names another order when ours has never arrived', () => {
    expect(ask('server-error', 'ours')).toMatchObject({ Last_Order: 'an earlier one' })
  })

  test('knows of none at all: every output is empty', () => {
    const { values } = driveGateway(spreedly).call(LAST_TRANSACTION, {})
    expect(values).toEqual({ Transaction_ID: '', Payment_Status: '', Last_Order: '' })
  })
})

test('addresses may leave out .json', () => {
  const bare = (action: DataAction): DataAction => ({
    ...action,
    request: { ...action.request, url: action.request.url.replace('.json', '') },
  })
  const driver = driveGateway(spreedly)
  const given = sampleInputs(spreedly)
  const { Token = '' } = driver.call(bare(ADD_CARD), given).values
  driver.call(bare(PURCHASE), { ...given, Token })
  expect(driver.call(bare(LAST_TRANSACTION), {}).values['Payment_Status']).toBe('succeeded')
})

test('a purchase without a currency is refused', () => {
  const { reply } = driveGateway(spreedly).pay('success', { Currency: '' }).last
  expect(reply).toMatchObject({ status: 422, isModelled: true })
})
