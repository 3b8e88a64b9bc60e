import { expect, it } from 'vitest'
import { ANY_TEST_CARD, publishedCards } from './published-cards.ts'
import { findGateway } from './registry.ts'

const cardsOf = (id: string) => findGateway(id)?.testPans.value

it('the cards of all gateways of a design, each once', () => {
  expect(publishedCards([{ gateway: 'authorize-net' }])).toEqual(cardsOf('authorize-net'))
  const both = publishedCards([{ gateway: 'authorize-net' }, { gateway: 'spreedly' }])
  expect(new Set(both)).toEqual(
    new Set([...(cardsOf('authorize-net') ?? []), ...(cardsOf('spreedly') ?? [])]),
  )
  expect(new Set(both).size).toBe(both.length)
})

it('any test card where nothing is known of the gateway', () => {
  expect(publishedCards([{ gateway: 'of-nobody' }])).toEqual([ANY_TEST_CARD])
  expect(publishedCards([])).toEqual([ANY_TEST_CARD])
})
