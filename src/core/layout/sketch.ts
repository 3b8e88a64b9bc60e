import type { NodeId } from '../base/ids.ts'
import type { Position } from '../model/design.ts'
import type { Box } from './box.ts'
import { findDetour } from './detour.ts'
import type { Obstacles } from './obstacles.ts'
import { cornersOf, type Ends, lengthOf, type Rail } from './polyline.ts'
import { grown, type Rect, rectAround, union } from './rect-grid.ts'

/** A line that is to be drawn, from a port to the top of a card. */
export interface RouteRequest extends Ends {
  /** Names the edge: `from:output`. */
  readonly key: string
  readonly from: NodeId
  readonly to: NodeId
}

/** A line before it gives way to others: what cards leave to it. */
export interface Sketch extends RouteRequest {
  readonly rails: readonly Rail[]
  /** Where it was looked for cards: as long as nothing changes here, it stays as it is. */
  readonly seen: Rect
}

/** How far a line leads out of a port and over the top of a card. */
const OUT = 20
export const LEAVE = 18
/** Exceptions run up beyond the “+” of a free output, which stands beside its port. */
const EXCEPTION_TRUNK = 28
const CLEARANCE = 8
const BEND = 16
/** How far around its two ends a line looks for cards beside which it could run. */
const AROUND = 400

/**
 * The shortest way at right angles around the cards. One is crossed only where there is no other way. Depends on the
 * line itself and on cards near it, never on other lines.
 */
export function sketchLine(request: RouteRequest, obstacles: Obstacles): Sketch {
  const [from, to] = [obstacles.box(request.from), obstacles.box(request.to)]
  let seen = rectAround([request.start, request.end])
  const look = (rect: Rect) => {
    seen = union(seen, rect)
  }
  const hits = (points: readonly Position[]) => {
    look(grown(rectAround(points), CLEARANCE))
    return obstacles.hits(points, CLEARANCE, request)
  }
  const plain = cheapest(request, plainShapes(request, from, to), hits)
  if (plain.hits === 0) return { ...request, rails: plain.rails, seen }
  const near = cardsNear(request, obstacles, look)
  const lanes = cheapest(request, laneShapes(request, from, to, near), hits)
  if (lanes.hits === 0) return { ...request, rails: lanes.rails, seen }
  const detour = findDetour(request, near)
  const ways = [plain, ...(detour === null ? [] : [priced(request, detour, hits)])]
  const [best] = ways.toSorted((a, b) => a.hits - b.hits)
  return { ...request, rails: best?.rails ?? plain.rails, seen }
}

/** The shape of a line whose end is not at a card yet. */
export function plainRails(ends: Ends): readonly Rail[] {
  return plainShapes(ends, null, null)[0] ?? []
}

function cardsNear(
  { start, end }: Ends,
  obstacles: Obstacles,
  look: (rect: Rect) => void,
): readonly Box[] {
  const around = grown(rectAround([start, end]), AROUND)
  look(around)
  return obstacles.near(around)
}

interface Priced {
  readonly rails: readonly Rail[]
  /** How many cards it runs through. */
  readonly hits: number
}

function priced(
  ends: Ends,
  rails: readonly Rail[],
  hits: (points: readonly Position[]) => number,
): Priced {
  return { rails, hits: hits(cornersOf(ends, rails)) }
}

/** The shortest shape that hits no card; else, of those that hit the fewest, the shortest. */
function cheapest(
  ends: Ends,
  shapes: readonly (readonly Rail[])[],
  hits: (points: readonly Position[]) => number,
): Priced {
  const byLength = shapes
    .map((rails) => {
      const points = cornersOf(ends, rails)
      return { rails, points, cost: lengthOf(points) + points.length * BEND }
    })
    .toSorted((a, b) => a.cost - b.cost)
  let best: Priced = { rails: [], hits: Infinity }
  for (const { rails, points } of byLength) {
    const count = hits(points)
    if (count < best.hits) best = { rails, hits: count }
    if (count === 0) break
  }
  return best
}

/** The shapes with at most one trunk, the most natural first. */
function plainShapes(ends: Ends, from: Box | null, to: Box | null): readonly (readonly Rail[])[] {
  const { start, side, end } = ends
  const lane: Rail = { at: end.y - OUT, push: -1 }
  if (side === 'right') return [[exceptionTrunk(start), lane]]
  const leave: Rail = { at: start.y + LEAVE, push: 1 }
  const room = end.y - start.y
  const over = trunksBeside(to ?? { ...end, width: 0 }).map((trunk) => [leave, trunk, lane])
  const out = from === null ? [] : trunksBeside(from).map((trunk) => [leave, trunk, lane])
  if (room < OUT) return [...over, ...out]
  if (start.x === end.x) return [[], ...over, ...out]
  const bend: Rail = {
    at: room < 2 * OUT + 16 ? start.y + Math.round(room / 2) : lane.at,
    push: -1,
  }
  return [[bend], [leave], ...over, ...out]
}

/** The shapes that cross to another trunk in a lane beside some card; of equal ones that which crosses first. */
function laneShapes(
  ends: Ends,
  from: Box | null,
  to: Box | null,
  near: readonly Box[],
): readonly (readonly Rail[])[] {
  const { start, side, end } = ends
  const lane: Rail = { at: end.y - OUT, push: -1 }
  const leave: Rail = { at: start.y + LEAVE, push: 1 }
  const firsts: readonly Rail[] =
    side === 'right' ? [exceptionTrunk(start)] : from === null ? [] : trunksBeside(from)
  const seconds = trunksBeside(to ?? { ...end, width: 0 })
  const lanes = lanesBeside(near, start.y)
  return firsts.flatMap((first) =>
    lanes.flatMap((between) => {
      const before = side === 'right' ? [first, between] : [leave, first, between]
      const isAbove = between.at <= lane.at
      return [...(isAbove ? [before] : []), ...seconds.map((second) => [...before, second, lane])]
    }),
  )
}

function trunkRightOf(x: number): Rail {
  return { at: x + OUT, push: 1 }
}

function exceptionTrunk(start: Position): Rail {
  return { at: start.x + EXCEPTION_TRUNK, push: 1 }
}

function trunksBeside(box: { readonly x: number; readonly width: number }): readonly Rail[] {
  return [{ at: box.x - OUT, push: -1 }, trunkRightOf(box.x + box.width)]
}

/**
 * The nearest to a height first, but for those so near that a line would only make a jog; of two in one gap that which
 * runs where names of outputs stand and hide it.
 */
function lanesBeside(boxes: readonly Box[], height: number): readonly Rail[] {
  const lanes = new Map<number, Rail>()
  for (const box of boxes) {
    const [above, below] = [box.y - OUT, box.y + box.height + LEAVE]
    lanes.set(above, { at: above, push: -1 })
    if (!lanes.has(below)) lanes.set(below, { at: below, push: 1 })
  }
  const away = ({ at }: Rail) => {
    const distance = Math.abs(at - height)
    return distance < JOG ? Number.MAX_SAFE_INTEGER : Math.floor(distance / ONE_GAP)
  }
  return [...lanes.values()].toSorted((a, b) => away(a) - away(b) || b.push - a.push || a.at - b.at)
}

const ONE_GAP = 12
const JOG = 16
