import type { Box } from '#core/layout/box.ts'
import type { Position } from '#core/model/design.ts'

/** Room around a flow that is fitted, and around a node that is brought into view, in window pixels. */
export const MARGIN = 20
/** Room to what lies over the canvas: a badge stands out of its card by less. */
const GAP = 12

/**
 * How far to move what is shown so that a box lies in the room, and not below what covers the corner at its lower right
 * from `corner` on. Of a box that is too long its beginning is shown. All in window pixels, from the upper left.
 */
export function shiftInto(
  box: Box,
  room: Pick<Box, 'width' | 'height'>,
  corner: Position | null,
): Position {
  const x = shift(box.x, box.x + box.width, room.width)
  const y = shift(box.y, box.y + box.height, room.height)
  if (corner === null) return { x, y }
  const left = corner.x - GAP - (box.x + x + box.width)
  const up = corner.y - GAP - (box.y + y + box.height)
  if (left >= 0 || up >= 0) return { x, y }
  // To the left first: a path runs down, so that what comes next would lie below the map otherwise.
  if (box.x + x + left >= MARGIN) return { x: x + left, y }
  return box.y + y + up >= MARGIN ? { x, y: y + up } : { x, y }
}

/** How far to move so that a stretch lies inside the window; its beginning wins when it is too long. */
function shift(from: number, to: number, size: number): number {
  if (from < MARGIN) return MARGIN - from
  return to > size - MARGIN ? Math.max(size - MARGIN - to, MARGIN - from) : 0
}
