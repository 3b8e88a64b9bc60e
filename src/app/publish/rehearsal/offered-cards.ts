import { now } from '#adapters/browser/identity.ts'
import { cardName, type TestCard, testCards } from '#core/analysis/preview/test-cards.ts'
import { ANY_TEST_CARD } from '#core/gateways/published-cards.ts'
import { findGateway } from '#core/gateways/registry.ts'
import type { DataAction } from '#core/model/data-action.ts'

/** The published test cards of the actions' gateways; one that every scheme knows where there is no gateway. */
export function offeredCards(actions: readonly Pick<DataAction, 'gateway'>[]): readonly TestCard[] {
  const gateways = [...new Set(actions.map(({ gateway }) => gateway))].flatMap(
    (id) => findGateway(id) ?? [],
  )
  const cards = new Map(
    gateways.flatMap((gateway) =>
      testCards(gateway, now()).map((card) => [card.number, card] as const),
    ),
  )
  if (cards.size > 0) return [...cards.values()]
  return [{ number: ANY_TEST_CARD, name: cardName(ANY_TEST_CARD), outcome: '' }]
}
