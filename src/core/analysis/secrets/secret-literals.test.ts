import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { secretsIn } from './secret-literals.ts'

/** Puts the check digit behind digits of nobody's card, so that no number has to be written down. */
function withCheckDigit(digits: string): string {
  const sum = digits
    .split('')
    .reverse()
    .reduce((so, char, i) => {
      const doubled = Number(char) * (i % 2 === 0 ? 2 : 1)
      return so + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}

const CARD = withCheckDigit('499900001111222')
const kinds = (text: string) => secretsIn(text).map(({ kind }) => kind)
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('secrets', () => {
  test.each([
    ['a secret key', 'Bearer sk_live_NoRealKey1', 'live-key'],
    ['a restricted key', '{"k": "rk_live_NoRealKey1"}', 'live-key'],
    ['a publishable key', 'pk_live_NoRealKey1', 'live-key'],
    ['a webhook secret', `whsec_${'Ab1'.repeat(8)}`, 'live-key'],
    ['a key that is a UUID', 'sk_01234567-89ab-cdef-0123-456789abcdef', 'live-key'],
    ['a key of a cloud', `AKIA${'EXAMPLE0'.repeat(2)}`, 'cloud-key'],
    [
      'a JWT',
      `${base64('{"alg":"HS256"}').replaceAll('=', '')}.${base64('{"sub":"nobody"}').replaceAll('=', '')}.abc_def`,
      'jwt',
    ],
    ['user and password', `Basic ${base64('merchant:not a secret')}`, 'basic'],
    ['the same before it is encoded', '$encoding.base64("merchant:no-secret")', 'basic'],
    ['in a URL', 'https://merchant:no-secret@pay.example/v1', 'password'],
    ['a token', 'Bearer 0123456789abcdefghijKLMN', 'bearer'],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----',
      'private-key',
    ],
    ['a card', CARD, 'card-number'],
    ['a card in fours', CARD.replaceAll(/(\d{4})(?=\d)/g, '$1 '), 'card-number'],
    [
      'a card with hyphens, in a sentence',
      `No. ${CARD.replaceAll(/(\d{4})(?=\d)/g, '$1-')}.`,
      'card-number',
    ],
    [
      '15 digits in 4-6-5',
      withCheckDigit('37990000111122').replace(/(\d{4})(\d{6})/, '$1 $2 '),
      'card-number',
    ],
    ['13 digits', withCheckDigit('499900001111'), 'card-number'],
    ['19 digits', withCheckDigit('629900001111222233'), 'card-number'],
  ])('%s', (_, text, kind) => {
    expect(kinds(text)).toEqual([kind])
  })

  test('tell where they stand', () => {
    const text = `key: sk_live_NoRealKey1, card: ${CARD}.`
    expect(secretsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'sk_live_NoRealKey1',
      CARD,
    ])
  })
})

describe('a secret that hides behind', () => {
  test.each([
    [
      'an escape of JSON',
      String.raw`{"k":"sk\u005Flive_NoRealKey1"}`,
      String.raw`sk\u005Flive_NoRealKey1`,
    ],
    ['escapes of a URL', 'k%3Dsk%5flive%5FNoRealKey1%26x', 'sk%5flive%5FNoRealKey1'],
    ['escapes in escapes', '%255Cu0073k_live_NoRealKey1', '%255Cu0073k_live_NoRealKey1'],
    ['a card in a form', `number%3D${CARD}`, CARD],
    ['a digit that is escaped', `%3${CARD[0]}${CARD.slice(1)}`, `%3${CARD[0]}${CARD.slice(1)}`],
    ['spaces that do not break', CARD.replaceAll(/(\d{4})(?=\d)/g, '$1\u00A0'), null],
    ['dots between its groups', CARD.replaceAll(/(\d{4})(?=\d)/g, '$1.'), null],
    ['dashes of another length', CARD.replaceAll(/(\d{4})(?=\d)/g, '$1\u2013'), null],
  ])('%s', (_, text, found) => {
    const all = secretsIn(`a ${text} b`)
    expect(all.map(({ start, end }) => `a ${text} b`.slice(start, end))).toEqual([found ?? text])
  })
})

describe('no secrets', () => {
  test.each([
    ['a test key', 'Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc'],
    ['a sandbox key', 'sk_sbox_abcdefghijklmnopqrstuvwxyz'],
    ['a prefix alone', 'Never paste a sk_live_ key here.'],
    ['a placeholder', 'sk_live_xxxxxxxxxxxxxxxx'],
    ['named credentials', 'Bearer ${credentials.apiKey}'],
    [
      'named credentials, encoded',
      'Basic $encoding.base64("${credentials.id}:${credentials.secret}")',
    ],
    ['the word Basic in a sentence', 'Basic authentication is what the gateway wants'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['an address with a port', 'https://pay.example:8443/v1'],
    [
      'a card whose check digit is wrong',
      CARD.slice(0, -1) + String((Number(CARD.at(-1)) + 1) % 10),
    ],
    ['a time in milliseconds', '1700000000000'],
    ['a UUID', '00000000-0000-4000-8000-000000000000'],
    ['an international telephone number', '+4915112345678'],
    ['zeros', '0000000000000000'],
    ['more digits than a card has', `${CARD}${CARD}`],
    ['a part of a word', `x${CARD}`],
    ['a decimal', `0.${CARD}`],
    ['a base64 text without a colon', `Basic ${base64('just some text')}`],
  ])('%s', (_, text) => {
    expect(kinds(text)).toEqual([])
  })

  test('every test card of every gateway, however it is written', () => {
    for (const { testPans } of GATEWAYS) {
      for (const pan of testPans.value) {
        expect(kinds(`${pan} ${pan.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}`)).toEqual([])
      }
    }
  })
})

test('any other text of any length is read in reasonable time, and ranges lie in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      for (const { start, end } of secretsIn(text)) {
        expect(0 <= start && start < end && end <= text.length).toBe(true)
      }
    }),
  )
  for (const piece of ['a.', 'eyJ', 'Basic ', '4-', '-----BEGIN ', 'https://a:', '9']) {
    const begun = performance.now()
    secretsIn(piece.repeat(20_000))
    expect(performance.now() - begun).toBeLessThan(2000)
  }
})
