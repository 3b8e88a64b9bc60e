import type { DataAction } from '../model/data-action.ts'
import { findGateway } from './registry.ts'

/** Visa's number for tests, which nearly every gateway publishes (Stripe, Adyen and others: “Test cards”). */
export const ANY_TEST_CARD = '4111111111111111'

/** The card numbers that the gateways of actions publish for tests, each once; any test card where none is known. */
export function publishedCards(
  actions: readonly Pick<DataAction, 'gateway'>[],
): readonly [string, ...string[]] {
  const cards = actions.flatMap(({ gateway }) => findGateway(gateway)?.testPans.value ?? [])
  const [first = ANY_TEST_CARD, ...others] = new Set(cards)
  return [first, ...others]
}
