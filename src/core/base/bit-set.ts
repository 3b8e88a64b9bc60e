/**
 * A set of small numbers as bits: analysis keeps one per edge and joins them thousands of times. Values are never
 * changed once they are made; every operation gives a new set.
 */
export type BitSet = readonly number[]

const BITS = 31

export function emptyBits(): BitSet {
  return []
}

export function fullBits(size: number): BitSet {
  const words: number[] = []
  for (let left = size; left > 0; left -= BITS)
    words.push(left >= BITS ? 0x7fffffff : 2 ** left - 1)
  return words
}

export function hasBit(set: BitSet, bit: number): boolean {
  return (((set[Math.floor(bit / BITS)] ?? 0) >> (bit % BITS)) & 1) === 1
}

export function withBit(set: BitSet, bit: number): BitSet {
  if (hasBit(set, bit)) return set
  const words = [...set]
  const at = Math.floor(bit / BITS)
  while (words.length <= at) words.push(0)
  words[at] = (words[at] ?? 0) | (1 << (bit % BITS))
  return words
}

export function withoutBit(set: BitSet, bit: number): BitSet {
  if (!hasBit(set, bit)) return set
  const words = [...set]
  const at = Math.floor(bit / BITS)
  words[at] = (words[at] ?? 0) & ~(1 << (bit % BITS))
  return words
}

export function union(a: BitSet, b: BitSet): BitSet {
  return a === b ? a : zip(a, b, (x, y) => x | y)
}

export function intersection(a: BitSet, b: BitSet): BitSet {
  return a === b ? a : zip(a, b, (x, y) => x & y)
}

export function minus(a: BitSet, b: BitSet): BitSet {
  return zip(a, b, (x, y) => x & ~y)
}

export function sameBits(a: BitSet, b: BitSet): boolean {
  if (a === b) return true
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return false
  }
  return true
}

/** The numbers in the set, ascending. */
export function bitsOf(set: BitSet): readonly number[] {
  const bits: number[] = []
  for (const [i, word] of set.entries()) {
    if (word === 0) continue
    for (let bit = 0; bit < BITS; bit += 1) if (((word >> bit) & 1) === 1) bits.push(i * BITS + bit)
  }
  return bits
}

function zip(a: BitSet, b: BitSet, join: (x: number, y: number) => number): BitSet {
  const words: number[] = []
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) words.push(join(a[i] ?? 0, b[i] ?? 0))
  return words
}
