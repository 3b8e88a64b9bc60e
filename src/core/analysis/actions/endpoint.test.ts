import { describe, expect, test } from 'vitest'
import { findGateway } from '../../gateways/registry.ts'
import { endpointOf, environmentKeysIn, knownHost } from './endpoint.ts'

const at = (url: string) => endpointOf({ request: { method: 'POST', url, headers: [], body: '' } })

describe('where a request goes', () => {
  test.each([
    ['https://api.stripe.com/v1/charges', 'https', 'api.stripe.com'],
    ['HTTP://Pay.Example:8080?x=1', 'http', 'pay.example'],
    ['https://user:password@pay.example/', 'https', 'pay.example'],
    ['https://${credentials.host}/v1', 'https', undefined],
    ['https://api.${input.Region}.example/v1', 'https', undefined],
    ['${credentials.baseUrl}/v1', undefined, undefined],
    ['/v1/charges', undefined, undefined],
  ])('%s', (url, scheme, host) => {
    const found = at(url)
    expect([found.scheme?.text, found.host?.name]).toEqual([scheme, host])
  })

  test('the places are those in the URL', () => {
    const url = ' https://me@Pay.Example:443/v1'
    const { scheme, host } = at(url)
    expect(url.slice(scheme?.start, scheme?.end)).toBe('https')
    expect(url.slice(host?.start, host?.end)).toBe('Pay.Example')
  })
})

describe('a host of a gateway', () => {
  const environmentOf = (gateway: string, host: string) => {
    const found = findGateway(gateway)
    return found === undefined ? 'no gateway' : knownHost(found, host)?.environment
  }

  test.each([
    ['adyen', 'checkout-test.adyen.com', 'sandbox'],
    ['adyen', '1a2b-checkout-live.adyenpayments.com', 'live'],
    ['adyen', 'a.b.adyenpayments.com', undefined],
    ['adyen', 'adyenpayments.com', undefined],
    ['adyen', 'evil-adyenpayments.com', undefined],
    ['checkout-com', 'prefix.api.sandbox.checkout.com', 'sandbox'],
    ['checkout-com', 'prefix.api.checkout.com', 'live'],
    ['stripe', 'api.stripe.com', 'either'],
  ])('%s %s', (gateway, host, environment) => {
    expect(environmentOf(gateway, host)).toBe(environment)
  })
})

describe('a key tells its environment', () => {
  test.each([
    ['Bearer sk_test_4eC39HqLyjWD', ['sandbox sk_test_']],
    ['Bearer rk_live_NoRealKey1', ['live rk_live_']],
    ['sk_sbox_abcdefgh', ['sandbox sk_sbox_']],
    ['sk_01234567-89ab-cdef-0123-456789abcdef', ['live sk_']],
    ['access_token$sandbox$abc', ['sandbox access_token$sandbox$']],
    ['access_token$production$abc', ['live access_token$production$']],
    ['task_test_abcdefgh', []],
  ])('%s', (text, expected) => {
    const found = environmentKeysIn(text).map(
      ({ environment, text: key }) => `${environment} ${key}`,
    )
    expect(found).toEqual(expected)
  })
})
