import { expect, test } from 'vitest'
import { driveGateway } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { cybersource } from './index.ts'

test('the body is Cybersource’s own, the key that of the proxy', () => {
  const { request } = driveGateway(cybersource).pay().last
  expect(request.headers).toMatchObject({ Authorization: 'Bearer test-proxyKey' })
  expect(request.url).toBe('https://signing-proxy.example.com/pts/v2/payments')
  expect(JSON.parse(request.body)).toEqual({
    clientReferenceInformation: { code: 'conversation 1' },
    processingInformation: { capture: true, commerceIndicator: 'MOTO' },
    paymentInformation: {
      card: {
        number: '4111111111111111',
        expirationMonth: '03',
        expirationYear: '2030',
        securityCode: '737',
      },
    },
    orderInformation: { amountDetails: { totalAmount: '19.99', currency: 'USD' } },
  })
})

const replies: readonly (readonly [Scenario, number, string, boolean])[] = [
  ['success', 201, 'AUTHORIZED', false],
  ['decline', 201, 'DECLINED', false],
  ['invalid-card', 400, 'INVALID_REQUEST', true],
  ['server-error', 502, 'SERVER_ERROR', true],
]

test.each(replies)('%s is answered with %i and %s', (scenario, status, words, isModelled) => {
  const { reply } = driveGateway(cybersource).pay(scenario).last
  expect(reply).toMatchObject({ status, isModelled, body: expect.stringContaining(words) })
})

test('a declined payment has an id too', () => {
  const { values } = driveGateway(cybersource).pay('decline').last
  expect(values['Transaction_ID']).toMatch(/^\d{22}$/)
  expect(values['Payment_Status']).toBe('DECLINED')
})
