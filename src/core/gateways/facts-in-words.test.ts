import { expect, test } from 'vitest'
import { factLines, tokenWords } from './facts-in-words.ts'
import { findGateway, GATEWAYS } from './registry.ts'

test.each([
  ['braintree', 'token lives 3 h, single use'],
  ['checkout-com', 'token lives 15 min, single use'],
  ['session-token', 'token lives 180 s, single use'],
  ['stripe', 'token life not stated, 180 s assumed, single use'],
  ['adyen', 'no token in the flow'],
  ['oauth', 'no token in the flow'],
])('of %s a tile says: %s', (id, words) => {
  expect(tokenWords(findGateway(id)!)).toBe(words)
})

test('an assumed lifetime stands beside the fact that none is stated', () => {
  const lines = factLines(findGateway('stripe')!)
  expect(lines.slice(0, 2).map(({ name, words, certainty }) => [name, words, certainty])).toEqual([
    ['Token lifetime', 'not stated', 'documented'],
    ['Lifetime assumed', '180 s', 'our default'],
  ])
})

test('why a gateway gives no token template is among its notes', () => {
  for (const gateway of GATEWAYS.filter(({ needsClientCrypto }) => needsClientCrypto.value)) {
    const note = factLines(gateway).find(({ name }) => name === 'Good to know')
    expect(note?.words).toMatch(/^No token template: /)
  }
})

test('every line says something, and where it comes from', () => {
  for (const { name, words, certainty, source } of GATEWAYS.flatMap(factLines)) {
    expect([name, words, certainty, source].every((text) => text.trim().length > 2)).toBe(true)
  }
})
