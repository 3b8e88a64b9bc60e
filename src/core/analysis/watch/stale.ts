import { isAnyMarked } from '../../base/marks.ts'
import type { Analysis } from '../analyse.ts'
import type { Difference } from './difference.ts'
import { PART_SIZE, type Range } from '../parts.ts'
import { type Footprint, WHOLE } from './footprint.ts'
import type { RowDifference } from './row-difference.ts'

/**
 * Whether anything differs that a check has looked at. `lists` are those that differ of the nodes that it was asked
 * about: see `listedIn`.
 */
export function isStale(
  footprint: Footprint,
  difference: Difference,
  after: Analysis,
  { lists, looksAtTimes }: { readonly lists: number; readonly looksAtTimes: boolean },
): boolean {
  const { part, variables, read, filled, exposed, names } = footprint
  if ((footprint.whole & difference.whole) !== 0) return true
  if ((part & lists) !== 0) return true
  if (hasAny(variables, difference.variables) || hasAny(exposed, difference.exposed)) return true
  if (hasAny(read, difference.read) || hasAny(filled, difference.filled)) return true
  if (names.size > 0) {
    for (const name of difference.names.keys()) if (names.has(name)) return true
  }
  if ((footprint.blocks & difference.blocks) !== 0) {
    if (standsOtherwise(footprint, difference)) return true
    if (looksAtTimes && isAnyMarked(footprint.places, difference.retimed)) return true
  }
  return asksOtherwise(footprint, difference, after)
}

/**
 * Whether something differs that an edit far away can change: what holds at a step, the answer to a question about the
 * whole design, which of two steps comes first, the shortest path to one, or that one may lead to another to which it
 * never led.
 */
export function asksOtherwise(
  footprint: Footprint,
  difference: Difference,
  after: Analysis,
): boolean {
  const { apart, answers, pathed, ranked } = footprint
  const mayHoldOther =
    (footprint.solvedBlocks & difference.solvedBlocks) !== 0 &&
    (footprint.solvedBits & difference.solvedBits) !== 0
  if (mayHoldOther && isSolvedOtherwise(footprint, difference)) return true
  if (pathed.length > 0 && isAnyMarked(pathed, difference.pathed)) return true
  const { order } = after
  for (let i = 1; i < ranked.length; i += 1) {
    if (order.at(ranked[i - 1] ?? -1) > order.at(ranked[i] ?? -1)) return true
  }
  for (let i = 0; i < apart.length && !difference.isApartAlike; i += 2) {
    if (after.graph.loops.mayLead(apart[i] ?? -1, apart[i + 1] ?? -1)) return true
  }
  for (const answer of answers) if (!answer.holdsIn(after, difference.edit)) return true
  return false
}

/** Whether a check has looked at anything that an edit far away can change. */
export function asksFarAway(footprint: Footprint): boolean {
  const { apart, answers, pathed, ranked, solvedBlocks } = footprint
  return solvedBlocks !== 0 || answers.length + apart.length + pathed.length + ranked.length > 0
}

/** How many parts a flow has that counts as a large one. */
const LARGE = 16

/** What is asked again reaches from one part into those beside it: so many are near nearly all. */
const MANY = 0.4

/**
 * Whether steps are others, or call another action, all over a large flow: most checks would be asked again. Where no
 * path comes to steps any more, they are what they were.
 */
export function isMostOther({ listed }: Difference): boolean {
  const parts = Math.ceil(listed.length / PART_SIZE)
  const others = new Set<number>()
  for (let place = 0; place < listed.length; place += 1) {
    if (((listed[place] ?? 0) & WHOLE.nodes) !== 0) others.add(Math.floor(place / PART_SIZE))
  }
  return parts >= LARGE && others.size > parts * MANY
}

/** Whether any of these is one that was looked at. Most of these sets are empty, and nothing is looked for in them. */
export function hasAny<Id>(looked: ReadonlySet<Id>, others: ReadonlySet<Id>): boolean {
  if (looked.size === 0 || others.size === 0) return false
  for (const id of others) if (looked.has(id)) return true
  return false
}

/** Which lists of the nodes of a part have other entries, as bits of `WHOLE`; none where it is the whole design. */
export function listedIn(range: Range | null, difference: Difference): number {
  let lists = 0
  if (range === null || difference.lists === 0) return lists
  for (let place = range.start; place < range.end; place += 1)
    lists |= difference.listed[place] ?? 0
  return lists
}

function standsOtherwise(footprint: Footprint, difference: Difference): boolean {
  return (
    isAnyMarked(footprint.places, difference.changed) ||
    isAnyMarked(footprint.lined, difference.relined) ||
    isAnyMarked(footprint.linked, difference.relinked) ||
    isAnyMarked(footprint.roles, difference.roles) ||
    isAnyMarked(footprint.reached, difference.reached) ||
    isAnyMarked(footprint.looped, difference.looped)
  )
}

function isSolvedOtherwise(footprint: Footprint, difference: Difference): boolean {
  return (
    isOther(footprint.assigned, difference.assigned) ||
    isOther(footprint.held, difference.held) ||
    isOther(footprint.needed, difference.needed)
  )
}

function isOther(pairs: readonly number[], difference: RowDifference): boolean {
  for (let i = 0; i < pairs.length; i += 2) {
    if (difference.isOther(pairs[i] ?? -1, pairs[i + 1] ?? -1)) return true
  }
  return false
}
