import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import { type Box, isWithin } from './box.ts'
import { boxesOf } from './card.ts'
import { flowOrder } from './flow-order.ts'
import { frameAround } from './frame.ts'
import { GRID } from './node-size.ts'
import { framesOf } from './frame.ts'
import { tidySelection } from './tidy-selection.ts'
import { tidy, tidyLayout } from './tidy.ts'

const at = (design: Design, id: string) => {
  const position = tidy(design)[id as NodeId]
  if (position === undefined) throw new Error(`No position for ${id}`)
  return position
}

/** The frames of the flow as tidying lays them. */
function framesAfter(design: Design) {
  const { nodes, tasks } = tidyLayout(design)
  const placed = {
    ...design,
    layout: { ...nodes },
    tasks: design.tasks.map((task) => ({ ...task, at: tasks[task.id] ?? { x: 0, y: 0 } })),
  }
  return framesOf(placed, boxesOf(indexDesign(placed)))
}

function overlapsOf(frame: Box, others: readonly { readonly frame: Box }[]) {
  return others.filter((other) => isWithin(frame, other.frame, 24))
}

const pay = flowGraph(
  {
    enter: 'enter',
    welcome: 'say',
    card: 'collect',
    expiry: 'collect',
    token: 'call',
    cvv: 'collect',
    payment: 'call',
    approved: 'decide',
    note: 'say',
    thanks: 'say',
    back: 'end',
    sorry: 'say',
    status: 'say',
    failed: 'end',
  },
  [
    'enter.next > welcome',
    'welcome.next > card',
    'card.success > expiry',
    'card.failure > sorry',
    'expiry.success > token',
    'expiry.failure > sorry',
    'token.success > cvv',
    'token.failure > sorry',
    'token.timeout > sorry',
    'cvv.success > payment',
    'payment.success > approved',
    'payment.failure > sorry',
    'payment.timeout > sorry',
    'approved.yes > note',
    'approved.no > sorry',
    'note.next > thanks',
    'thanks.next > back',
    'sorry.next > status',
    'status.next > failed',
  ],
)

describe('tidying a flow', () => {
  it('runs the main path down, on in a second column, and exceptions in a third', () => {
    const columns = new Map<number, string[]>()
    for (const [id, { x }] of Object.entries(tidy(pay))) {
      columns.set(x, [...(columns.get(x) ?? []), id])
    }
    expect([...columns.values()]).toEqual([
      ['enter', 'welcome', 'card', 'expiry', 'token'],
      ['cvv', 'payment', 'approved', 'note', 'thanks', 'back'],
      ['sorry', 'status', 'failed'],
    ])
  })

  it('fits a flow of fourteen nodes into a window at zoom 1', () => {
    const boxes = [...boxesOf(indexDesign(pay), tidy(pay)).values()]
    const frame = frameAround(boxes)
    expect(Math.max(...boxes.map((box) => box.x + box.width))).toBeLessThanOrEqual(840)
    expect(Math.max(...boxes.map((box) => box.y + box.height))).toBeLessThanOrEqual(640)
    expect(frame).not.toBeNull()
  })

  it('puts what one column leads to beside the node that leads there', () => {
    const retry = flowGraph({ enter: 'enter', card: 'collect', again: 'say', bye: 'end' }, [
      'enter.next > card',
      'card.success > bye',
      'card.failure > again',
      'again.next > card',
    ])
    expect(at(retry, 'again').x).toBeGreaterThan(at(retry, 'card').x)
    expect(at(retry, 'again').y).toBe(at(retry, 'card').y)
  })

  it('leaves more room above a node where other edges join', () => {
    const joined = flowGraph({ enter: 'enter', a: 'say', b: 'say', c: 'collect', d: 'end' }, [
      'enter.next > a',
      'a.next > b',
      'b.next > c',
      'c.success > d',
      'c.failure > b',
    ])
    const gapAboveB = at(joined, 'b').y - at(joined, 'a').y
    const gapAboveA = at(joined, 'a').y - at(joined, 'enter').y
    expect(gapAboveB).toBeGreaterThan(gapAboveA)
  })

  it('puts nodes that nothing leads to at the far end', () => {
    const design = flowGraph({ enter: 'enter', lost: 'say', stray: 'end', bye: 'end' }, [
      'enter.next > bye',
      'lost.next > stray',
    ])
    expect(at(design, 'lost').x).toBeGreaterThan(at(design, 'bye').x)
    expect(at(design, 'stray').x).toBe(at(design, 'lost').x)
  })

  it('keeps the frames of tasks apart, those of empty ones too', () => {
    const retry = flowGraph({ enter: 'enter', a: 'say', 'retry/b': 'say', 'retry/c': 'end' }, [
      'enter.next > a',
      'a.next > b',
      'b.next > c',
    ])
    const empty = { id: 'later' as TaskId, name: 'Later', entry: null }
    const frames = framesAfter({ ...retry, tasks: [...retry.tasks, empty] })
    expect(frames.map(({ task, isEmpty }) => [task.name, isEmpty])).toEqual([
      ['main', false],
      ['retry', false],
      ['Later', true],
    ])
    expect(frames.flatMap(({ frame }, i) => overlapsOf(frame, frames.slice(i + 1)))).toEqual([])
  })

  it('keeps the frames of any flow apart', () => {
    fc.assert(
      fc.property(arbitraryFlow(40), (design) => {
        const frames = framesAfter(design)
        expect(frames.flatMap(({ frame }, i) => overlapsOf(frame, frames.slice(i + 1)))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('places every node of any flow on the grid, and no two over each other', () => {
    fc.assert(
      fc.property(arbitraryFlow(40), (design) => {
        const layout = tidy(design)
        expect(Object.keys(layout).toSorted()).toEqual(design.nodes.map((n) => n.id).toSorted())
        const boxes = [...boxesOf(indexDesign(design), layout).values()]
        for (const [i, box] of boxes.entries()) {
          expect(box.x % GRID === 0 && box.y % GRID === 0).toBe(true)
          for (const other of boxes.slice(i + 1)) expect(isWithin(box, other, 24)).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('does not depend on where nodes stood before', () => {
    fc.assert(
      fc.property(arbitraryFlow(), (design) => {
        expect(tidy({ ...design, layout: tidy(design) })).toEqual(tidy(design))
      }),
      { numRuns: 50 },
    )
  })
})

describe('tidying a selection', () => {
  const shown: Design = { ...pay, layout: tidy(pay) }
  const messy: Design = {
    ...shown,
    layout: { ...shown.layout, cvv: { x: 1900, y: 40 }, payment: { x: 1700, y: 300 } },
  }

  it('leaves all other nodes where they are', () => {
    const placed = tidySelection(messy, ['cvv' as NodeId, 'payment' as NodeId])
    expect(Object.keys(placed)).toEqual(['cvv', 'payment'])
    expect(placed['payment' as NodeId]?.x).toBe(placed['cvv' as NodeId]?.x)
    expect(placed['cvv' as NodeId]).toEqual({ x: 1700, y: 40 })
  })

  it('puts no node over another, in any flow', () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.array(fc.nat(24)), (flow, picks) => {
        const design = { ...flow, layout: tidy(flow) }
        const chosen = picks.flatMap((n) => design.nodes[n]?.id ?? [])
        const layout = { ...design.layout, ...tidySelection(design, chosen) }
        const boxes = [...boxesOf(indexDesign(design), layout).values()]
        const over = boxes.flatMap((box, i) =>
          boxes.slice(i + 1).filter((other) => isWithin(box, other)),
        )
        expect(over).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('the order in which a flow is read', () => {
  it('follows the main path and takes a branch after the last node that leads to it', () => {
    const order =
      'enter welcome card expiry token cvv payment approved note thanks back sorry status failed'
    expect(flowOrder(pay)).toEqual(order.split(' '))
  })

  it('reads a retry right after the step that it repeats', () => {
    const retry = flowGraph(
      { enter: 'enter', card: 'collect', ok: 'decide', yes: 'end', again: 'say', no: 'end' },
      [
        'enter.next > card',
        'card.success > ok',
        'card.failure > again',
        'again.next > card',
        'ok.yes > yes',
        'ok.no > no',
      ],
    )
    expect(flowOrder(retry)).toEqual(['enter', 'card', 'again', 'ok', 'yes', 'no'])
  })

  it('names every node of any flow exactly once', () => {
    fc.assert(
      fc.property(arbitraryFlow(40), (design) => {
        expect(flowOrder(design).toSorted()).toEqual(design.nodes.map((node) => node.id).toSorted())
      }),
      { numRuns: 150 },
    )
  })
})
