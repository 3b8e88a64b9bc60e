import { GATEWAYS } from '../../gateways/registry.ts'

/** A text that could be a card number: its place, and its digits without what separates them. */
export interface CardNumber {
  readonly start: number
  readonly end: number
  readonly digits: string
}

/**
 * Real card numbers in a text: 13 to 19 digits (ISO/IEC 7812) that pass the Luhn check and are no published test card.
 * Digits may stand in the usual groups. Not taken for one: a part of a longer word or number, an international
 * telephone number, and what begins with a digit that no card scheme uses.
 */
export function cardNumbersIn(text: string): readonly CardNumber[] {
  return candidatesIn(text).filter(
    ({ digits }) => /^[2-68]/.test(digits) && passesLuhn(digits) && !isTestCard(digits),
  )
}

/** Published test cards in a text, in one piece or in groups. */
export function testCardsIn(text: string): readonly CardNumber[] {
  return candidatesIn(text).filter(({ digits }) => isTestCard(digits))
}

/** Whether a card scheme or one of our gateways publishes the number for tests. Digits only. */
export function isTestCard(digits: string): boolean {
  return (
    MORE_TEST_CARDS.has(digits) || GATEWAYS.some(({ testPans }) => testPans.value.includes(digits))
  )
}

function candidatesIn(text: string): readonly CardNumber[] {
  if (!/\d{4}/.test(text)) return []
  return Array.from(text.matchAll(CANDIDATES), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: match[0].replaceAll(/\D/g, ''),
  }))
}

/** In one piece, in fours, or in 4-6-4 and 4-6-5 as American Express and Diners print them. */
const CANDIDATES = candidates()

function candidates(): RegExp {
  // Spaces that do not break, and dashes of every length, come with what is copied from a page.
  const gap = String.raw`[ \u00a0\u2007\u2009\u202f\u2010-\u2015.-]`
  const groups = String.raw`\d{4}(?:${gap}\d{4}){2}${gap}\d{1,4}(?:${gap}\d{1,3})?|\d{4}${gap}\d{6}${gap}\d{4,5}`
  const before = String.raw`(?<![A-Za-z0-9_+]|\d[.,]|\d${gap})`
  const behind = String.raw`(?![A-Za-z0-9_]|[.,]\d|${gap}\d)`
  return new RegExp(`${before}(?:\\d{13,19}|${groups})${behind}`, 'g')
}

/** Luhn's check sum over the digits (ISO/IEC 7812-1, annex B). One digit over and over is a placeholder. */
function passesLuhn(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.at(-1 - i))
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Numbers that card schemes and gateways publish for tests beside those of our gateways (Stripe, "Testing"; PayPal). */
const MORE_TEST_CARDS = new Set([
  '378282246310005',
  '371449635398431',
  '378734493671000',
  '5555555555554444',
  '5105105105105100',
  '2223003122003222',
  '4012888888881881',
  '4222222222222',
  '4000056655665556',
  '6011111111111117',
  '6011000990139424',
  '30569309025904',
  '3056930009020004',
  '38520000023237',
  '3530111333300000',
  '3566002020360505',
  '6200000000000005',
])
