/**
 * A set of small numbers as bits, 32 to a word. Analysis keeps one for every node in one piece of memory, a row each:
 * that is changed in place, and nothing is left behind for the garbage collector.
 */
export type Bits = Int32Array

/** The words that a row of so many bits takes. */
export function wordsFor(width: number): number {
  return (width + 31) >>> 5
}

/** A row without bits. */
export function emptyBits(width: number): Bits {
  return new Int32Array(wordsFor(width))
}

/** A row with the bits of which something holds. */
export function bitsWhere(width: number, holds: (bit: number) => boolean): Bits {
  const bits = emptyBits(width)
  for (let bit = 0; bit < width; bit += 1) if (holds(bit)) setBit(bits, bit)
  return bits
}

/** Whether a bit of the row is set that begins with the word `row`. */
export function hasBit(bits: Bits, bit: number, row = 0): boolean {
  return (((bits[row + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1
}

export function setBit(bits: Bits, bit: number): void {
  const word = bit >>> 5
  bits[word] = (bits[word] ?? 0) | (1 << (bit & 31))
}

export function clearBit(bits: Bits, bit: number): void {
  const word = bit >>> 5
  bits[word] = (bits[word] ?? 0) & ~(1 << (bit & 31))
}

export function setAllBits(bits: Bits, width: number): void {
  for (let bit = 0; bit < width; bit += 1) setBit(bits, bit)
}

/** Copies the row that begins with a word. */
export function copyRow(bits: Bits, row: number, into: Bits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = bits[row + word] ?? 0
}

/** Adds the bits of a row to others. */
export function joinRow(bits: Bits, row: number, into: Bits): void {
  for (let word = 0; word < into.length; word += 1) {
    into[word] = (into[word] ?? 0) | (bits[row + word] ?? 0)
  }
}

/** Takes from others the bits that a row has not. */
export function meetRow(bits: Bits, row: number, into: Bits): void {
  for (let word = 0; word < into.length; word += 1) {
    into[word] = (into[word] ?? 0) & (bits[row + word] ?? 0)
  }
}

/** The bits that are set in `mask`, and in the row that begins with the word `row`: ascending. */
export function commonBits(mask: Bits, bits: Bits, row: number): readonly number[] {
  let found: number[] | null = null
  for (let word = 0; word < mask.length; word += 1) {
    // The lowest bit is taken off until none is left.
    for (let rest = (mask[word] ?? 0) & (bits[row + word] ?? 0); rest !== 0; rest &= rest - 1) {
      found ??= []
      found.push(word * 32 + (31 - Math.clz32(rest & -rest)))
    }
  }
  return found ?? NONE
}

const NONE: readonly number[] = []
