import type { Position } from '../model/design.ts'
import type { Box } from './box.ts'

/** Which edge of its card a line leaves by. */
type Side = 'bottom' | 'right'

/** The ends of a line: it leaves a port and arrives from above at the top of a card. */
export interface Ends {
  readonly start: Position
  readonly side: Side
  readonly end: Position
}

/**
 * One straight stretch between the two ends, by its coordinate: across, the coordinate is a height; along, it is an x.
 * `push` is the direction in which it may give way to a line that already runs there.
 */
export interface Rail {
  readonly at: number
  readonly push: -1 | 1
}

/**
 * The corners of a line. Rails take turns: out of the bottom the first runs across, out of the right the first runs
 * along; the last one always runs across, so that the line arrives from above.
 */
export function cornersOf({ start, side, end }: Ends, rails: readonly Rail[]): Position[] {
  const corners: Position[] = [start]
  let { x, y } = start
  let isAcross = side === 'bottom'
  for (const rail of rails) {
    if (isAcross) y = rail.at
    else x = rail.at
    corners.push({ x, y })
    isAcross = !isAcross
  }
  corners.push({ x: end.x, y }, end)
  return simplify(corners)
}

/** Drops corners that are none: repeated points, and points in the middle of a straight stretch. */
function simplify(points: readonly Position[]): Position[] {
  const kept: Position[] = []
  for (const point of points) {
    const last = kept.at(-1)
    const before = kept.at(-2)
    if (last !== undefined && last.x === point.x && last.y === point.y) continue
    if (last !== undefined && before !== undefined && isStraight(before, last, point)) kept.pop()
    kept.push(point)
  }
  return kept
}

export function lengthOf(points: readonly Position[]): number {
  // Asked of every shape that a line could have: nothing is made for it.
  let sum = 0
  let before: Position | undefined
  for (const point of points) {
    if (before !== undefined) sum += distance(before, point)
    before = point
  }
  return sum
}

/** The point half-way along a line. */
export function middleOf(points: readonly Position[]): Position {
  let left = lengthOf(points) / 2
  for (const [a, b] of stretchesOf(points)) {
    const length = distance(a, b)
    if (length >= left && length > 0) {
      const part = left / length
      return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
    }
    left -= length
  }
  return points[0] ?? { x: 0, y: 0 }
}

export function stretchesOf(
  points: readonly Position[],
): readonly (readonly [Position, Position])[] {
  const stretches: (readonly [Position, Position])[] = []
  let before: Position | undefined
  for (const point of points) {
    if (before !== undefined) stretches.push([before, point])
    before = point
  }
  return stretches
}

/** How many of the boxes, made larger by `clearance`, a line runs through. */
export function countHits(
  points: readonly Position[],
  boxes: readonly Box[],
  clearance: number,
): number {
  const stretches = stretchesOf(points)
  return boxes.filter((box) => stretches.some(([a, b]) => isThrough(a, b, box, clearance))).length
}

/** An SVG path through the corners, each rounded as far as its stretches allow. */
export function roundedPath(points: readonly Position[], radius: number): string {
  const [first] = points
  if (first === undefined) return ''
  const parts = [`M${first.x},${first.y}`]
  for (let i = 1; i < points.length; i += 1) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]]
    if (before === undefined || corner === undefined) continue
    if (after === undefined) {
      parts.push(`L${corner.x},${corner.y}`)
      continue
    }
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    const from = towards(corner, before, r)
    const to = towards(corner, after, r)
    parts.push(`L${from.x},${from.y}Q${corner.x},${corner.y} ${to.x},${to.y}`)
  }
  return parts.join('')
}

function distance(a: Position, b: Position): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

function towards(from: Position, to: Position, by: number): Position {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by }
}

function isStraight(a: Position, b: Position, c: Position): boolean {
  const onColumn = a.x === b.x && b.x === c.x && (b.y - a.y) * (c.y - b.y) >= 0
  return onColumn || (a.y === b.y && b.y === c.y && (b.x - a.x) * (c.x - b.x) >= 0)
}

function isThrough(a: Position, b: Position, box: Box, clearance: number): boolean {
  return (
    Math.max(a.x, b.x) > box.x - clearance &&
    Math.min(a.x, b.x) < box.x + box.width + clearance &&
    Math.max(a.y, b.y) > box.y - clearance &&
    Math.min(a.y, b.y) < box.y + box.height + clearance
  )
}
