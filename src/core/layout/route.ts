import type { NodeId } from '../base/ids.ts'
import type { Position } from '../model/design.ts'
import type { Box } from './box.ts'
import { findDetour } from './detour.ts'
import {
  cornersOf,
  countHits,
  type Ends,
  lengthOf,
  middleOf,
  type Rail,
  roundedPath,
  stretchesOf,
} from './polyline.ts'
import { separateTracks, type Sketch } from './tracks.ts'

/** A line that is to be drawn, from a port to the top of a card. */
export interface RouteRequest extends Ends {
  /** Names the edge: `from:output`. */
  readonly key: string
  readonly from: NodeId
  readonly to: NodeId
}

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
/** How far a line leads out of a port and over the top of a card. */
const OUT = 20
const LEAVE = 18
/** Exceptions run up beyond the “+” of a free output, which stands beside its port. */
const EXCEPTION_TRUNK = 28
const CLEARANCE = 8
const BEND = 16

/**
 * Routes edges at right angles around the cards: primary ones out of the bottom, exceptions out of the right, all into
 * the top. Lines to the same node share trunks and lanes, others keep apart. A card is crossed only where there is no
 * other way. Depends on nothing but its arguments.
 */
export function routeEdges(
  requests: readonly RouteRequest[],
  boxes: ReadonlyMap<NodeId, Box>,
): ReadonlyMap<string, Route> {
  const obstacles = [...boxes.values()]
  const sketches = requests.map((request) => sketch(request, boxes, obstacles))
  return new Map(
    separateTracks(sketches, obstacles).map((line) => [line.key, routeAlong(line, line.rails)]),
  )
}

/** A line whose end is not at a card yet: while a connection is being drawn. */
export function draftPath(ends: Ends): string {
  const rails = plainShapes(ends, null, null)[0] ?? []
  return roundedPath(cornersOf(ends, rails), RADIUS)
}

function routeAlong(ends: Ends, rails: readonly Rail[]): Route {
  const points = cornersOf(ends, rails)
  const last = points.at(-1)
  const shaft =
    last === undefined
      ? points
      : [...points.slice(0, -1), { x: last.x, y: last.y - TIP.height + 2 }]
  return {
    points,
    path: roundedPath(shaft, RADIUS),
    label: labelOf(points),
    insert: (ends.side === 'right' ? points[1] : undefined) ?? middleOf(points),
    count: countOf(points),
  }
}

function sketch(
  request: RouteRequest,
  boxes: ReadonlyMap<NodeId, Box>,
  obstacles: readonly Box[],
): RouteRequest & Sketch {
  const [from, to] = [boxes.get(request.from) ?? null, boxes.get(request.to) ?? null]
  const others = obstacles.filter((box) => box !== from && box !== to)
  const own = obstacles.filter((box) => box === from || box === to)
  const hits = (points: readonly Position[]) =>
    countHits(points, others, CLEARANCE) + countHits(points, own, -1)
  const plain = cheapest(request, plainShapes(request, from, to), hits)
  if (plain.hits === 0) return { ...request, rails: plain.rails }
  const lanes = cheapest(request, laneShapes(request, from, to, obstacles), hits)
  if (lanes.hits === 0) return { ...request, rails: lanes.rails }
  const detour = findDetour(request, obstacles)
  const ways = [plain, ...(detour === null ? [] : [priced(request, detour, hits)])]
  const [best] = ways.toSorted((a, b) => a.hits - b.hits)
  return { ...request, rails: best?.rails ?? plain.rails }
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

/** The shapes that cross to another trunk in a lane beside some card. */
function laneShapes(
  ends: Ends,
  from: Box | null,
  to: Box | null,
  obstacles: readonly Box[],
): readonly (readonly Rail[])[] {
  const { start, side, end } = ends
  const lane: Rail = { at: end.y - OUT, push: -1 }
  const leave: Rail = { at: start.y + LEAVE, push: 1 }
  const firsts: readonly Rail[] =
    side === 'right' ? [exceptionTrunk(start)] : from === null ? [] : trunksBeside(from)
  const seconds = trunksBeside(to ?? { ...end, width: 0 })
  const lanes = lanesBeside(obstacles)
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

function lanesBeside(boxes: readonly Box[]): readonly Rail[] {
  const lanes = new Map<number, Rail>()
  for (const box of boxes) {
    const [above, below] = [box.y - OUT, box.y + box.height + LEAVE]
    lanes.set(above, { at: above, push: -1 })
    if (!lanes.has(below)) lanes.set(below, { at: below, push: 1 })
  }
  return [...lanes.values()]
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
