import { Decimal as AnyDecimal } from 'decimal.js'

/** Architect keeps 40 digits of a decimal; halves round away from zero (its own example: Round(3.225, 2) is 3.23). */
export const Decimal: typeof AnyDecimal = AnyDecimal.clone({
  precision: 40,
  rounding: AnyDecimal.ROUND_HALF_UP,
  toExpNeg: -1000,
  toExpPos: 1000,
})
export type Decimal = AnyDecimal

/** As Architect shows a decimal: never an exponent, always a digit after the point: `5.0`, `91.5`. */
export function formatDecimal(value: Decimal, places?: number): string {
  const text = (value.isZero() ? value.abs() : value).toFixed(places)
  return text.includes('.') ? text : `${text}.0`
}

/** Reads `5`, `-5.25`, `.5` or `+5`, blanks around allowed: no exponent, no grouping, no comma. */
export function readDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim()
  const signed = trimmed.startsWith('-') || trimmed.startsWith('+')
  return isPlainNumber(signed ? trimmed.slice(1) : trimmed) ? new Decimal(trimmed) : undefined
}

/** Reads a whole number in the same way; `undefined` also when it has a decimal point. */
export function readInteger(text: string): Decimal | undefined {
  return text.includes('.') ? undefined : readDecimal(text)
}

function isPlainNumber(text: string): boolean {
  let points = 0
  let digits = 0
  for (const character of text) {
    if (character === '.') points += 1
    else if (character >= '0' && character <= '9') digits += 1
    else return false
  }
  return digits > 0 && points <= 1
}
