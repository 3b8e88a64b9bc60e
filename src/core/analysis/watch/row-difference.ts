import { hasBit } from '../../base/bits.ts'
import { isSameRow, type States } from '../state-rows.ts'

/** Where one problem has another solution than before. */
export interface RowDifference {
  /** By place, 1 where the rows differ; null where they cannot be compared, and all may. */
  readonly rows: Uint8Array | null
  /** Whether a bit at a place may differ. */
  isOther(place: number, bit: number): boolean
}

/** `isComparable` tells that bits mean the same in both, and that places are the same. */
export function compareRows(before: States, after: States, isComparable: boolean): RowDifference {
  if (!isComparable || before.width !== after.width) return { rows: null, isOther: () => true }
  const rows = after.others ?? otherRows(before, after)
  return {
    rows,
    isOther: (place, bit) =>
      rows[place] === 1 &&
      hasBit(before.bits, bit, before.rowOf(place)) !== hasBit(after.bits, bit, after.rowOf(place)),
  }
}

function otherRows(before: States, after: States): Uint8Array {
  const rows = new Uint8Array(after.reached.length)
  for (let place = 0; place < rows.length; place += 1) {
    if (!isSameRow(before, after, place)) rows[place] = 1
  }
  return rows
}
