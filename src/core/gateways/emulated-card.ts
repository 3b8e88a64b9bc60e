import { partsOfMoment } from '../language/expression/time-text.ts'
import type { Conditions, KeptCard } from './emulator.ts'

/** A card as a request brings it. The year has two or four digits. */
export interface SentCard {
  readonly number: string
  readonly month: string
  readonly year: string
  readonly code: string
}

export type CardFault = 'number' | 'expiry' | 'code'

/**
 * What is wrong with a card, or null. Test environments take the published test cards only, so every other number is
 * refused as a wrong one.
 */
export function faultOf(
  card: SentCard,
  testPans: readonly string[],
  { now, scenario }: Conditions,
): CardFault | null {
  if (scenario === 'invalid-card' || !testPans.includes(card.number)) return 'number'
  if (!isValidExpiry(card, now)) return 'expiry'
  return /^\d{3,4}$/.test(card.code) ? null : 'code'
}

/** What the gateway keeps. `declined`: the test cards that are there to be declined. */
export function keptCard({ number }: SentCard, declined: readonly string[] = []): KeptCard {
  return {
    bin: number.slice(0, 6),
    last4: number.slice(-4),
    isDeclined: declined.includes(number),
  }
}

/** A card is valid to the end of the month that is printed on it. */
function isValidExpiry({ month, year }: SentCard, now: number): boolean {
  if (!/^(0?[1-9]|1[0-2])$/.test(month) || !/^\d{2}(\d{2})?$/.test(year)) return false
  const today = partsOfMoment(now)
  const fullYear = Number(year.length === 2 ? `20${year}` : year)
  return fullYear * 12 + Number(month) >= today.year * 12 + today.month
}
