import type { Gateway } from '../../gateways/define.ts'
import type { Scenario } from '../../gateways/emulator.ts'
import { previewAction } from './preview-action.ts'

/** A published test card, and what the gateway's payment does with it. */
export interface TestCard {
  readonly number: string
  /** `Visa •••• 1111` */
  readonly name: string
  readonly outcome: string
}

/**
 * The test cards of a gateway. A card is declined when it makes no difference whether the gateway is told to decline.
 *
 * @param now Milliseconds since 1970, UTC.
 */
export function testCards({ testPans, actions }: Gateway, now: number): readonly TestCard[] {
  const payment = actions.find(({ purpose }) => purpose === 'payment')
  return testPans.value.map((number) => {
    const reply = (scenario: Scenario) => {
      if (payment === undefined) return null
      const setup = { card: number, values: {}, scenario, sample: null, now }
      return previewAction(payment, setup).reply?.reply ?? null
    }
    const paid = reply('success')
    const isDeclined = paid !== null && paid.body === reply('decline')?.body
    const outcome = isDeclined ? `declined, ${paid.status}` : 'approved'
    return { number, name: cardName(number), outcome }
  })
}

/** A test card by its scheme and its last four digits. */
export function cardName(number: string): string {
  const scheme = SCHEMES.find(([prefix]) => prefix.test(number))?.[1] ?? 'Card'
  return `${scheme} •••• ${number.slice(-4)}`
}

/** The first digits tell the scheme (ISO/IEC 7812). */
const SCHEMES: readonly (readonly [RegExp, string])[] = [
  [/^4/, 'Visa'],
  [/^(5[1-5]|2[2-7])/, 'Mastercard'],
  [/^3[47]/, 'American Express'],
  [/^3[068]/, 'Diners Club'],
  [/^35/, 'JCB'],
  [/^6/, 'Discover'],
]
