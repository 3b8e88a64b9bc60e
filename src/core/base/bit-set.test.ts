import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitsOf,
  emptyBits,
  fullBits,
  intersection,
  minus,
  sameBits,
  union,
  withBit,
  withoutBit,
} from './bit-set.ts'

/** Few and many: words, one branch, branches of branches. */
const numbers = fc.oneof(
  fc.uniqueArray(fc.nat({ max: 70 })),
  fc.uniqueArray(fc.nat({ max: 200 })),
  fc.uniqueArray(fc.nat({ max: 20_000 })),
)
const setOf = (members: readonly number[]) => members.reduce(withBit, emptyBits())
const sorted = (members: Iterable<number>) => [...members].sort((a, b) => a - b)

describe('bit sets', () => {
  it('hold what was put in', () => {
    fc.assert(
      fc.property(numbers, (a) => {
        expect(bitsOf(setOf(a))).toEqual(sorted(a))
      }),
    )
  })

  it('join, meet and subtract like sets', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [left, right] = [setOf(a), setOf(b)]
        expect(bitsOf(union(left, right))).toEqual(sorted(new Set([...a, ...b])))
        expect(bitsOf(intersection(left, right))).toEqual(sorted(a.filter((n) => b.includes(n))))
        expect(bitsOf(minus(left, right))).toEqual(sorted(a.filter((n) => !b.includes(n))))
      }),
    )
  })

  it('are the same whatever way they were made', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const far = b.reduce(withoutBit, setOf([...a, ...b]))
        expect(sameBits(far, setOf(a.filter((n) => !b.includes(n))))).toBe(true)
        expect(bitsOf(minus(setOf(a), setOf(a)))).toEqual([])
      }),
    )
    expect(sameBits(withoutBit(withBit(emptyBits(), 100), 100), emptyBits())).toBe(true)
    expect(sameBits(setOf([1]), setOf([2]))).toBe(false)
  })

  it('are full up to a size', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 }), (n) => {
        expect(bitsOf(fullBits(n))).toHaveLength(n)
      }),
    )
  })
})
