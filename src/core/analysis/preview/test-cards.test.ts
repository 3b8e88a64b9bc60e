import { expect, test } from 'vitest'
import { findGateway, GATEWAYS } from '../../gateways/registry.ts'
import { cardName, testCards } from './test-cards.ts'

/** 2026-06-15T10:00:00Z. */
const NOW = 1_781_517_600_000

test('a card says what its payment comes to', () => {
  const stripe = findGateway('stripe')
  expect(stripe === undefined ? [] : testCards(stripe, NOW)).toEqual([
    { number: '4242424242424242', name: 'Visa •••• 4242', outcome: 'approved' },
    { number: '4000000000000002', name: 'Visa •••• 0002', outcome: 'declined, 402' },
  ])
})

test('every gateway has a card that pays', () => {
  for (const gateway of GATEWAYS) {
    expect([gateway.id, testCards(gateway, NOW)[0]?.outcome]).toEqual([gateway.id, 'approved'])
  }
})

test.each([
  ['5555555555554444', 'Mastercard •••• 4444'],
  ['378282246310005', 'American Express •••• 0005'],
  ['3530111333300000', 'JCB •••• 0000'],
])('%s is %s', (number, name) => {
  expect(cardName(number)).toBe(name)
})
