import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigDecimalText, compareDecimals, parseBigDecimal } from './big-decimal.ts'
import {
  calculate,
  compareNumbers,
  doubleOf,
  doubleText,
  integerOf,
  javaNumberText,
  negate,
  numberOfJson,
  toInt,
  toLong,
} from './java-number.ts'

describe('Double.toString', () => {
  it.each([
    [0, '0.0'],
    [-0, '-0.0'],
    [1, '1.0'],
    [25.1, '25.1'],
    [9_999_999, '9999999.0'],
    [10_000_000, '1.0E7'],
    [12_345_678.9, '1.23456789E7'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [1e23, '1.0E23'],
    [Number.MIN_VALUE, '4.9E-324'],
    [Infinity, 'Infinity'],
  ])('%d is %s', (value, text) => {
    expect(doubleText(value)).toBe(text)
  })

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(Object.is(Number(doubleText(value)), value)).toBe(true)
      }),
    )
  })
})

describe('Whole numbers', () => {
  it.each([
    ['2147483647', 'Integer'],
    ['2147483648', 'Long'],
    ['-9223372036854775808', 'Long'],
    ['9223372036854775808', 'BigInteger'],
    ['1.0', 'Double'],
  ])('%s is a %s', (text, type) => {
    expect(numberOfJson(text).type).toBe(type)
  })

  it('widen when they overflow', () => {
    expect(calculate('+', integerOf(2147483647n), integerOf(1n))).toEqual({
      type: 'Long',
      value: 2147483648n,
    })
    expect(calculate('*', integerOf(2n ** 62n), integerOf(4n)).type).toBe('BigInteger')
    expect(javaNumberText(negate(integerOf(-2147483648n)))).toBe('2147483648')
  })

  it('are cut when a smaller type is asked for', () => {
    expect(toInt(doubleOf(1e20))).toBe(2147483647)
    expect(toInt(doubleOf(-2.9))).toBe(-2)
    expect(toInt(integerOf(2n ** 32n + 5n))).toBe(5)
    expect(toLong(doubleOf(1e20))).toBe(2n ** 63n - 1n)
  })

  it('divide and take the rest like Java', () => {
    expect(calculate('/', integerOf(-7n), integerOf(2n))).toEqual(integerOf(-3n))
    expect(calculate('%', integerOf(-7n), integerOf(2n))).toEqual(integerOf(-1n))
  })
})

describe('BigDecimal', () => {
  it.each([
    ['25.00', '25.00'],
    ['1E3', '1E+3'],
    ['0.000001', '0.000001'],
    ['0.0000001', '1E-7'],
    ['-12.3e-1', '-1.23'],
    ['+5', '5'],
    ['.5', '0.5'],
  ])('%s prints as %s', (text, printed) => {
    const value = parseBigDecimal(text)
    expect(value === null ? null : bigDecimalText(value)).toBe(printed)
  })

  it.each(['', 'x', '1 ', '1,5', '0x1', '1e', '--1'])('%j is none', (text) => {
    expect(parseBigDecimal(text)).toBeNull()
  })

  it('keeps its scale in products, and compares without it', () => {
    const product = calculate('*', parseBigDecimal('25.00') ?? doubleOf(0), integerOf(100n))
    expect(javaNumberText(product)).toBe('2500.000')
    expect(compareNumbers(product, integerOf(2500n))).toBe(0)
  })

  it('compares huge exponents without building huge numbers', () => {
    const huge = parseBigDecimal('1e2000000000')
    const tiny = parseBigDecimal('1e-2000000000')
    expect(huge !== null && tiny !== null && compareDecimals(tiny, huge)).toBe(-1)
  })

  it('orders as the numbers do', () => {
    const decimals = fc.tuple(fc.bigInt({ min: -999n, max: 999n }), fc.integer({ min: -5, max: 5 }))
    fc.assert(
      fc.property(decimals, decimals, ([a, x], [b, y]) => {
        const left = { type: 'BigDecimal', unscaled: a, scale: x } as const
        const right = { type: 'BigDecimal', unscaled: b, scale: y } as const
        const scaled = a * 10n ** BigInt(5 - x) - b * 10n ** BigInt(5 - y)
        expect(compareDecimals(left, right)).toBe(scaled === 0n ? 0 : scaled < 0n ? -1 : 1)
      }),
    )
  })
})
