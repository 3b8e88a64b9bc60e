import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, Position } from '../model/design.ts'
import { boxesOf, cardOf, portsOf } from './card.ts'
import { edgeKey, routeFlow } from './flow-routes.ts'
import type { Box } from './box.ts'
import { countHits, roundedPath, stretchesOf } from './polyline.ts'
import { draftPath, type Route } from './route.ts'
import { routeEdges } from './router.ts'
import type { RouteRequest } from './sketch.ts'
import { tidy } from './tidy.ts'

const box = (x: number, y: number): Box => ({ x, y, width: 232, height: 80 })

/** Cards by name, and one line between two of them. */
function route(
  cards: Readonly<Record<string, Box>>,
  from: string,
  side: 'bottom' | 'right',
  to: string,
): Route {
  const boxes = new Map(Object.entries(cards) as [NodeId, Box][])
  const [routed] = [...routeEdges([request(cards, from, side, to)], boxes).values()]
  if (routed === undefined) throw new Error('No route')
  return routed
}

function request(
  cards: Readonly<Record<string, Box>>,
  from: string,
  side: 'bottom' | 'right',
  to: string,
): RouteRequest {
  const [source, target] = [cards[from] ?? box(0, 0), cards[to] ?? box(0, 0)]
  return {
    key: `${from} ${side} ${to}`,
    from: from as NodeId,
    to: to as NodeId,
    side,
    start:
      side === 'bottom'
        ? { x: source.x + 116, y: source.y + 80 }
        : { x: source.x + 232, y: source.y + 42 },
    end: { x: target.x + 116, y: target.y },
  }
}

describe('routing one edge', () => {
  it('runs straight down to a card below', () => {
    const { points, label, count } = route({ a: box(0, 0), b: box(0, 116) }, 'a', 'bottom', 'b')
    expect(points).toEqual([
      { x: 116, y: 80 },
      { x: 116, y: 116 },
    ])
    expect(label).toEqual({ x: 128, y: 98 })
    expect(count).toEqual({ x: 105, y: 98, side: 'left' })
  })

  it('bends once to each side on the way to a card below and beside', () => {
    const { points } = route({ a: box(0, 0), b: box(300, 200) }, 'a', 'bottom', 'b')
    expect(points).toEqual([
      { x: 116, y: 80 },
      { x: 116, y: 180 },
      { x: 416, y: 180 },
      { x: 416, y: 200 },
    ])
  })

  it('goes up between the columns to the top of the next one, and keeps the name clear of the bend', () => {
    const { points, label } = route({ a: box(0, 400), b: box(296, 56) }, 'a', 'bottom', 'b')
    expect(points).toEqual([
      { x: 116, y: 480 },
      { x: 116, y: 498 },
      { x: 276, y: 498 },
      { x: 276, y: 36 },
      { x: 412, y: 36 },
      { x: 412, y: 56 },
    ])
    expect(label).toEqual({ x: 128, y: 508 })
  })

  it('takes an exception out of the right, along the gutter and over the top', () => {
    const { points } = route({ a: box(0, 200), b: box(296, 56) }, 'a', 'right', 'b')
    expect(points).toEqual([
      { x: 232, y: 242 },
      { x: 260, y: 242 },
      { x: 260, y: 36 },
      { x: 412, y: 36 },
      { x: 412, y: 56 },
    ])
  })

  it('leads an exception back into its own card', () => {
    const { points } = route({ a: box(0, 200) }, 'a', 'right', 'a')
    expect(points.at(-1)).toEqual({ x: 116, y: 200 })
    expect(countHits(points, [box(0, 200)], -1)).toBe(0)
  })

  it('passes a card that stands in the way', () => {
    const cards = { a: box(0, 0), wall: box(40, 120), b: box(0, 260) }
    const { points } = route(cards, 'a', 'bottom', 'b')
    expect(countHits(points, [cards.wall], 0)).toBe(0)
  })

  it('finds the way out of a corner that no plain shape leads out of', () => {
    const cards = {
      a: box(300, 300),
      right: { x: 560, y: 0, width: 100, height: 600 },
      above: { x: 0, y: 100, width: 540, height: 60 },
      below: { x: 0, y: 560, width: 540, height: 60 },
      b: box(900, 300),
    }
    const { points } = route(cards, 'a', 'right', 'b')
    expect(countHits(points, [cards.right, cards.above, cards.below], 0)).toBe(0)
  })

  it('crosses a card that covers the port, because there is no other way', () => {
    const cards = { a: box(0, 0), over: box(0, 60), b: box(0, 300) }
    const { points } = route(cards, 'a', 'bottom', 'b')
    expect(points.at(0)).toEqual({ x: 116, y: 80 })
    expect(points.at(-1)).toEqual({ x: 116, y: 300 })
  })
})

describe('routing several edges', () => {
  const cards = { a: box(0, 0), b: box(0, 116), c: box(0, 232), x: box(296, 56), y: box(296, 232) }
  const boxes = new Map(Object.entries(cards) as [NodeId, Box][])

  it('lets exceptions to the same node share one trunk', () => {
    const routes = [
      ...routeEdges(
        ['a', 'b', 'c'].map((from) => request(cards, from, 'right', 'x')),
        boxes,
      ).values(),
    ]
    expect(new Set(routes.map((r) => r.points[1]?.x))).toEqual(new Set([260]))
  })

  it('keeps trunks to different nodes apart', () => {
    const routes = routeEdges(
      [request(cards, 'c', 'right', 'x'), request(cards, 'b', 'right', 'y')],
      boxes,
    )
    expect(new Set([...routes.values()].map((r) => r.points[1]?.x)).size).toBe(2)
  })
})

describe('any flow that has been tidied', () => {
  const eachRoute = (design: Design, check: (route: Route, ends: RouteEnds) => void) => {
    const index = indexDesign(design)
    const boxes = boxesOf(index, tidy(design))
    const routes = routeFlow(index, boxes)
    for (const edge of design.edges) {
      const node = index.node(edge.from)
      const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
      const route = routes.get(edgeKey(edge.from, edge.output))
      if (node === undefined || from === undefined || to === undefined || route === undefined) {
        throw new Error(`No route for ${edge.from}.${edge.output}`)
      }
      const port = portsOf(cardOf(node, index)).find(({ output }) => output.id === edge.output)
      check(route, {
        start: { x: from.x + (port?.x ?? 0), y: from.y + (port?.y ?? 0) },
        end: { x: to.x + to.width / 2, y: to.y },
        boxes: [...boxes.values()],
      })
    }
  }
  interface RouteEnds {
    readonly start: Position
    readonly end: Position
    readonly boxes: readonly Box[]
  }

  it('has lines from port to arrow tip, at right angles, through no card', () => {
    fc.assert(
      fc.property(arbitraryFlow(30), (design) => {
        eachRoute(design, ({ points }, { start, end, boxes }) => {
          expect(points.at(0)).toEqual(start)
          expect(points.at(-1)).toEqual(end)
          expect(stretchesOf(points).every(([a, b]) => a.x === b.x || a.y === b.y)).toBe(true)
          expect((points.at(-2)?.y ?? end.y) < end.y && points.at(-2)?.x === end.x).toBe(true)
          expect(countHits(points, boxes, -1)).toBe(0)
        })
      }),
      { numRuns: 100 },
    )
  })

  it('is drawn the same each time', () => {
    fc.assert(
      fc.property(arbitraryFlow(), (design) => {
        const index = indexDesign(design)
        const boxes = boxesOf(index, tidy(design))
        expect(routeFlow(index, boxes)).toEqual(routeFlow(index, boxes))
      }),
      { numRuns: 25 },
    )
  })
})

describe('any flow as it happens to stand', () => {
  it('has a line for every edge, from port to arrow tip', () => {
    fc.assert(
      fc.property(arbitraryFlow(), (design) => {
        const index = indexDesign(design)
        const boxes = boxesOf(index)
        const routes = routeFlow(index, boxes)
        expect(routes.size).toBe(design.edges.length)
        for (const edge of design.edges) {
          const to = boxes.get(edge.to)
          expect(routes.get(edgeKey(edge.from, edge.output))?.points.at(-1)).toEqual({
            x: (to?.x ?? 0) + 116,
            y: to?.y,
          })
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('drawing a line', () => {
  it('rounds corners, and less where a stretch is short', () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 6 },
      { x: 40, y: 6 },
    ]
    expect(roundedPath(corners, 8)).toBe('M0,0L17,0Q20,0 20,3L20,3Q20,6 23,6L40,6')
  })

  it('follows the pointer while a connection is drawn', () => {
    const ends = { start: { x: 0, y: 0 }, side: 'right', end: { x: 100, y: 80 } } as const
    expect(draftPath(ends)).toBe('M0,0L20,0Q28,0 28,8L28,52Q28,60 36,60L92,60Q100,60 100,68L100,80')
  })
})
