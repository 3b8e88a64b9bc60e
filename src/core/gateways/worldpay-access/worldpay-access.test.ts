import { expect, test } from 'vitest'
import { driveGateway, sampleInputs } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { TAKE_PAYMENT, VERIFY_CARD } from './actions.ts'
import { worldpayAccess } from './index.ts'

test('the card is verified for a one-time token', () => {
  const [verify] = driveGateway(worldpayAccess).pay('success', { Currency: 'GBP' }).calls
  expect(verify?.request.url).toBe('https://try.access.worldpay.com/verifiedTokens/oneTime')
  expect(JSON.parse(verify?.request.body ?? '')).toEqual({
    paymentInstrument: {
      type: 'card/plain',
      cardHolderName: 'Telephone order',
      cardNumber: '4444333322221111',
      cardExpiryDate: { month: 3, year: 2030 },
      cvc: '737',
    },
    merchant: { entity: 'test-entity' },
    verificationCurrency: 'GBP',
  })
})

test('the payment is a telephone order with the token, settled at once', () => {
  const { request } = driveGateway(worldpayAccess).pay('success', { Currency: 'GBP' }).last
  expect(request.headers).toMatchObject({ 'WP-Api-Version': '2024-06-01' })
  expect(JSON.parse(request.body)).toMatchObject({
    channel: 'moto',
    instruction: {
      method: 'card',
      paymentInstrument: { type: 'token', href: expect.stringContaining('/tokens/') },
      settlement: { auto: true },
      value: { currency: 'GBP', amount: 1999 },
    },
  })
})

test('a card that is not verified gives a token, which is refused', () => {
  const [verify, pay] = driveGateway(worldpayAccess).pay('invalid-card').calls
  expect(verify?.reply.status).toBe(206)
  expect(verify?.outcome.output).toBe('success')
  expect(pay?.values['Payment_Status']).toBe('refused')
})

const replies: readonly (readonly [Scenario, number, string])[] = [
  ['success', 201, 'sentForSettlement'],
  ['decline', 201, 'refused'],
  ['expired-token', 400, 'tokenHasExpired'],
  ['reused-token', 400, 'tokenHasBeenUsed'],
  ['rate-limit', 429, 'tooManyRequests'],
  ['server-error', 500, 'internalErrorOccurred'],
]

test.each(replies)('%s is answered with %i and %s', (scenario, status, words) => {
  const { reply } = driveGateway(worldpayAccess).pay(scenario).last
  expect(reply).toMatchObject({ status, isModelled: true, body: expect.stringContaining(words) })
})

test('a card on file gives a token that pays more than once, and later (Verified Tokens)', () => {
  const url = 'https://try.access.worldpay.com/verifiedTokens/cardOnFile'
  const onFile = { ...VERIFY_CARD, request: { ...VERIFY_CARD.request, url } }
  const driver = driveGateway(worldpayAccess)
  const given = sampleInputs(worldpayAccess)
  const { Token = '' } = driver.call(onFile, given).values
  const pay = () => driver.call(TAKE_PAYMENT, { ...given, Token }).values['Payment_Status']
  const first = pay()
  driver.wait(3600)
  expect([first, pay()]).toEqual(['sentForSettlement', 'sentForSettlement'])
})
