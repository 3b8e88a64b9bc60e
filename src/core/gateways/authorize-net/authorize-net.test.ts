import { expect, test } from 'vitest'
import { DRIVER_STARTS_AT, driveGateway } from '#testing/gateway-driver.ts'
import { NEW_GATEWAY, type Scenario } from '../emulator.ts'
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

test.each([
  ['transactionRequest', 'merchantAuthentication', 'merchantAuthentication'],
  ['"amount"', '"transactionType"', 'transactionType'],
  ['"cardCode"', '"cardNumber"', 'cardNumber'],
])('%s before %s is refused, though it is the same JSON', (first, second, named) => {
  const { request } = driveGateway(authorizeNet).pay().last
  const body = turned(JSON.parse(request.body), first.replaceAll('"', ''))
  expect(body.indexOf(first)).toBeLessThan(body.indexOf(second))
  const { reply } = authorizeNet.emulate({ ...request, body }, NEW_GATEWAY, {
    now: DRIVER_STARTS_AT,
    scenario: 'success',
  })
  expect(reply.body).toContain('E00003')
  expect(reply.body).toContain(named)
})

/** The JSON with one member before its siblings. */
function turned(json: object, first: string): string {
  return JSON.stringify(json, (_, value: unknown) =>
    typeof value === 'object' && value !== null && first in value
      ? { [first]: null, ...value }
      : value,
  )
}
