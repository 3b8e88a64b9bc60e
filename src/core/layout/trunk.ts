import type { NodeId } from '../base/ids.ts'
import type { Rail } from './polyline.ts'
import type { Rect } from './rect-grid.ts'
import type { Sketch } from './sketch.ts'

/** The rails of all lines to one node that lie on each other. */
export interface Trunk {
  readonly key: string
  readonly to: NodeId
  readonly isAcross: boolean
  readonly at: number
  readonly push: -1 | 1
  readonly from: number
  readonly until: number
  /** Where it may run without turning back into a port or through an arrow tip. */
  readonly low: number
  readonly high: number
}

/** How far a line leads out of its port, and how long its last stretch is, at least. */
const STUB = 6
const TIP_ROOM = 10

/** Names the trunk that a rail of a line is part of. */
export function trunkKey(sketch: Sketch, rail: number): string {
  return `${sketch.to}\n${isAcross(sketch, rail)}\n${sketch.rails[rail]?.at}`
}

/** The trunk of this name that some lines have; null when none has. In which order they come does not matter. */
export function joinTrunk(key: string, sketches: Iterable<Sketch>): Trunk | null {
  let joined: Trunk | undefined
  for (const sketch of sketches) {
    for (let i = 0; i < sketch.rails.length; i += 1) {
      const rail = sketch.rails[i]
      if (rail === undefined || trunkKey(sketch, i) !== key) continue
      const own = railOf(key, sketch, rail, i)
      joined = joined === undefined ? own : both(joined, own)
    }
  }
  return joined ?? null
}

function railOf(key: string, sketch: Sketch, { at, push }: Rail, i: number): Trunk {
  const [a, b] = extentOf(sketch, i)
  const [low, high] = limitsOf(sketch, i)
  const [from, until] = [Math.min(a, b), Math.max(a, b)]
  return { key, to: sketch.to, isAcross: isAcross(sketch, i), at, push, from, until, low, high }
}

function both(a: Trunk, b: Trunk): Trunk {
  return {
    ...a,
    push: a.push === -1 ? -1 : b.push,
    from: Math.min(a.from, b.from),
    until: Math.max(a.until, b.until),
    low: Math.max(a.low, b.low),
    high: Math.min(a.high, b.high),
  }
}

/** Whether a trunk keeps its place before another one: the shorter one does, and of equal ones that which begins first. */
export function comesBefore(a: Trunk, b: Trunk): boolean {
  const order =
    a.until - a.from - (b.until - b.from) ||
    a.from - b.from ||
    a.at - b.at ||
    Number(a.isAcross) - Number(b.isAcross)
  return order === 0 ? a.to < b.to : order < 0
}

export function isSameTrunk(a: Trunk, b: Trunk): boolean {
  return (
    a.from === b.from &&
    a.until === b.until &&
    a.push === b.push &&
    a.low === b.low &&
    a.high === b.high
  )
}

/** Where a trunk lies if it runs at this place, made wider by so much to both sides. */
export function stripOf({ isAcross: across, from, until }: Trunk, at: number, by: number): Rect {
  return across
    ? { left: from, right: until, top: at - by, bottom: at + by }
    : { left: at - by, right: at + by, top: from, bottom: until }
}

function isAcross({ side }: Sketch, rail: number): boolean {
  return (side === 'bottom') === (rail % 2 === 0)
}

/** From where to where a rail runs: between the rails before and after it, or the ends. */
function extentOf(sketch: Sketch, rail: number): readonly [number, number] {
  const { start, end, rails } = sketch
  const across = isAcross(sketch, rail)
  const before = rails[rail - 1]?.at ?? (across ? start.x : start.y)
  const after = rails[rail + 1]?.at ?? (across ? end.x : end.y)
  return [before, after]
}

/** The first rail stays beyond the port, the last one stays above the arrow tip. */
function limitsOf({ start, side, end, rails }: Sketch, rail: number): readonly [number, number] {
  const port = side === 'bottom' ? start.y : start.x
  return [
    rail === 0 ? port + STUB : -Infinity,
    rail === rails.length - 1 ? end.y - TIP_ROOM : Infinity,
  ]
}
