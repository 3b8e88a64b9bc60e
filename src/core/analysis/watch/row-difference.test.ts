import { describe, expect, test } from 'vitest'
import type { States } from '../state-rows.ts'
import { bitOf, compareRows } from './row-difference.ts'

/** Rows of two words: bits 0 to 31 stand in the first, 32 to 63 in the second. */
function statesOf(rows: readonly (readonly number[])[], others: readonly number[] | null): States {
  const bits = Int32Array.from(rows.flat())
  return {
    width: 64,
    bits,
    reached: Uint8Array.from(rows, () => 1),
    others: others && Uint8Array.from(others),
    has: (place, bit) => (((bits[2 * place + (bit >> 5)] ?? 0) >> (bit & 31)) & 1) === 1,
    rowOf: (place) => 2 * place,
  }
}

const ROWS = [
  [0b01, 0],
  [0b01, 0b10],
]
const before = statesOf(ROWS, null)

describe('rows that can be compared', () => {
  const after = statesOf([ROWS[0] ?? [], [0b01, 0b11]], null)
  const difference = compareRows(before, after)

  test('tell the rows that differ, and which of their bits', () => {
    expect(difference.rows).toEqual(Uint8Array.of(0, 1))
    expect([1, 32, 33].map((bit) => difference.isOther(1, bit))).toEqual([false, true, false])
    expect(difference.isOther(0, 32)).toBe(false)
  })

  test('tell the bits that differ anywhere, those of all words taken together', () => {
    expect(difference.bits).toBe(bitOf(32))
  })

  test('are not looked at again where the later solution knows which are others', () => {
    const followed = statesOf([ROWS[0] ?? [], [0b01, 0b11]], [0, 1])
    expect(compareRows(before, followed).rows).toBe(followed.others)
  })
})

test('of rows that have another width each may be another one', () => {
  const difference = compareRows(before, { ...statesOf(ROWS, null), width: 96 })
  expect(difference.rows).toBeNull()
  expect(difference.isOther(0, 5)).toBe(true)
  expect(difference.bits & bitOf(63)).not.toBe(0)
})
