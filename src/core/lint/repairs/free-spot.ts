import type { Position } from '../../model/design.ts'

/** A card is 232 wide and at most 80 high; with the gaps between columns and rows that makes these steps. */
const STEP_X = 296
const STEP_Y = 116

/** The nearest place to the left of a node, then further up, where no other node stands. */
export function freeSpot(taken: readonly Position[], beside: Position): Position {
  for (let n = 0; ; n += 1) {
    const spot = { x: beside.x - STEP_X, y: beside.y - n * STEP_Y }
    const isFree = taken.every(
      ({ x, y }) => Math.abs(x - spot.x) >= STEP_X || Math.abs(y - spot.y) >= STEP_Y,
    )
    if (isFree) return spot
  }
}
