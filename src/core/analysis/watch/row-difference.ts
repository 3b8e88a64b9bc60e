import { hasBit } from '../../base/bits.ts'
import { isSameRow, type States } from '../state-rows.ts'

/** Where one problem has another solution than before. */
export interface RowDifference {
  /** By place, 1 where the rows differ; null where they cannot be compared, and all may. */
  readonly rows: Uint8Array | null
  /** The bits that differ in any row, those of all words taken together: see `bitOf`. */
  readonly bits: number
  /** Whether a bit at a place may differ. */
  isOther(place: number, bit: number): boolean
}

export function compareRows(before: States, after: States): RowDifference {
  if (before.width !== after.width) {
    return { rows: null, bits: ALL_BITS, isOther: () => true }
  }
  const rows = after.others ?? otherRows(before, after)
  return {
    rows,
    bits: otherBits(before, after, rows),
    isOther: (place, bit) =>
      rows[place] === 1 &&
      hasBit(before.bits, bit, before.rowOf(place)) !== hasBit(after.bits, bit, after.rowOf(place)),
  }
}

/** Where a bit stands when those of all words are taken together. */
export function bitOf(bit: number): number {
  return 1 << (bit & 31)
}

const ALL_BITS = -1

function otherBits(before: States, after: States, rows: Uint8Array): number {
  let bits = 0
  for (let place = 0; place < rows.length; place += 1) {
    if (rows[place] === 0) continue
    const row = after.rowOf(place)
    const words = after.rowOf(1)
    for (let word = row; word < row + words; word += 1) {
      bits |= (before.bits[word] ?? 0) ^ (after.bits[word] ?? 0)
    }
  }
  return bits
}

function otherRows(before: States, after: States): Uint8Array {
  const rows = new Uint8Array(after.reached.length)
  for (let place = 0; place < rows.length; place += 1) {
    if (!isSameRow(before, after, place)) rows[place] = 1
  }
  return rows
}
