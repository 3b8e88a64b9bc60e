import { Heap } from './heap.ts'
import type { Obstacles } from './obstacles.ts'
import type { Rail } from './polyline.ts'
import { grown, type Rect, RectGrid } from './rect-grid.ts'
import type { Sketch } from './sketch.ts'
import { comesBefore, isSameTrunk, joinTrunk, stripOf, type Trunk, trunkKey } from './trunk.ts'

/** How far apart lines to different nodes run, how close they may come, and what they keep from cards. */
const PITCH = 12
const TOO_CLOSE = 10
const TOUCH = 6
const CLEARANCE = 6
/** Away from the card beside which it runs, and only then towards it. */
const TRACKS = [1, 2, 3, 4, 5, 6, -1, 7, 8]
/** As far as a trunk may be moved. */
export const MAX_SHIFT = 8 * PITCH

interface Placed {
  readonly trunk: Trunk
  /** Where it runs; null before that has been found. */
  at: number | null
  /** Where it waits for its place in the grid. */
  readonly rect: Rect
}

/**
 * Moves rails that run over each other apart. Lines to the same node share one trunk and are moved together; of the
 * others, the shorter one keeps its place and the longer one gives way, as long as it runs into no card. Where a trunk
 * runs follows from the shorter ones near it and the cards there, so that only those are placed again that something
 * has changed for: the same as if all were placed anew.
 */
export class Tracks {
  readonly #members = new Map<string, Map<string, Sketch>>()
  readonly #placed = new Map<string, Placed>()
  readonly #grids = { across: new RectGrid<Placed>(), along: new RectGrid<Placed>() }

  /**
   * Takes the lines that are gone or others now, and where cards have changed. Gives the keys of all lines whose
   * trunks run elsewhere.
   */
  update(
    gone: readonly Sketch[],
    come: readonly Sketch[],
    changedCards: readonly Rect[],
    obstacles: Obstacles,
  ): ReadonlySet<string> {
    const waiting = new Waiting()
    const touched = new Set<string>()
    for (const sketch of gone) this.#leave(sketch, touched)
    for (const sketch of come) this.#join(sketch, touched)
    for (const key of touched) this.#regroup(key, waiting)
    for (const rect of changedCards) this.#wake(grown(rect, MAX_SHIFT + CLEARANCE), waiting)
    const moved = new Set<string>()
    for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
      if (this.#placed.get(next.trunk.key) !== next) continue
      const at = this.#freeTrack(next.trunk, obstacles)
      if (at === next.at) continue
      const before = next.at
      next.at = at
      for (const line of this.#members.get(next.trunk.key)?.keys() ?? []) moved.add(line)
      this.#wakeRivals(next.trunk, [before, at], waiting)
    }
    return moved
  }

  /** The rails of a line where their trunks run; the same list when none was moved. */
  rails(sketch: Sketch): readonly Rail[] {
    const places = sketch.rails.map(
      (rail, i) => this.#placed.get(trunkKey(sketch, i))?.at ?? rail.at,
    )
    if (sketch.rails.every((rail, i) => rail.at === places[i])) return sketch.rails
    return sketch.rails.map((rail, i) => ({ ...rail, at: places[i] ?? rail.at }))
  }

  #leave(sketch: Sketch, touched: Set<string>): void {
    for (const i of sketch.rails.keys()) {
      const key = trunkKey(sketch, i)
      this.#members.get(key)?.delete(sketch.key)
      touched.add(key)
    }
  }

  #join(sketch: Sketch, touched: Set<string>): void {
    for (const i of sketch.rails.keys()) {
      const key = trunkKey(sketch, i)
      const members = this.#members.get(key)
      if (members === undefined) this.#members.set(key, new Map([[sketch.key, sketch]]))
      else members.set(sketch.key, sketch)
      touched.add(key)
    }
  }

  #regroup(key: string, waiting: Waiting): void {
    const before = this.#placed.get(key)
    const members = this.#members.get(key)
    const trunk = joinTrunk(key, members?.values() ?? [])
    if (members?.size === 0) this.#members.delete(key)
    if (before !== undefined && trunk !== null && isSameTrunk(before.trunk, trunk)) return
    if (before !== undefined) {
      this.#placed.delete(key)
      this.#gridOf(before.trunk).remove(before, before.rect)
      this.#wakeRivals(before.trunk, [before.at], waiting)
    }
    if (trunk === null) return
    const placed: Placed = { trunk, at: null, rect: stripOf(trunk, trunk.at, 0) }
    this.#placed.set(key, placed)
    this.#gridOf(trunk).add(placed, placed.rect)
    waiting.add(placed)
  }

  #gridOf(trunk: Trunk): RectGrid<Placed> {
    return trunk.isAcross ? this.#grids.across : this.#grids.along
  }

  #wake(rect: Rect, waiting: Waiting): void {
    this.#grids.across.visit(rect, (placed) => waiting.add(placed))
    this.#grids.along.visit(rect, (placed) => waiting.add(placed))
  }

  /** Those that come after a trunk and could run where it ran or runs. */
  #wakeRivals(trunk: Trunk, places: readonly (number | null)[], waiting: Waiting): void {
    for (const at of places) {
      if (at === null) continue
      this.#gridOf(trunk).visit(around(trunk, at, MAX_SHIFT + TOO_CLOSE), (other) => {
        if (other.trunk.to !== trunk.to && comesBefore(trunk, other.trunk)) waiting.add(other)
      })
    }
  }

  #freeTrack(trunk: Trunk, obstacles: Obstacles): number {
    const taken: number[] = []
    this.#gridOf(trunk).visit(around(trunk, trunk.at, 2 * MAX_SHIFT + TOO_CLOSE), (other) => {
      const isRival =
        other.at !== null && other.trunk.to !== trunk.to && comesBefore(other.trunk, trunk)
      if (isRival && other.at !== null && overlap(trunk, other.trunk)) taken.push(other.at)
    })
    const isAlone = (at: number) => taken.every((other) => Math.abs(other - at) >= TOO_CLOSE)
    if (isAlone(trunk.at)) return trunk.at
    for (const track of TRACKS) {
      const at = trunk.at + trunk.push * track * PITCH
      if (at < trunk.low || at > trunk.high) continue
      if (isAlone(at) && isClear(trunk, at, obstacles)) return at
    }
    return trunk.at
  }
}

/** Trunks that are to be placed, each once at a time, in the order in which they are placed. */
class Waiting {
  readonly #heap = new Heap<Placed>((a, b) => comesBefore(a.trunk, b.trunk))
  readonly #inside = new Set<Placed>()

  add(placed: Placed): void {
    if (this.#inside.has(placed)) return
    this.#inside.add(placed)
    this.#heap.push(placed, placed.trunk.until - placed.trunk.from)
  }

  take(): Placed | undefined {
    const next = this.#heap.pop()
    if (next !== undefined) this.#inside.delete(next)
    return next
  }
}

function around(trunk: Trunk, at: number, by: number): Rect {
  return grown(stripOf(trunk, at, by), TOUCH)
}

/** Trunks that touch at their ends are rivals, too. */
function overlap(a: Trunk, b: Trunk): boolean {
  return b.from < a.until + TOUCH && a.from < b.until + TOUCH
}

function isClear(trunk: Trunk, at: number, obstacles: Obstacles): boolean {
  const { left, top, right, bottom } = stripOf(trunk, at, 0)
  const ends = [
    { x: left, y: top },
    { x: right, y: bottom },
  ]
  return obstacles.hits(ends, CLEARANCE) === 0
}
