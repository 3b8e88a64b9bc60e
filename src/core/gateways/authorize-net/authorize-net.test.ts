import { expect, test } from 'vitest'
import { driveGateway } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { authorizeNet } from './index.ts'

test('the elements stand in the order that Authorize.Net wants', () => {
  const { request } = driveGateway(authorizeNet).pay().last
  const root = JSON.parse(request.body).createTransactionRequest
  expect(Object.keys(root)).toEqual(['merchantAuthentication', 'transactionRequest'])
  expect(Object.keys(root.transactionRequest)).toEqual(['transactionType', 'amount', 'payment'])
  expect(root.transactionRequest).toEqual({
    transactionType: 'authCaptureTransaction',
    amount: '19.99',
    payment: {
      creditCard: { cardNumber: '4111111111111111', expirationDate: '2030-03', cardCode: '737' },
    },
  })
})

test('the keys stand in the body and come from the credentials', () => {
  const { request } = driveGateway(authorizeNet).pay().last
  expect(JSON.parse(request.body).createTransactionRequest.merchantAuthentication).toEqual({
    name: 'test-apiLogin',
    transactionKey: 'test-transactionKey',
  })
  expect(Object.keys(request.headers)).toEqual(['Content-Type', 'Accept'])
})

const codes: readonly (readonly [Scenario, string, boolean])[] = [
  ['success', '1', false],
  ['decline', '2', true],
  ['invalid-card', '3', true],
]

test.each(codes)('%s has status 200 and code %s', (scenario, code, isModelled) => {
  const { reply, values } = driveGateway(authorizeNet).pay(scenario).last
  expect(reply).toMatchObject({ status: 200, isModelled })
  expect(values['Response_Code']).toBe(code)
})

test('wrong keys have status 200 as well, and no transaction', () => {
  const { reply, values } = driveGateway(authorizeNet, {}).pay().last
  expect(reply.status).toBe(200)
  expect(reply.body).toContain('E00007')
  expect(values).toEqual({ Transaction_ID: '', Response_Code: '' })
})

test('an outage leaves by failure', () => {
  expect(driveGateway(authorizeNet).pay('server-error').last.outcome.output).toBe('failure')
})
