import { type TestCard, testCards } from '#core/analysis/preview/test-cards.ts'
import type { Question } from '#core/kinds/simulation.ts'
import { asDataAction } from '../gateways/data-action.ts'
import { findEmulators } from '../gateways/find-emulators.ts'
import type { OrgState } from '../state.ts'
import { findPublished } from './ask-gateway.ts'
import type { LiveCall } from './live-call.ts'

/** How long the numbers of cards are (ISO/IEC 7812): who asks for so many digits asks for one. */
const [SHORTEST, LONGEST] = [13, 19]

/** The cards that the gateways of a flow publish for tests, where the call asks for one and no digit of it is in. */
export function testCardsToKeyIn(
  question: Extract<Question, { readonly type: 'digits' }>,
  { call, typed, askedAt }: LiveCall,
  state: OrgState,
): readonly TestCard[] {
  if (call.keysLeft + typed !== '' || question.max < SHORTEST || question.min > LONGEST) return []
  const gateways = call.design.actions.flatMap((action) => {
    const found = findPublished(action, state)
    if (found === null) return []
    const emulated = findEmulators(asDataAction(found.content).request.url)
    return 'gateways' in emulated ? emulated.gateways : []
  })
  const cards = [...new Set(gateways)].flatMap((gateway) => testCards(gateway, askedAt))
  return [...new Map(cards.map((card) => [card.number, card])).values()]
}
