import type { NodeId } from '../base/ids.ts'
import type { Box } from './box.ts'
import { cornersOf, countHits, type Ends, type Rail } from './polyline.ts'

/** How far apart lines to different nodes run, how close they may come, and what they keep from cards. */
const PITCH = 12
const TOO_CLOSE = 10
const TOUCH = 6
/** How far a line leads out of its port, and how long its last stretch is, at least. */
const STUB = 6
const TIP_ROOM = 10
const CLEARANCE = 6
/** Away from the card beside which it runs, and only then towards it. */
const TRACKS = [1, 2, 3, 4, 5, 6, -1, 7, 8]

/** A line before it is drawn: its ends, where it leads, and its rails. */
export interface Sketch extends Ends {
  readonly to: NodeId
  readonly rails: readonly Rail[]
}

/**
 * Moves rails that run over each other apart. Lines to the same node share one trunk and are moved together; of the
 * others, the shorter one keeps its place and the longer one gives way, as long as it runs into no card.
 */
export function separateTracks<S extends Sketch>(
  sketches: readonly S[],
  boxes: readonly Box[],
): readonly S[] {
  const moved = sketches.map((sketch) => sketch.rails.map((rail) => ({ ...rail })))
  const trunks = groupTrunks(sketches)
  const placed: Trunk[] = []
  for (const trunk of trunks) {
    const at = freeTrack(trunk, placed, boxes)
    placed.push({ ...trunk, at })
    for (const { sketch, rail } of trunk.members) {
      const own = moved[sketch]?.[rail]
      if (own !== undefined) own.at = at
    }
  }
  return sketches.map((sketch, i) => {
    const after = { ...sketch, rails: moved[i] ?? sketch.rails }
    // The rails before and after a moved one grow or shrink with it: better two lines on each other than through a card.
    return hitsOf(after, boxes) > hitsOf(sketch, boxes) ? sketch : after
  })
}

function hitsOf(sketch: Sketch, boxes: readonly Box[]): number {
  return countHits(cornersOf(sketch, sketch.rails), boxes, -1)
}

/** The rails of all lines to one node that lie on each other. */
interface Trunk {
  readonly to: NodeId
  readonly isAcross: boolean
  readonly at: number
  readonly push: -1 | 1
  readonly from: number
  readonly until: number
  /** Where it may run without turning back into a port or through an arrow tip. */
  readonly low: number
  readonly high: number
  readonly members: { readonly sketch: number; readonly rail: number }[]
}

/** Shortest first. */
function groupTrunks(sketches: readonly Sketch[]): readonly Trunk[] {
  const trunks = new Map<string, Trunk>()
  for (const [i, sketch] of sketches.entries()) {
    for (const [j, rail] of sketch.rails.entries()) {
      const isAcross = (sketch.side === 'bottom') === (j % 2 === 0)
      const [a, b] = extentOf(sketch, j)
      const [low, high] = limitsOf(sketch, j)
      const key = `${sketch.to}\n${isAcross}\n${rail.at}`
      const trunk = trunks.get(key)
      const members = [...(trunk?.members ?? []), { sketch: i, rail: j }]
      trunks.set(key, {
        to: sketch.to,
        isAcross,
        at: rail.at,
        push: trunk?.push ?? rail.push,
        from: Math.min(a, b, trunk?.from ?? Infinity),
        until: Math.max(a, b, trunk?.until ?? -Infinity),
        low: Math.max(low, trunk?.low ?? -Infinity),
        high: Math.min(high, trunk?.high ?? Infinity),
        members,
      })
    }
  }
  return [...trunks.values()].toSorted((a, b) => a.until - a.from - (b.until - b.from))
}

/** From where to where a rail runs: between the rails before and after it, or the ends. */
function extentOf(sketch: Sketch, rail: number): readonly [number, number] {
  const { start, side, end, rails } = sketch
  const isAcross = (side === 'bottom') === (rail % 2 === 0)
  const before = rails[rail - 1]?.at ?? (isAcross ? start.x : start.y)
  const after = rails[rail + 1]?.at ?? (isAcross ? end.x : end.y)
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

function freeTrack(trunk: Trunk, placed: readonly Trunk[], boxes: readonly Box[]): number {
  const rivals = placed.filter(
    (other) =>
      other.to !== trunk.to &&
      other.isAcross === trunk.isAcross &&
      other.from < trunk.until + TOUCH &&
      trunk.from < other.until + TOUCH,
  )
  const isAlone = (at: number) => rivals.every((other) => Math.abs(other.at - at) >= TOO_CLOSE)
  if (isAlone(trunk.at)) return trunk.at
  for (const track of TRACKS) {
    const at = trunk.at + trunk.push * track * PITCH
    if (at < trunk.low || at > trunk.high) continue
    if (isAlone(at) && isClear(trunk, at, boxes)) return at
  }
  return trunk.at
}

function isClear(trunk: Trunk, at: number, boxes: readonly Box[]): boolean {
  const ends = trunk.isAcross
    ? [
        { x: trunk.from, y: at },
        { x: trunk.until, y: at },
      ]
    : [
        { x: at, y: trunk.from },
        { x: at, y: trunk.until },
      ]
  return countHits(ends, boxes, CLEARANCE) === 0
}
