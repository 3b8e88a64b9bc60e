import type { Analysis } from '../analyse.ts'
import { solutionsOf } from '../solutions.ts'
import type { Marks } from './difference.ts'
import { WHOLE } from './footprint.ts'

/**
 * Marks the steps that paths come to, or go on from to an end, otherwise than before. How steps stand is solved together
 * with what is assigned and what is needed there.
 */
export function compareStanding(
  before: Analysis,
  after: Analysis,
  { reached, listed, assigned, needed }: Marks,
): void {
  const was = solutionsOf(before).standing
  const is = solutionsOf(after).standing
  for (let place = 0; place < reached.length; place += 1) {
    const isSame = assigned.rows?.[place] === 0 && needed.rows?.[place] === 0
    if (isSame || was.at(place) === is.at(place)) continue
    reached[place] = 1
    if (was.isReached(place) !== is.isReached(place)) listed[place] = WHOLE.reached | WHOLE.calls
  }
  // Of a step that no path arrives at none of these is listed: see `Steps`.
  const { fetches, payments, spends } = after.roles
  for (const [list, entries] of [
    [WHOLE.fetches, fetches],
    [WHOLE.payments, payments],
    [WHOLE.spends, spends],
  ] as const) {
    for (const { node } of entries) {
      const place = after.graph.placeOf(node)
      if (was.isReached(place) !== is.isReached(place)) listed[place] = (listed[place] ?? 0) | list
    }
  }
}
