import { doubleOf, integerOf, type JavaNumber } from '../java/java-number.ts'

/**
 * `NumberFormat.getNumberInstance(Locale.US).parse(text)`, which `$math` reads texts with: commas
 * group digits, what follows the number is ignored, and text without a number is null.
 */
export function parseLocaleNumber(text: string): JavaNumber | null {
  const negative = text.startsWith('-')
  const body = negative ? text.slice(1) : text
  if (body.startsWith('∞')) return doubleOf(negative ? -Infinity : Infinity)
  if (!negative && body.startsWith('NaN')) return doubleOf(Number.NaN)
  const match = /^(?:(\d[\d,]*)(?:\.(\d*))?|\.(\d+))(?:E(-?\d+))?/.exec(body)
  if (match === null) return null
  const [, grouped = '', fraction = '', bareFraction = '', exponent = '0'] = match
  const digits = grouped.replaceAll(',', '')
  const value = Number(`${digits || '0'}.${fraction || bareFraction || '0'}e${exponent}`)
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63 && !(negative && value === 0)) {
    return wholeNumber(digits, fraction || bareFraction, exponent, value, negative)
  }
  return doubleOf(negative ? -value : value)
}

/** The parser answers Long, which prints like any whole number. */
function wholeNumber(
  digits: string,
  fraction: string,
  exponent: string,
  value: number,
  negative: boolean,
): JavaNumber {
  const exact = exponent === '0' && /^0*$/.test(fraction) ? BigInt(digits || '0') : BigInt(value)
  const { value: whole } = integerOf(negative ? -exact : exact)
  return BigInt.asIntN(64, whole) === whole
    ? { type: 'Long', value: whole }
    : doubleOf(Number(whole))
}
