import type { Json } from '../../model/values.ts'

/** Long digits stay text: as a number they would lose some. */
export function scalarToJson(value: unknown, source: string, show: (text: string) => string): Json {
  if (typeof value === 'string') return show(value)
  if (typeof value === 'boolean') return value
  if (typeof value !== 'number') return null
  const isWhole = /^[-+]?\d+$/.test(source)
  const losesDigits = isWhole ? String(value) !== source : significantDigits(source) > MAX_DIGITS
  return losesDigits || !Number.isFinite(value) ? source : value
}

/** A double keeps this many decimal digits, whatever they are. */
const MAX_DIGITS = 15

function significantDigits(source: string): number {
  return source.replaceAll(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '').length
}
