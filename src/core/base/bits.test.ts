import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clearBit, commonBits, emptyBits, hasBit, setAllBits, setBit, wordsFor } from './bits.ts'

const WIDTH = 200
const numbers = fc.uniqueArray(fc.nat({ max: WIDTH - 1 }))
const bitsOf = (members: readonly number[]) => {
  const bits = emptyBits(WIDTH)
  for (const member of members) setBit(bits, member)
  return bits
}
const all = (has: (bit: number) => boolean) =>
  Array.from({ length: WIDTH }, (_, i) => i).filter(has)
const sorted = (members: readonly number[]) => [...members].sort((a, b) => a - b)

describe('bits', () => {
  it('hold what was set and not cleared', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const bits = bitsOf(a)
        expect(all((bit) => hasBit(bits, bit))).toEqual(sorted(a))
        for (const bit of b) clearBit(bits, bit)
        expect(all((bit) => hasBit(bits, bit))).toEqual(sorted(a.filter((n) => !b.includes(n))))
      }),
    )
  })

  it('of a row are told apart from those of the rows beside it', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [first, second] = [bitsOf(a), bitsOf(b)]
        const rows = new Int32Array([...first, ...second, ...first])
        const row = wordsFor(WIDTH)
        expect(all((bit) => hasBit(rows, bit, row))).toEqual(sorted(b))
        expect(commonBits(first, rows, row)).toEqual(sorted(a.filter((n) => b.includes(n))))
      }),
    )
  })

  it('are all set up to a width', () => {
    fc.assert(
      fc.property(fc.nat({ max: WIDTH }), (n) => {
        const bits = emptyBits(WIDTH)
        setAllBits(bits, n)
        expect(all((bit) => hasBit(bits, bit))).toHaveLength(n)
      }),
    )
  })
})
