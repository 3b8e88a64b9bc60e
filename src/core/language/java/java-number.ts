import {
  addDecimals,
  type BigDecimal,
  bigDecimalText,
  bigDecimalToBigInt,
  bigDecimalToNumber,
  compareDecimals,
  decimal,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  parseBigDecimal,
} from './big-decimal.ts'
import { JavaException, LimitReached } from './java-exception.ts'

export interface JavaInteger {
  readonly type: 'Integer' | 'Long' | 'BigInteger'
  readonly value: bigint
}

export interface JavaDouble {
  readonly type: 'Double'
  readonly value: number
}

/** A number as the Java engines hold it: the class decides how it prints and calculates. */
export type JavaNumber = JavaInteger | JavaDouble | BigDecimal

/** The smallest of Integer, Long and BigInteger that holds the value. */
export function integerOf(value: bigint): JavaInteger {
  if (value >= -0x80000000n && value <= 0x7fffffffn) return { type: 'Integer', value }
  return { type: fitsLong(value) ? 'Long' : 'BigInteger', value }
}

export function intOf(value: number): JavaInteger {
  return { type: 'Integer', value: BigInt(value) }
}

export function doubleOf(value: number): JavaDouble {
  return { type: 'Double', value }
}

/** A JSON number as a Java map of JSON holds it: whole ones exact, others Double. */
export function numberOfJson(text: string): JavaNumber {
  return /^-?\d+$/.test(text) ? integerOf(bigIntOf(text)) : doubleOf(Number(text))
}

/** `toString()` of the number. */
export function javaNumberText(number: JavaNumber): string {
  if (number.type === 'Double') return doubleText(number.value)
  return number.type === 'BigDecimal' ? bigDecimalText(number) : number.value.toString()
}

/** `Double.toString`: decimal between 10^-3 and 10^7, else scientific (`1.23456789E7`). */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  // The one double whose shortest digits Java does not print.
  if (Math.abs(value) === Number.MIN_VALUE) return value < 0 ? '-4.9E-324' : '4.9E-324'
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value)
    return text.includes('.') ? text : `${text}.0`
  }
  const [mantissa = '', exponent = ''] = value.toExponential().split('e')
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`
}

export function toDouble(number: JavaNumber): number {
  if (number.type === 'Double') return number.value
  return number.type === 'BigDecimal' ? bigDecimalToNumber(number) : Number(number.value)
}

/** `intValue()`: doubles saturate, whole numbers wrap around. */
export function toInt(number: JavaNumber): number {
  if (number.type === 'Double') {
    if (Number.isNaN(number.value)) return 0
    return Math.max(-0x80000000, Math.min(0x7fffffff, Math.trunc(number.value)))
  }
  return Number(BigInt.asIntN(32, wholePart(number)))
}

/** `longValue()`. */
export function toLong(number: JavaNumber): bigint {
  if (number.type !== 'Double') return BigInt.asIntN(64, wholePart(number))
  if (Number.isNaN(number.value)) return 0n
  if (number.value >= 2 ** 63) return 2n ** 63n - 1n
  return number.value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(number.value))
}

function toBigDecimal(number: JavaNumber): BigDecimal {
  if (number.type === 'BigDecimal') return number
  // Velocity's MathUtils converts Integer and Long by way of double: `5` becomes `5.0`.
  if (number.type === 'BigInteger') return decimal(number.value, 0)
  const parsed = parseBigDecimal(doubleText(toDouble(number)))
  if (parsed === null) throw new JavaException('NumberFormatException', 'a number is not finite')
  return parsed
}

export function isZero(number: JavaNumber): boolean {
  return number.type === 'BigDecimal' ? number.unscaled === 0n : toDouble(number) === 0
}

/** Velocity's arithmetic (`MathUtils`): whole numbers stay whole and widen when they overflow. */
export function calculate(
  operator: '+' | '-' | '*' | '/' | '%',
  left: JavaNumber,
  right: JavaNumber,
): JavaNumber {
  if (isWhole(left) && isWhole(right)) return calculateWhole(operator, left, right)
  if (left.type === 'Double' || right.type === 'Double') {
    if (!isBig(left) && !isBig(right))
      return doubleOf(calculateDouble(operator, toDouble(left), toDouble(right)))
  }
  return calculateDecimal(operator, toBigDecimal(left), toBigDecimal(right))
}

export function negate(number: JavaNumber): JavaNumber {
  if (number.type === 'Double') return doubleOf(-number.value)
  return number.type === 'BigDecimal' ? negateDecimal(number) : widened(-number.value, number.type)
}

/** -1, 0 or 1; NaN compares as equal, as in the engine. */
export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (isWhole(left) && isWhole(right)) return order(left.value, right.value)
  if (!isBig(left) && !isBig(right)) return order(toDouble(left), toDouble(right))
  return compareDecimals(toBigDecimal(left), toBigDecimal(right))
}

/** `a.equals(b)`: the class counts, and so does the scale of a BigDecimal. */
export function sameNumber(left: JavaNumber, right: JavaNumber): boolean {
  return left.type === right.type && javaNumberText(left) === javaNumberText(right)
}

const MAX_DIGITS = 10_000

function bigIntOf(text: string): bigint {
  if (text.length > MAX_DIGITS) throw new LimitReached('a number has too many digits')
  return BigInt(text)
}

function fitsLong(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

const WIDTH: readonly JavaInteger['type'][] = ['Integer', 'Long', 'BigInteger']

function isBig({ type }: JavaNumber): boolean {
  return type === 'BigDecimal' || type === 'BigInteger'
}

function isWhole(number: JavaNumber): number is JavaInteger {
  return number.type !== 'Double' && number.type !== 'BigDecimal'
}

function wholePart(number: JavaInteger | BigDecimal): bigint {
  return number.type === 'BigDecimal' ? bigDecimalToBigInt(number) : number.value
}

function order<T extends number | bigint>(left: T, right: T): number {
  if (left < right) return -1
  return left > right ? 1 : 0
}

function calculateWhole(
  operator: '+' | '-' | '*' | '/' | '%',
  left: JavaInteger,
  right: JavaInteger,
): JavaNumber {
  const type = WIDTH.indexOf(left.type) > WIDTH.indexOf(right.type) ? left.type : right.type
  const a = left.value
  const b = right.value
  if (operator === '+') return widened(a + b, type)
  if (operator === '-') return widened(a - b, type)
  if (operator === '*') return widened(a * b, type)
  if (operator === '/') return widened(a / b, type)
  if (type !== 'BigInteger') return widened(a % b, type)
  // BigInteger.mod, unlike %, is never negative and refuses a negative modulus.
  if (b < 0n) throw new JavaException('ArithmeticException', 'the modulus is not positive')
  return widened(((a % b) + b) % b, type)
}

function widened(value: bigint, type: JavaInteger['type']): JavaInteger {
  if (type === 'BigInteger' || !fitsLong(value)) {
    if (value.toString(16).length > MAX_DIGITS) {
      throw new LimitReached('a number has too many digits')
    }
    return { type: 'BigInteger', value }
  }
  return type === 'Long' ? { type, value } : integerOf(value)
}

function calculateDouble(operator: string, left: number, right: number): number {
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  if (operator === '*') return left * right
  return operator === '/' ? left / right : left % right
}

function calculateDecimal(operator: string, left: BigDecimal, right: BigDecimal): BigDecimal {
  if (operator === '+') return addDecimals(left, right)
  if (operator === '-') return addDecimals(left, negateDecimal(right))
  if (operator === '*') {
    const product = multiplyDecimals(left, right)
    if (product.unscaled.toString(16).length > MAX_DIGITS) {
      throw new LimitReached('a number has too many digits')
    }
    return product
  }
  if (operator === '/') return divideDecimals(left, right)
  throw new JavaException('ArithmeticException', 'the modulo of decimals is not defined')
}
