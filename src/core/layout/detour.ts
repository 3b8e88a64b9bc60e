import type { Position } from '../model/design.ts'
import type { Box } from './box.ts'
import { Heap } from './heap.ts'
import { countHits, type Ends, type Rail } from './polyline.ts'

/** Lines keep this far from cards where they can, and run this far from the card that they pass. */
const CLEARANCE = 8
const LANE = 20
/** What a bend costs, in canvas pixels. */
const BEND = 60

/**
 * The cheapest way around boxes along the lines beside them: A* over the points where those lines meet. Null when
 * there is none, for example because the port itself is covered. For the few edges whose plain shapes are blocked.
 */
export function findDetour(ends: Ends, near: readonly Box[]): readonly Rail[] | null {
  const { start, side, end } = ends
  const out: Position =
    side === 'bottom' ? { x: start.x, y: start.y + LANE } : { x: start.x + LANE, y: start.y }
  const above: Position = { x: end.x, y: end.y - LANE }
  const xs = linesOf(
    [out.x, above.x],
    near.flatMap((box) => [box.x - LANE, box.x + box.width + LANE]),
  )
  const ys = linesOf(
    [out.y, above.y],
    near.flatMap((box) => [box.y - LANE, box.y + box.height + LANE]),
  )
  const isFree = (a: Position, b: Position) => countHits([a, b], near, CLEARANCE) === 0
  const way = search(xs, ys, out, above, side === 'bottom' ? DOWN : RIGHT, isFree)
  return way === null ? null : railsOf(ends, way, near)
}

const RIGHT = 0
const DOWN = 1
const STEPS = [
  { dx: 1, dy: 0 },
  { dx: 0, dy: 1 },
  { dx: -1, dy: 0 },
  { dx: 0, dy: -1 },
]

interface State {
  readonly column: number
  readonly row: number
  readonly direction: number
  readonly cost: number
  readonly before: State | null
}

function search(
  xs: readonly number[],
  ys: readonly number[],
  from: Position,
  to: Position,
  direction: number,
  isFree: (a: Position, b: Position) => boolean,
): readonly Position[] | null {
  const pointAt = (column: number, row: number): Position | null => {
    const [x, y] = [xs[column], ys[row]]
    return x === undefined || y === undefined ? null : { x, y }
  }
  const heap = new Heap<State>()
  const best = new Map<number, number>()
  const start = { column: xs.indexOf(from.x), row: ys.indexOf(from.y), direction, cost: 0 }
  heap.push({ ...start, before: null }, 0)
  for (let state = heap.pop(); state !== undefined; state = heap.pop()) {
    const at = pointAt(state.column, state.row)
    if (at === null) continue
    if (at.x === to.x && at.y === to.y) return trace(state, pointAt)
    const key = (state.row * xs.length + state.column) * STEPS.length + state.direction
    if ((best.get(key) ?? Infinity) <= state.cost) continue
    best.set(key, state.cost)
    for (const [next, { dx, dy }] of STEPS.entries()) {
      const [column, row] = [state.column + dx, state.row + dy]
      const point = pointAt(column, row)
      const isBack = next !== state.direction && next % 2 === state.direction % 2
      if (point === null || isBack || !isFree(at, point)) continue
      const length = Math.abs(point.x - at.x) + Math.abs(point.y - at.y)
      const isArrival = point.x === to.x && point.y === to.y
      const bends = (next === state.direction ? 0 : 1) + (isArrival && next !== DOWN ? 1 : 0)
      const cost = state.cost + length + bends * BEND
      const left = Math.abs(to.x - point.x) + Math.abs(to.y - point.y)
      heap.push({ column, row, direction: next, cost, before: state }, cost + left)
    }
  }
  return null
}

function trace(
  state: State,
  pointAt: (column: number, row: number) => Position | null,
): readonly Position[] {
  const points: Position[] = []
  for (let at: State | null = state; at !== null; at = at.before) {
    const point = pointAt(at.column, at.row)
    if (point !== null) points.unshift(point)
  }
  return points
}

/** A way as rails: one for each change of direction, plus those that the shape of a line asks for. */
function railsOf(
  { start, side }: Ends,
  way: readonly Position[],
  boxes: readonly Box[],
): readonly Rail[] {
  const rails: Rail[] = []
  let isAcross = side === 'bottom'
  let { x, y } = start
  for (const point of way) {
    if (isAcross && point.x !== x) {
      rails.push(railAt(y, false, boxes))
      isAcross = false
    } else if (!isAcross && point.y !== y) {
      rails.push(railAt(x, true, boxes))
      isAcross = true
    }
    x = point.x
    y = point.y
  }
  // The last stretch down to the end is no rail: it always runs above the end.
  return isAcross ? rails.slice(0, -1) : rails
}

/** A line gives way to the side on which the card that it runs along does not stand. */
function railAt(at: number, isAlong: boolean, boxes: readonly Box[]): Rail {
  const isBefore = boxes.some((box) => (isAlong ? box.x : box.y) - LANE === at)
  return { at, push: isBefore ? -1 : 1 }
}

function linesOf(ends: readonly number[], sides: readonly number[]): readonly number[] {
  return [...new Set([...ends, ...sides])].toSorted((a, b) => a - b)
}
