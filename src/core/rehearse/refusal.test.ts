import { describe, expect, it } from 'vitest'
import { PROCESS_PAYMENT } from '../gateways/session-token/actions.ts'
import type { DataAction } from '../model/data-action.ts'
import { describeRehearsalRefusal, endpointName, refusalsOf, refusedValues } from './refusal.ts'

function at(url: string, change: Partial<DataAction['request']> = {}): DataAction {
  return { ...PROCESS_PAYMENT, request: { ...PROCESS_PAYMENT.request, url, ...change } }
}

const codes = (action: DataAction, isTest = false) =>
  refusalsOf(action, () => isTest).map(({ code }) => code)

describe('an action is rehearsed', () => {
  it('at the sandbox of its gateway, without being asked', () => {
    expect(codes(at('https://payments.sandbox.braintree-api.com/graphql'))).toEqual([])
  })

  it('at an endpoint of one’s own only when somebody says that it is one for tests', () => {
    expect(codes(PROCESS_PAYMENT)).toEqual(['unknown-endpoint'])
    expect(codes(PROCESS_PAYMENT, true)).toEqual([])
  })

  it('at a host whose key decides only when somebody says that the key is for tests', () => {
    const stripe = { ...at('https://api.stripe.com/v1/tokens'), gateway: 'stripe' }
    const [refusal] = refusalsOf(stripe, () => false)
    expect(refusal).toMatchObject({ code: 'unknown-endpoint', isKeyed: true })
    expect(refusal && describeRehearsalRefusal(refusal)).toContain(
      'the key of the integration decides',
    )
    expect(codes(stripe, true)).toEqual([])
  })
})

describe('an action is never rehearsed', () => {
  it('at a live host, whatever anybody says, and whatever gateway it names', () => {
    expect(codes(at('https://payments.braintree-api.com/graphql'), true)).toEqual(['live-endpoint'])
  })

  it('with a key or a card number in its texts', () => {
    const header = { name: 'X', value: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc' }
    expect(codes(at('https://pay.example.com', { headers: [header] }), true)).toContain('secret')
    expect(
      codes(at('https://pay.example.com', { body: '{"n":"4485275742308327"}' }), true),
    ).toEqual(['secret'])
  })

  it('when nothing but its name is known', () => {
    expect(codes(at(''), true)).toEqual(['stub'])
  })
})

describe('an endpoint is called', () => {
  it.each([
    ['https://Pay.example.com:8443/v1?x=1', 'pay.example.com'],
    ['${credentials.baseUrl}/v1/pay', '${credentials.baseUrl}'],
    ['https://${credentials.host}/pay', '${credentials.host}'],
  ])('%s: %s', (url, name) => expect(endpointName(at(url))).toBe(name))
})

describe('a value is not sent', () => {
  const values = {
    CC_Number: '4111111111111111',
    Session_Token: 't',
    Expiry: '1230',
    CVV: '123',
    Amount: '1',
    Idempotency_Key: 'k',
  }

  it('when it is a card that nobody publishes for tests', () => {
    expect(refusedValues(PROCESS_PAYMENT, values)).toEqual([])
    expect(refusedValues(PROCESS_PAYMENT, { ...values, CC_Number: '4485275742308327' })).toEqual([
      {
        action: 'Process_Payment',
        code: 'value',
        input: 'CC_Number',
        error: { code: 'real-card', last4: '8327' },
      },
    ])
  })

  it('when a real card stands in a field that is for something else', () => {
    expect(refusedValues(PROCESS_PAYMENT, { ...values, Amount: '4485275742308327' })).toHaveLength(
      1,
    )
  })
})
