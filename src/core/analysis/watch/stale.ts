import type { Analysis } from '../analyse.ts'
import type { Difference } from './difference.ts'
import type { Range } from '../parts.ts'
import type { Footprint } from './footprint.ts'

/**
 * Whether anything differs that a check has looked at. `range` is the part of the steps that it was asked about, null
 * for the whole design. The places in its footprint are brought to where the steps are now.
 */
export function isStale(
  footprint: Footprint,
  difference: Difference,
  after: Analysis,
  { range, looksAtTimes }: { readonly range: Range | null; readonly looksAtTimes: boolean },
): boolean {
  const { moved, changed, reached, looped, retimed, listed, variables, whole } = difference
  if (moved !== null) follow(footprint, moved)
  if ((footprint.whole & whole) !== 0) return true
  if (range !== null && footprint.part !== 0) {
    for (let place = range.start; place < range.end; place += 1) {
      if (((listed[place] ?? 0) & footprint.part) !== 0) return true
    }
  }
  if (isAny(footprint.places, changed) || isAny(footprint.reached, reached)) return true
  if (isAny(footprint.looped, looped)) return true
  if (looksAtTimes && isAny(footprint.places, retimed)) return true
  for (const id of variables) if (footprint.variables.has(id)) return true
  const { apart, answers } = footprint
  for (let i = 0; i < apart.length; i += 2) {
    if (after.graph.loops.mayLead(apart[i] ?? -1, apart[i + 1] ?? -1)) return true
  }
  return !answers.every((again) => again(after))
}

function isAny(places: Int32Array, marks: Uint8Array): boolean {
  for (const place of places) if (marks[place] === 1) return true
  return false
}

function follow({ places, reached, looped, apart }: Footprint, moved: Int32Array): void {
  for (const list of [places, reached, looped, apart]) {
    for (const [i, place] of list.entries()) list[i] = moved[place] ?? place
  }
}
