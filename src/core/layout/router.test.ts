import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NodeId } from '../base/ids.ts'
import type { Box } from './box.ts'
import { routeEdges, Router } from './router.ts'
import type { RouteRequest } from './sketch.ts'

/** A few cards that anything can happen to, so near to each other that lines get in each other’s way. */
interface Flow {
  readonly cards: ReadonlyMap<NodeId, Box>
  readonly lines: readonly RouteRequest[]
}

/** One thing done to a flow: a card is put somewhere, or taken away, or a line leads elsewhere. */
type Change =
  | { readonly type: 'put'; readonly card: number; readonly box: Box }
  | { readonly type: 'take'; readonly card: number }
  | { readonly type: 'lead'; readonly line: Line }
  | { readonly type: 'cut'; readonly line: Line }

interface Line {
  readonly from: number
  readonly side: 'bottom' | 'right'
  readonly to: number
}

const CARDS = 14

/** Mostly in columns, as tidied flows stand; the lines between are crowded. */
const anyBox: fc.Arbitrary<Box> = fc
  .record({
    column: fc.nat(4),
    row: fc.nat(12),
    off: fc.oneof(fc.nat(3), fc.nat(40)),
    height: fc.constantFrom(60, 80, 128),
  })
  .map(({ column, row, off, height }) => {
    return { x: column * 296 + off * 4, y: row * 60 + off * 8, width: 232, height }
  })
const anyCard = fc.nat(CARDS - 1)
const anyLine: fc.Arbitrary<Line> = fc.record({
  from: anyCard,
  side: fc.constantFrom('bottom', 'right'),
  to: anyCard,
})
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('put'), card: anyCard, box: anyBox }),
  fc.record({ type: fc.constant('take'), card: anyCard }),
  fc.record({ type: fc.constant('lead'), line: anyLine }),
  fc.record({ type: fc.constant('cut'), line: anyLine }),
)
const anyFlow = fc.record({
  boxes: fc.array(anyBox, { minLength: CARDS, maxLength: CARDS }),
  lines: fc.array(anyLine, { maxLength: 30 }),
})

function flowOf(boxes: readonly (Box | null)[], lines: readonly Line[]): Flow {
  const cards = new Map(
    boxes.flatMap((box, i) => (box === null ? [] : [[`n${i}` as NodeId, box] as const])),
  )
  return { cards, lines: lines.flatMap((line) => requestOf(cards, line) ?? []) }
}

function requestOf(cards: ReadonlyMap<NodeId, Box>, line: Line): RouteRequest | null {
  const [from, to] = [`n${line.from}` as NodeId, `n${line.to}` as NodeId]
  const [source, target] = [cards.get(from), cards.get(to)]
  if (source === undefined || target === undefined) return null
  const { side } = line
  const start =
    side === 'bottom'
      ? { x: source.x + 116, y: source.y + source.height }
      : { x: source.x + 232, y: source.y + 42 }
  return { key: `${from}:${side}`, from, to, side, start, end: { x: target.x + 116, y: target.y } }
}

function doChange(boxes: (Box | null)[], lines: Line[], change: Change): void {
  if (change.type === 'put') boxes[change.card] = change.box
  else if (change.type === 'take') boxes[change.card] = null
  else {
    const { from, side } = change.line
    const at = lines.findIndex((line) => line.from === from && line.side === side)
    if (at !== -1) lines.splice(at, 1)
    if (change.type === 'lead') lines.push(change.line)
  }
}

describe('routing while a flow is edited', () => {
  it('gives what routing everything anew gives, whatever has happened before', () => {
    fc.assert(
      fc.property(anyFlow, fc.array(anyChange, { maxLength: 12 }), ({ boxes, lines }, changes) => {
        const router = new Router()
        const [cards, leading]: [(Box | null)[], Line[]] = [[...boxes], [...lines]]
        const compare = () => {
          const flow = flowOf(cards, leading)
          expect(pathsOf(router.route(flow.lines, flow.cards))).toEqual(
            pathsOf(routeEdges(flow.lines, flow.cards)),
          )
        }
        compare()
        for (const change of changes) {
          doChange(cards, leading, change)
          compare()
        }
      }),
      { numRuns: 100 },
    )
  })

  it('leaves lines alone that nothing has changed for', () => {
    const at = (x: number, y: number): Box => ({ x, y, width: 232, height: 80 })
    const lines: Line[] = [
      { from: 0, side: 'bottom', to: 1 },
      { from: 2, side: 'bottom', to: 3 },
    ]
    const router = new Router()
    const route = (wall: Box) => {
      const { cards, lines: requests } = flowOf(
        [at(0, 0), at(0, 400), at(2000, 0), at(2000, 400), wall],
        lines,
      )
      return router.route(requests, cards)
    }
    const before = route(at(1000, 200))
    const after = route(at(0, 200))
    expect(after.get('n0:bottom')?.points.length).toBeGreaterThan(2)
    expect(after.get('n2:bottom')).toBe(before.get('n2:bottom'))
  })

  it('does not depend on the order of lines and cards', () => {
    fc.assert(
      fc.property(anyFlow, ({ boxes, lines }) => {
        const flow = flowOf(boxes, lines)
        const once = [...new Map(flow.lines.map((line) => [line.key, line])).values()]
        const turned = routeEdges(once.toReversed(), new Map([...flow.cards].toReversed()))
        expect(pathsOf(turned)).toEqual(pathsOf(routeEdges(once, flow.cards)))
      }),
      { numRuns: 50 },
    )
  })
})

/** Paths by key, in an order of their own. */
function pathsOf(routes: ReturnType<typeof routeEdges>) {
  return [...routes].map(([key, { path }]) => `${key} ${path}`).toSorted()
}
