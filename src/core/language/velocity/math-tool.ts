import {
  doubleOf,
  intOf,
  integerOf,
  type JavaNumber,
  javaNumberText,
  toDouble,
  toInt,
  toLong,
} from '../java/java-number.ts'
import { isNumber, javaText, type JavaValue } from './java-value.ts'
import type { VelocityVersion } from './lexer.ts'
import { parseLocaleNumber } from './locale-number.ts'

/**
 * `$math`, the MathTool of velocity-tools: calculates in double and prints a whole result as an
 * integer, unless an argument had a decimal point. Undefined: no such method for these arguments.
 */
export function callMath(
  name: string,
  args: readonly JavaValue[],
  version: VelocityVersion,
): JavaValue | undefined {
  const [first = null, second = null] = args
  const listMethod = LIST_METHODS.get(name)
  if (listMethod !== undefined) return args.length === 1 ? listMethod(first) : undefined
  const many = SERIES.get(name)
  if (many !== undefined) return series(many, args, version)
  const one = SINGLES.get(name)
  if (one !== undefined) {
    if (args.length !== 1) return undefined
    const number = toNumber(first)
    return number === null ? null : one(number)
  }
  if (version === '1.7' && name.startsWith('bitwise')) return undefined
  const pair = PAIRS.get(name)
  if (pair === undefined || args.length !== 2) return undefined
  const left = toNumber(first)
  const right = toNumber(second)
  return left === null || right === null ? null : pair(left, right)
}

export const REFUSED_MATH: ReadonlySet<string> = new Set(['random', 'getRandom'])

interface Series {
  readonly start: number | null
  readonly next: (sum: number, value: number) => number | null
}

const SERIES: ReadonlyMap<string, Series> = new Map([
  ['add', { start: 0, next: (sum: number, value: number) => sum + value }],
  ['sub', { start: null, next: (sum: number, value: number) => sum - value }],
  ['mul', { start: 1, next: (sum: number, value: number) => sum * value }],
  [
    'div',
    { start: null, next: (sum: number, value: number) => (value === 0 ? null : sum / value) },
  ],
  // Java's Double.MIN_VALUE is the smallest positive number, so the maximum of negatives is that.
  ['max', { start: Number.MIN_VALUE, next: (sum: number, value: number) => Math.max(sum, value) }],
  ['min', { start: Number.MAX_VALUE, next: (sum: number, value: number) => Math.min(sum, value) }],
])

const SINGLES: ReadonlyMap<string, (value: JavaNumber) => JavaValue> = new Map([
  ['abs', (value: JavaNumber) => matchType(Math.abs(toDouble(value)), [value])],
  ['ceil', (value: JavaNumber) => intOf(toInt(doubleOf(Math.ceil(toDouble(value)))))],
  ['floor', (value: JavaNumber) => intOf(toInt(doubleOf(Math.floor(toDouble(value)))))],
  ['round', (value: JavaNumber) => intOf(toInt(doubleOf(roundHalfEven(toDouble(value)))))],
  ['toInteger', (value: JavaNumber) => intOf(toInt(value))],
  ['toDouble', (value: JavaNumber) => doubleOf(toDouble(value))],
  ['toNumber', (value: JavaNumber) => value],
  ['toLong', (value: JavaNumber) => ({ type: 'Long', value: toLong(value) })],
])

const PAIRS: ReadonlyMap<string, (left: JavaNumber, right: JavaNumber) => JavaValue> = new Map([
  [
    'pow',
    (left: JavaNumber, right: JavaNumber) =>
      matchType(toDouble(left) ** toDouble(right), [left, right]),
  ],
  [
    'idiv',
    (left: JavaNumber, right: JavaNumber) => whole(left, right, (a, b) => Math.trunc(a / b)),
  ],
  ['mod', (left: JavaNumber, right: JavaNumber) => whole(left, right, (a, b) => a % b)],
  ['roundTo', roundTo],
  ['bitwiseAnd', (left: JavaNumber, right: JavaNumber) => bits(left, right, (a, b) => a & b)],
  ['bitwiseOr', (left: JavaNumber, right: JavaNumber) => bits(left, right, (a, b) => a | b)],
  ['bitwiseXOr', (left: JavaNumber, right: JavaNumber) => bits(left, right, (a, b) => a ^ b)],
])

const LIST_METHODS: ReadonlyMap<string, (value: JavaValue) => JavaValue | undefined> = new Map([
  ['getTotal', (value: JavaValue) => total(value, false)],
  ['getAverage', (value: JavaValue) => total(value, true)],
])

function toNumber(value: JavaValue): JavaNumber | null {
  return isNumber(value) ? value : parseLocaleNumber(javaText(value))
}

function series(
  { start, next }: Series,
  args: readonly JavaValue[],
  version: VelocityVersion,
): JavaValue {
  let sum = start
  const numbers: JavaNumber[] = []
  for (const argument of args) {
    const number = toNumber(argument)
    if (number === null) return null
    numbers.push(number)
    sum = sum === null ? toDouble(number) : next(sum, toDouble(number))
    if (sum === null) return null
  }
  // velocity-tools 2 forgot its arguments here, so a whole result never keeps a decimal point.
  return matchType(sum ?? 0, version === '1.7' ? [] : numbers)
}

function matchType(value: number, inputs: readonly JavaNumber[]): JavaNumber {
  const decimal = inputs.some((input) => javaNumberText(input).includes('.'))
  if (!Number.isInteger(value) && Number.isFinite(value)) return doubleOf(value)
  if (Number.isNaN(value) || decimal) return doubleOf(value)
  return Number.isFinite(value) && Math.abs(value) <= 0x7fffffff
    ? intOf(value)
    : { type: 'Long', value: toLong(doubleOf(value)) }
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

function whole(
  left: JavaNumber,
  right: JavaNumber,
  run: (a: number, b: number) => number,
): JavaValue {
  const divisor = toInt(right)
  return divisor === 0 ? null : intOf(run(toInt(left), divisor))
}

function roundTo(decimals: JavaNumber, number: JavaNumber): JavaValue {
  let delta = 10
  for (let index = 1; index < Math.min(toInt(decimals), 40); index += 1)
    delta = Math.imul(delta, 10)
  const scaled = toLong(doubleOf(Math.floor(toDouble(number) * delta + 0.5)))
  return doubleOf(Number(scaled) / delta)
}

function bits(
  left: JavaNumber,
  right: JavaNumber,
  run: (a: bigint, b: bigint) => bigint,
): JavaValue {
  return matchType(Number(run(toLong(left), toLong(right))), [integerOf(toLong(left))])
}

function total(value: JavaValue, average: boolean): JavaValue | undefined {
  if (typeof value !== 'object' || value?.type !== 'List') return undefined
  let sum = 0
  let first: JavaNumber | null = null
  for (const item of value.items) {
    const number = toNumber(item)
    if (number === null) return null
    first ??= number
    sum += toDouble(number)
  }
  const result = matchType(sum, first === null ? [] : [first])
  return average ? matchType(toDouble(result) / value.items.length, [result]) : result
}
