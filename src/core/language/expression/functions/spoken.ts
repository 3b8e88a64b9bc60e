import type { Currency } from '../values.ts'
import { Decimal, formatDecimal } from '../decimal.ts'
import { phoneNumberParts } from '../phone-number.ts'
import type { DateParts } from '../time-text.ts'
import { dayOfWeekOf, partsOfMoment } from '../time-text.ts'

/**
 * What a caller would hear, in English words and digits, for the simulated call. Architect itself speaks with
 * recorded prompts in the language of the flow, so this is a reading aid, not a transcript.
 */
export function digitsApart(text: string): string {
  return Array.from(text.replace('-', '−'))
    .join(' ')
    .replaceAll('−', 'negative')
    .replaceAll('.', 'point')
}

/** Architect cuts what is behind the wanted places when it speaks: 123.127 with 2 is "123.12". */
export function numberWithPlaces(value: Decimal, places: number): string {
  return value.toFixed(Math.max(places, 0), Decimal.ROUND_DOWN)
}

/** A decimal that is whole is spoken without the point. */
export function plainNumber(value: Decimal): string {
  return value.isInteger() ? value.toFixed(0) : formatDecimal(value)
}

export function currencySpoken(currency: Currency, format: string, places: number | null): string {
  const { amount, code } = currency
  if (amount === null) return ''
  const name = code ?? ''
  const minor = amount.minus(amount.trunc()).abs().times(100).round()
  switch (format.toLowerCase()) {
    case 'playdigits':
      return `${digitsApart(amount.toFixed(2))} ${name}`.trim()
    case 'majorunitsonly':
      return `${amount.trunc().toFixed(0)} ${name}`.trim()
    case 'minorunitsonly':
      return `${minor.toFixed(0)} hundredths of ${name}`
    case 'asminorunits':
      return `${amount.times(100).round().toFixed(0)} hundredths of ${name}`
    default:
      return `${places === null ? amount.toFixed(2) : numberWithPlaces(amount, places)} ${name}`.trim()
  }
}

export function durationSpoken(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  const amounts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor((seconds % 86_400) / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ]
  const words = amounts.filter(([amount]) => amount > 0).map(counted)
  const spoken = words.length === 0 ? '0 seconds' : words.join(' ')
  return milliseconds < 0 ? `negative ${spoken}` : spoken
}

export function timeRangeSpoken(first: number, second: number, unit: string): string {
  const [low, high] = [Math.min(first, second), Math.max(first, second)]
  const name = unit.toLowerCase().replace(/s$/, '')
  return low === high ? counted([low, name]) : `${low} to ${counted([high, name])}`
}

function counted([amount, unit]: readonly [number, string]): string {
  return unit === '' ? String(amount) : `${amount} ${unit}${amount === 1 ? '' : 's'}`
}

/** Numbers outside 1 to 999 are spoken as normal numbers, as Architect documents. */
export function ordinalSpoken(value: number): string {
  if (value < 1 || value > 999) return String(value)
  const teen = value % 100 >= 11 && value % 100 <= 13
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${value}${ending}`
}

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

export function dateSpoken(moment: number, format: string): string {
  const parts = partsOfMoment(moment)
  const weekday = WEEKDAYS[dayOfWeekOf(moment) - 1] ?? ''
  const monthName = MONTHS[parts.month - 1] ?? ''
  const monthAndDay = `${monthName} ${ordinalSpoken(parts.day)}`
  switch (format.toLowerCase()) {
    case 'shortmonthandday':
      return `${weekday} ${monthAndDay}`
    case 'dayonly':
      return ordinalSpoken(parts.day)
    case 'monthonly':
      return monthName
    case 'shortyearonly':
    case 'longyearonly':
      return String(parts.year)
    case 'dayofweekonly':
      return weekday
    default:
      return `${weekday} ${monthAndDay} ${parts.year}`
  }
}

export function timeSpoken(moment: number, format: string): string {
  const parts = partsOfMoment(moment)
  if (format.toLowerCase() === 'twentyfourhours') return clock(parts.hour, parts)
  const hour = parts.hour % 12 === 0 ? 12 : parts.hour % 12
  const half = format === '' ? ` ${parts.hour < 12 ? 'AM' : 'PM'}` : ''
  return clock(hour, parts) + half
}

function clock(hour: number, parts: DateParts): string {
  return `${hour}:${String(parts.minute).padStart(2, '0')}`
}

/** Nothing is spoken for a SIP address; the local form leaves out the country. */
export function phoneNumberSpoken(raw: string, local: boolean): string {
  const { isTel, e164, subscriberNumber } = phoneNumberParts(raw)
  if (!isTel) return ''
  const digits = local || e164 === null ? (subscriberNumber ?? '') : e164
  return digitsApart(digits).replace('+', 'plus')
}
