import type { Position } from '../model/design.ts'
import { cornersOf, type Ends, lengthOf, middleOf, roundedPath, stretchesOf } from './polyline.ts'
import { LEAVE, plainRails } from './sketch.ts'

/** How an edge is drawn, in canvas pixels. */
export interface Route {
  /** The corners, from the port to the tip of the arrow. */
  readonly points: readonly Position[]
  /** The same as an SVG path with rounded corners; it ends where the arrow tip begins. */
  readonly path: string
  /** Where the name of the output begins: the middle of its left edge. */
  readonly label: Position
  /** Where a step is inserted: half-way along a primary edge, at the first corner of an exception, which shares the rest. */
  readonly insert: Position
  /** Where the count of secure values stands: left of a line that runs straight down, else on its longest stretch. */
  readonly count: Position & { readonly side: 'left' | 'on' }
}

/** The height of the arrow tip, and how wide it is. */
export const TIP = { height: 7, width: 8 }

const RADIUS = 8

/** A line whose end is not at a card yet: while a connection is being drawn. */
export function draftPath(ends: Ends): string {
  return roundedPath(cornersOf(ends, plainRails(ends)), RADIUS)
}

/** A line that has these corners. */
export function routeAlong({ side }: Ends, points: readonly Position[]): Route {
  const last = points.at(-1)
  const shaft =
    last === undefined
      ? points
      : [...points.slice(0, -1), { x: last.x, y: last.y - TIP.height + 2 }]
  return {
    points,
    path: roundedPath(shaft, RADIUS),
    label: labelOf(points),
    insert: (side === 'right' ? points[1] : undefined) ?? middleOf(points),
    count: countOf(points),
  }
}

/** Beside the first stretch; below it where the line turns right before the name would end. */
function labelOf(points: readonly Position[]): Position {
  const [start, turn, next] = points
  if (start === undefined || turn === undefined) return { x: 0, y: 0 }
  if (start.y === turn.y) return { x: start.x + 6, y: start.y - 10 }
  const isShort = turn.y - start.y < 2 * LEAVE - 8
  const turnsRight = next !== undefined && next.x > turn.x
  return isShort && turnsRight
    ? { x: start.x + 12, y: turn.y + 10 }
    : { x: start.x + 12, y: start.y + LEAVE }
}

function countOf(points: readonly Position[]): Route['count'] {
  const [start, turn] = points
  if (points.length === 2 && start !== undefined && turn !== undefined) {
    return { x: start.x - 11, y: Math.min(start.y + LEAVE, (start.y + turn.y) / 2), side: 'left' }
  }
  let longest: readonly Position[] = points
  let length = -1
  for (const stretch of stretchesOf(points)) {
    if (lengthOf(stretch) > length) {
      longest = stretch
      length = lengthOf(stretch)
    }
  }
  return { ...middleOf(longest), side: 'on' }
}
