import type { NodeId } from '../base/ids.ts'
import type { Position } from '../model/design.ts'
import type { Box } from './box.ts'
import { Obstacles } from './obstacles.ts'
import { cornersOf } from './polyline.ts'
import { grown, meets, type Rect } from './rect-grid.ts'
import { type Route, routeAlong } from './route.ts'
import { type RouteRequest, type Sketch, sketchLine } from './sketch.ts'
import { MAX_SHIFT, Tracks } from './tracks.ts'

/**
 * Routes edges at right angles around the cards: primary ones out of the bottom, exceptions out of the right, all into
 * the top. Lines to the same node share trunks and lanes, others keep apart. A card is crossed only where there is no
 * other way. Depends on nothing but its arguments, and not on their order.
 */
export function routeEdges(
  requests: readonly RouteRequest[],
  boxes: ReadonlyMap<NodeId, Box>,
): ReadonlyMap<string, Route> {
  return new Router().route(requests, boxes)
}

/**
 * Routes the lines of a flow again and again while it is edited. What it gives is the same as if all were routed anew,
 * but only those are that something has changed for; a line that runs as before is the same object.
 */
export class Router {
  readonly #obstacles = new Obstacles()
  readonly #tracks = new Tracks()
  #lines: ReadonlyMap<string, Line> = new Map()
  #routes: ReadonlyMap<string, Route> = new Map()

  route(
    requests: readonly RouteRequest[],
    boxes: ReadonlyMap<NodeId, Box>,
  ): ReadonlyMap<string, Route> {
    const changedCards = this.#obstacles.update(boxes)
    const before = this.#lines
    const lines = new Map<string, Line>()
    for (const request of requests) {
      const known = before.get(request.key)
      lines.set(
        request.key,
        known !== undefined && isAsBefore(known, request, changedCards)
          ? known
          : { request, sketch: sketchLine(request, this.#obstacles), route: known?.route ?? null },
      )
    }
    const come = [...lines.values()].filter((line) => before.get(line.sketch.key) !== line)
    const gone = [...before.values()].filter((line) => lines.get(line.sketch.key) !== line)
    const moved = this.#tracks.update(
      gone.map(({ sketch }) => sketch),
      come.map(({ sketch }) => sketch),
      changedCards,
      this.#obstacles,
    )
    for (const line of come) this.#draw(line)
    for (const key of moved) {
      const line = lines.get(key)
      if (line !== undefined) this.#draw(line)
    }
    this.#lines = lines
    if (gone.length > 0 || come.length > 0 || moved.size > 0) {
      this.#routes = new Map(
        [...lines].flatMap(([key, { route }]) => (route === null ? [] : [[key, route]])),
      )
    }
    return this.#routes
  }

  #draw(line: Line): void {
    const { sketch, route } = line
    const points = this.#wayOf(sketch)
    if (route === null || !isSameWay(route.points, points)) line.route = routeAlong(sketch, points)
  }

  /** The rails before and after a moved one grow or shrink with it: better two lines on each other than through a card. */
  #wayOf(sketch: Sketch): readonly Position[] {
    const plain = cornersOf(sketch, sketch.rails)
    const rails = this.#tracks.rails(sketch)
    if (rails === sketch.rails) return plain
    const apart = cornersOf(sketch, rails)
    return this.#obstacles.hits(apart, -1) > this.#obstacles.hits(plain, -1) ? plain : apart
  }
}

interface Line {
  readonly request: RouteRequest
  readonly sketch: Sketch
  /** Null before it has found its tracks. */
  route: Route | null
}

function isAsBefore(line: Line, request: RouteRequest, changedCards: readonly Rect[]): boolean {
  if (line.request !== request && !isSameRequest(line.request, request)) return false
  if (changedCards.length === 0) return true
  // On its track it can come to cards that its sketch did not look at.
  const reach = grown(line.sketch.seen, MAX_SHIFT)
  return !changedCards.some((rect) => meets(reach, rect))
}

function isSameRequest(a: RouteRequest, b: RouteRequest): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.side === b.side &&
    isSamePoint(a.start, b.start) &&
    isSamePoint(a.end, b.end)
  )
}

function isSameWay(a: readonly Position[], b: readonly Position[]): boolean {
  return a.length === b.length && a.every((point, i) => isSamePoint(point, b[i]))
}

function isSamePoint(a: Position, b: Position | undefined): boolean {
  return a.x === b?.x && a.y === b.y
}
