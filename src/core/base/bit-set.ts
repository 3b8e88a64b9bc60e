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
  return union(set, single(bit))
}

export function withoutBit(set: BitSet, bit: number): BitSet {
  return hasBit(set, bit) ? minus(set, single(bit)) : set
}

export function union(a: BitSet, b: BitSet): BitSet {
  return zip(a, b, (x, y) => x | y)
}

export function intersection(a: BitSet, b: BitSet): BitSet {
  return zip(a, b, (x, y) => x & y)
}

export function minus(a: BitSet, b: BitSet): BitSet {
  return zip(a, b, (x, y) => x & ~y)
}

export function sameBits(a: BitSet, b: BitSet): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return false
  }
  return true
}

/** The numbers in the set, ascending. */
export function bitsOf(set: BitSet): readonly number[] {
  return set.flatMap((word, i) =>
    Array.from({ length: BITS }, (_, bit) => bit)
      .filter((bit) => ((word >> bit) & 1) === 1)
      .map((bit) => i * BITS + bit),
  )
}

function single(bit: number): BitSet {
  const words = Array.from({ length: Math.floor(bit / BITS) + 1 }, () => 0)
  words[words.length - 1] = 2 ** (bit % BITS)
  return words
}

function zip(a: BitSet, b: BitSet, join: (x: number, y: number) => number): BitSet {
  const words: number[] = []
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) words.push(join(a[i] ?? 0, b[i] ?? 0))
  return words
}
