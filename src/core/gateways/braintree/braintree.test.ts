import { expect, test } from 'vitest'
import { driveGateway, sampleInputs } from '#testing/gateway-driver.ts'
import type { Scenario } from '../emulator.ts'
import { TOKENIZE_CARD } from './actions.ts'
import { braintree } from './index.ts'

test('the card stands among the variables and nowhere in the query', () => {
  const [tokenize] = driveGateway(braintree).pay().calls
  const { query, variables } = JSON.parse(tokenize?.request.body ?? '')
  expect(query).toBe(
    'mutation Tokenize($card: TokenizeCreditCardInput!) { tokenizeCreditCard(input: $card) { paymentMethod { id } } }',
  )
  expect(variables.card.creditCard).toEqual({
    number: '4111111111111111',
    expirationMonth: '03',
    expirationYear: '2030',
    cvv: '737',
  })
})

test('a variable called $input leaks the card into the query, which Braintree cannot read', () => {
  const { request } = TOKENIZE_CARD
  const body = request.body.replaceAll('$card', '$input').replace('"card":', '"input":')
  const leaky = { ...TOKENIZE_CARD, request: { ...request, body } }
  const driver = driveGateway(braintree)
  const { request: sent, values } = driver.call(leaky, {
    CC_Number: '4111111111111111',
    Expiry: '0330',
    CVV: '737',
  })
  expect(sent.body).toContain('mutation Tokenize({CC_Number=4111111111111111')
  expect(values['Token']).toBe('')
})

test('the keys are sent as Basic, with a version', () => {
  const [tokenize] = driveGateway(braintree).pay().calls
  expect(tokenize?.request.headers).toMatchObject({
    Authorization: `Basic ${Buffer.from('test-publicKey:test-privateKey').toString('base64')}`,
    'Braintree-Version': '2019-01-01',
  })
})

const replies: readonly (readonly [Scenario, string, string, boolean])[] = [
  ['success', 'SUBMITTED_FOR_SETTLEMENT', '', false],
  ['decline', 'PROCESSOR_DECLINED', '', false],
  ['invalid-card', '', 'Unknown or expired', true],
  ['expired-token', '', 'Unknown or expired', true],
  ['reused-token', '', 'Cannot use a payment method nonce more than once.', false],
]

test.each(replies)('%s has status 200 and “%s”', (scenario, status, words, isModelled) => {
  const { reply, outcome, values } = driveGateway(braintree).pay(scenario).last
  expect(outcome.output).toBe('success')
  expect(reply).toMatchObject({ status: 200, isModelled, body: expect.stringContaining(words) })
  expect(values['Payment_Status']).toBe(status)
  expect(values['Transaction_ID'] === '').toBe(status === '')
})

test.each([
  ['1999.99', 'SUBMITTED_FOR_SETTLEMENT'],
  ['2000.00', 'PROCESSOR_DECLINED'],
  ['2999.99', 'PROCESSOR_DECLINED'],
  ['3000.00', 'SUBMITTED_FOR_SETTLEMENT'],
])('in the sandbox an amount of %s is %s', (amount, status) => {
  const { values } = driveGateway(braintree).pay('success', { Amount: amount })
  expect(values['Payment_Status']).toBe(status)
})

test.each([
  ['without a name', 'mutation Tokenize(', 'mutation ('],
  ['on several lines', ' { tokenizeCreditCard(', ' {\\n  tokenizeCreditCard('],
  ['with no white space', '(input: $card) { ', '(input:$card){'],
])('a mutation %s is one (spec.graphql.org, Language)', (_, from, to) => {
  const { request } = TOKENIZE_CARD
  const action = {
    ...TOKENIZE_CARD,
    request: { ...request, body: request.body.replace(from, to) },
  }
  expect(action.request.body).not.toBe(request.body)
  const { values } = driveGateway(braintree).call(action, sampleInputs(braintree))
  expect(values['Token']).toMatch(/^tokencc_/)
})
