import type { Position } from '../model/design.ts'
import type { Size } from './node-size.ts'

/** A rectangle on the canvas, by its top left corner. */
export interface Box extends Position, Size {}

/** Whether two boxes come closer to each other than `distance`; boxes that only touch do not overlap. */
export function isWithin(a: Box, b: Box, distance = 0): boolean {
  return (
    a.x < b.x + b.width + distance &&
    b.x < a.x + a.width + distance &&
    a.y < b.y + b.height + distance &&
    b.y < a.y + a.height + distance
  )
}

/** The smallest box around several; null around none. */
export function boundsOf(boxes: Iterable<Box>): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top }
}
