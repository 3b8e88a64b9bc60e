import { LimitReached } from './java-exception.ts'

/** `java.math.BigDecimal`: unscaled × 10^-scale. The scale is kept: `25.00` is not `25`. */
export interface BigDecimal {
  readonly type: 'BigDecimal'
  readonly unscaled: bigint
  readonly scale: number
}

/** Reads what `new BigDecimal(text)` accepts; null is its NumberFormatException. */
export function parseBigDecimal(text: string): BigDecimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?$/.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  if (digits === '') return null
  if (digits.length > MAX_DIGITS) throw new LimitReached('a number has too many digits')
  const scale = fraction.length - Number(exponent)
  if (Math.abs(scale) > 2147483647) return null
  return decimal(BigInt(sign === '-' ? `-${digits}` : digits), scale)
}

export function decimal(unscaled: bigint, scale: number): BigDecimal {
  return { type: 'BigDecimal', unscaled, scale }
}

/** `BigDecimal.toString()`: scientific below 10^-6 and for negative scales. */
export function bigDecimalText(value: BigDecimal): string {
  const sign = value.unscaled < 0n ? '-' : ''
  const digits = (value.unscaled < 0n ? -value.unscaled : value.unscaled).toString()
  if (value.scale === 0) return sign + digits
  const exponent = digits.length - 1 - value.scale
  if (value.scale > 0 && exponent >= -6) {
    const padded = digits.padStart(value.scale + 1, '0')
    return `${sign}${padded.slice(0, -value.scale)}.${padded.slice(-value.scale)}`
  }
  const mantissa = digits.length > 1 ? `${digits[0] ?? ''}.${digits.slice(1)}` : digits
  if (exponent === 0) return sign + mantissa
  return `${sign}${mantissa}E${exponent > 0 ? '+' : ''}${exponent}`
}

export function bigDecimalToNumber(value: BigDecimal): number {
  return Number(`${value.unscaled}e${-value.scale}`)
}

/** Truncated towards zero, as `BigDecimal.toBigInteger()`. */
export function bigDecimalToBigInt(value: BigDecimal): bigint {
  if (value.scale <= 0) return value.unscaled * powerOfTen(-value.scale)
  if (value.scale > MAX_DIGITS) return 0n
  return value.unscaled / powerOfTen(value.scale)
}

export function addDecimals(left: BigDecimal, right: BigDecimal): BigDecimal {
  const scale = Math.max(left.scale, right.scale)
  return decimal(rescaled(left, scale) + rescaled(right, scale), scale)
}

export function multiplyDecimals(left: BigDecimal, right: BigDecimal): BigDecimal {
  return decimal(left.unscaled * right.unscaled, left.scale + right.scale)
}

/** `left.divide(right, ROUND_HALF_DOWN)`: keeps the scale of the dividend. The divisor is not zero. */
export function divideDecimals(left: BigDecimal, right: BigDecimal): BigDecimal {
  const shift = right.scale
  const numerator = shift >= 0 ? left.unscaled * powerOfTen(shift) : left.unscaled
  const denominator = shift >= 0 ? right.unscaled : right.unscaled * powerOfTen(-shift)
  const quotient = numerator / denominator
  const rest = magnitude(numerator % denominator) * 2n
  const away = numerator < 0n === denominator < 0n ? 1n : -1n
  return decimal(rest > magnitude(denominator) ? quotient + away : quotient, left.scale)
}

export function negateDecimal(value: BigDecimal): BigDecimal {
  return decimal(-value.unscaled, value.scale)
}

/** -1, 0 or 1, whatever the scales are; does not build numbers of a billion digits to find out. */
export function compareDecimals(left: BigDecimal, right: BigDecimal): number {
  const signs = signOf(left.unscaled) - signOf(right.unscaled)
  if (signs !== 0 || left.unscaled === 0n) return Math.sign(signs)
  const exponents = exponentOf(left) - exponentOf(right)
  if (exponents !== 0) return Math.sign(exponents) * signOf(left.unscaled)
  const scale = Math.max(left.scale, right.scale)
  const difference = rescaled(left, scale) - rescaled(right, scale)
  return signOf(difference)
}

const MAX_DIGITS = 10_000

function rescaled(value: BigDecimal, scale: number): bigint {
  return value.unscaled * powerOfTen(scale - value.scale)
}

function powerOfTen(exponent: number): bigint {
  if (exponent > MAX_DIGITS) throw new LimitReached('a number has too many digits')
  return 10n ** BigInt(exponent)
}

function exponentOf(value: BigDecimal): number {
  return magnitude(value.unscaled).toString().length - 1 - value.scale
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

function signOf(value: bigint): number {
  if (value === 0n) return 0
  return value < 0n ? -1 : 1
}
