import { describe, expect, it } from 'vitest'
import { PROCESS_PAYMENT } from '../gateways/session-token/actions.ts'
import type { DataAction } from '../model/data-action.ts'
import {
  describeRehearsalRefusal,
  endpointName,
  refusalsOf,
  refusalsOfRendered,
  refusedValues,
} from './refusal.ts'

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

  it.each([
    ['a soft hyphen', 'https://payments.brain\u00ADtree-api.com/graphql'],
    ['three slashes', 'https:///payments.braintree-api.com/graphql'],
    ['backslashes', String.raw`https:\\payments.braintree-api.com/graphql`],
    ['another host behind it', String.raw`https://payments.braintree-api.com\@sandbox.example/`],
    ['dots of full width', 'https://payments。braintree-api。com/graphql'],
    ['capital letters and a dot', 'https://PAYMENTS.braintree-api.com./graphql'],
    ['a user', 'https://sandbox.example@payments.braintree-api.com/graphql'],
  ])('at a live host that is hidden by %s', (_, url) => {
    expect(codes(at(url), true)).toEqual(['live-endpoint'])
  })

  it.each([
    'https://${credentials.prefix}.api.checkout.com/payments',
    'https://${credentials.prefix}-checkout-live.adyenpayments.com/v71/payments',
    'https://${input.Empty}payments.braintree-api.com:443/graphql',
  ])('at a live host of whatever account: %s', (url) => {
    expect(codes(at(url), true)).toEqual(['live-endpoint'])
  })

  it('at a live host that a Host header names', () => {
    const headers = [{ name: 'Host', value: 'payments.braintree-api.com' }]
    expect(codes(at('https://sandbox.example/', { headers }), true)).toEqual(['live-endpoint'])
  })

  it('at an address that is not spelled plainly', () => {
    const [refusal] = refusalsOf(at(String.raw`https://pay.example\@test.example/`), () => true)
    expect(refusal && describeRehearsalRefusal(refusal)).toContain('(pay.example or test.example)')
  })

  it('with the key of the integration because a test key stands in a comment', () => {
    const headers = [
      { name: 'Authorization', value: 'Bearer ${credentials.key}' },
      { name: 'X-Note', value: 'sk_test_4eC39HqLyjWD' },
    ]
    const stripe = 'https://api.stripe.com/v1/tokens'
    expect(codes(at(stripe, { headers }))).toEqual(['unknown-endpoint'])
    expect(codes(at(stripe, { body: '## sk_test_4eC39HqLyjWD' }))).toEqual(['unknown-endpoint'])
    expect(codes(at('https://pay.example/', { headers }))).toEqual(['unknown-endpoint'])
  })

  it('with a key or a card number in its texts', () => {
    const header = { name: 'X', value: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc' }
    expect(codes(at('https://pay.example.com', { headers: [header] }), true)).toContain('secret')
    expect(
      codes(at('https://pay.example.com', { body: '{"n":"4485275742308327"}' }), true),
    ).toEqual(['secret'])
  })

  it('at a host whose account a reference names unless somebody says that it is for tests', () => {
    const url = 'https://${credentials.prefix}.api.sandbox.checkout.com/payments'
    expect(codes(at(url))).toEqual(['unknown-endpoint'])
    expect(codes(at(url), true)).toEqual([])
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
    ['https://${credentials.host}\u202Etset/pay', String.raw`${'$'}{credentials.host}\u202etset`],
    ["#set($h='api.stripe.com')https://${h}/v1", "#set($h='api.stripe.com')https://${h}/v1"],
    [
      'https://test.example#set($x=1).evil.example/',
      'https://test.example#set($x=1).evil.example/',
    ],
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

describe('a request is not sent as it was rendered', () => {
  const rendered = (action: DataAction, said: readonly string[] = []) =>
    refusalsOfRendered(action, { CC_Number: '4111111111111111', Amount: '1' }, (endpoint) =>
      said.includes(endpoint),
    ).map(({ code }) => code)

  it('when a template puts a live host together', () => {
    const url = "#set($h='payments.brain')https://${h}tree-api.com/graphql"
    expect(rendered(at(url), [url])).toEqual(['live-endpoint'])
  })

  it('when an input is the host and nobody has said that it is for tests', () => {
    const action = { ...at('https://p${input.Amount}.example/'), inputs: PROCESS_PAYMENT.inputs }
    expect(rendered(action)).toEqual(['unknown-endpoint'])
    expect(rendered(action, ['p${input.Amount}.example'])).toEqual([])
    expect(rendered(action, ['p1.example'])).toEqual([])
  })

  it('when a template puts a card number together that nobody publishes for tests', () => {
    const url = 'https://payments.sandbox.braintree-api.com/graphql'
    const parts = '#set($a="44852757")#set($b="42308327"){"n":"$a$b"}'
    expect(rendered(at(url, { body: parts }))).toEqual(['secret'])
    expect(rendered(at(url, { body: 'number%3D%34485275742308327' }))).toEqual(['secret'])
    expect(rendered(at(url, { body: '{"n":"$input.CC_Number"}' }))).toEqual([])
  })

  it('when a template puts a live key together', () => {
    const headers = [{ name: 'X', value: '#set($k="live")sk_${k}_4eC39HqLyjWD' }]
    const url = 'https://payments.sandbox.braintree-api.com/graphql'
    expect(rendered(at(url, { headers }))).toEqual(['live-key'])
  })
})
