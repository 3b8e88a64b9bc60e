import { describe, expect, test } from 'vitest'
import { findGateway } from '../../gateways/registry.ts'
import { endpointOf, environmentKeysIn, knownEndpoint, knownHost } from './endpoint.ts'

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

describe('whatever the URL hides, the host that is asked is known', () => {
  test.each([
    ['a soft hyphen', 'https://api.\u00ADstripe.com/v1', ['api.stripe.com']],
    ['a zero-width space', 'https://api.str\u200Bipe.com/v1', ['api.stripe.com']],
    ['three slashes', 'https:///api.stripe.com/v1', ['api.stripe.com']],
    ['one slash', 'https:/api.stripe.com/v1', ['api.stripe.com']],
    ['no slash', 'https:api.stripe.com/v1', ['api.stripe.com']],
    ['backslashes', String.raw`https:\\api.stripe.com/v1`, ['api.stripe.com']],
    [
      'a backslash before another host',
      String.raw`https://api.stripe.com\@sandbox.example/v1`,
      ['api.stripe.com', 'sandbox.example'],
    ],
    ['two users', 'https://a@api.stripe.com@sandbox.example/v1', ['sandbox.example']],
    ['an escaped dot', 'https://api%2Estripe.com/v1', ['api.stripe.com']],
    ['dots of full width', 'https://api。stripe．com/v1', ['api.stripe.com']],
    ['letters of full width', 'https://ａｐｉ.stripe.com/v1', ['api.stripe.com']],
    ['mathematical letters', 'https://𝐚pi.stripe.com/v1', ['api.stripe.com']],
    ['a line break', 'https://api.str\nipe.com/v1', ['api.stripe.com']],
    ['a tab in the scheme', 'ht\ttps://api.stripe.com/v1', ['api.stripe.com']],
    ['a backslash before a reference', 'https://api.stripe.com\\${input.x}/v1', ['api.stripe.com']],
  ])('%s', (_, url, names) => {
    const endpoint = at(url)
    expect([endpoint.isClear, endpoint.names]).toEqual([false, names])
  })

  test.each([
    ['capital letters', 'https://API.STRIPE.COM:443/v1', 'api.stripe.com'],
    ['a dot at the end', 'https://api.stripe.com./v1', 'api.stripe.com'],
    ['a user', 'https://api.stripe.com@evil.example/v1', 'evil.example'],
    [
      'a host that begins alike',
      'https://api.stripe.com.evil.example',
      'api.stripe.com.evil.example',
    ],
    ['letters that look alike', 'https://xn--pi-7ka.stripe.com/', 'xn--pi-7ka.stripe.com'],
    ['an address', 'https://[::1]:8443/', '[::1]'],
    ['a scheme of its own', 'ftp2://files.example/', 'files.example'],
  ])('%s is clear', (_, url, name) => {
    const { host, names, isClear } = at(url)
    expect([host?.name, names, isClear]).toEqual([name, [name], true])
  })

  test.each([
    ['a directive behind the host', 'https://api.stripe.com#set($x=1).evil.example/v1'],
    ['a comment behind the host', 'https://api.stripe.com#**#.evil.example/v1'],
    ['a reference in the port', 'https://api.stripe.com:${input.x}/'],
    ['a directive in front', "#set($h='api.stripe.com')https://${h}/v1"],
    ['nothing but a scheme', 'https://'],
  ])('%s: nobody can tell', (_, url) => {
    expect(at(url)).toMatchObject({ host: null, names: [], isClear: true })
  })

  test.each(['a', ':', '@', '/', '\\', '#', '$', '${a}', '%2E', ':1', '.', '\u00AD'])(
    'a URL of nothing but %j is read at once',
    (piece) => {
      const begun = performance.now()
      knownEndpoint({
        request: {
          method: 'POST',
          url: `https://${piece.repeat(100_000)}$`,
          headers: [],
          body: '',
        },
      })
      expect(performance.now() - begun).toBeLessThan(2000)
    },
  )

  test('a Host header that names another one', () => {
    const headers = [{ name: ' HOST', value: 'API.stripe.com:443' }]
    const url = 'https://sandbox.example/v1'
    const endpoint = endpointOf({ request: { method: 'POST', url, headers, body: '' } })
    expect(endpoint).toMatchObject({ isClear: false, names: ['sandbox.example', 'api.stripe.com'] })
    const same = [{ name: 'Host', value: 'sandbox.example' }]
    expect(endpointOf({ request: { method: 'POST', url, headers: same, body: '' } }).isClear).toBe(
      true,
    )
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
