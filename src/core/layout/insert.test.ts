import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import type { NodeId } from '../base/ids.ts'
import { addNode } from '../kinds/graph-edits.ts'
import { kindOf } from '../kinds/registry.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowEdge } from '../model/design.ts'
import { isWithin } from './box.ts'
import { boxesOf } from './card.ts'
import { freeSlot, placeAfter, placeAt, placeOnEdge } from './insert.ts'
import { GRID, nodeSize } from './node-size.ts'
import { tidy } from './tidy.ts'

const size = nodeSize(1, 0)
const say = kindOf({ kind: 'play-audio' })
const id = (name: string) => name as NodeId

const line = tidied(
  flowGraph({ enter: 'enter', card: 'collect', bye: 'end' }, [
    'enter.next > card',
    'card.success > bye',
  ]),
)

function tidied(design: Design): Design {
  return { ...design, layout: tidy(design) }
}

describe('where a new node goes', () => {
  it('below the node whose primary output leads to it', () => {
    const alone = tidied(flowGraph({ enter: 'enter' }))
    const { position } = placeAfter(indexDesign(alone), { from: id('enter'), output: 'next' }, size)
    expect(position).toEqual({ x: 24, y: 120 })
  })

  it('right of the node whose exception leads to it', () => {
    const { position } = placeAfter(
      indexDesign(line),
      { from: id('card'), output: 'failure' },
      size,
    )
    expect(position).toEqual({ x: 24 + 232 + 64, y: line.layout['card']?.y })
  })

  it('into the first free slot when that place is taken', () => {
    const index = indexDesign(line)
    const taken = line.layout['bye'] ?? { x: 0, y: 0 }
    const slot = freeSlot(index, taken, size)
    for (const box of boxesOf(index).values()) {
      expect(isWithin({ ...slot, ...size }, box, 16)).toBe(false)
    }
    expect(slot.x).toBe(taken.x)
    expect(slot.y).toBeGreaterThan(taken.y)
  })

  it('on an edge between its ends, and the column below gives way', () => {
    const edge = line.edges[1]
    if (edge === undefined) throw new Error('No edge')
    const { position, moved } = placeOnEdge(indexDesign(line), edge, size)
    expect(position).toEqual({ x: 24, y: 236 })
    expect(moved).toEqual({ bye: { x: 24, y: 332 } })
  })

  it('where it is dropped, with the pointer on its title', () => {
    const { position } = placeAt(indexDesign(line), { x: 1000, y: 500 }, size)
    expect(position).toEqual({ x: 884, y: 484 })
  })

  it('into the task on whose frame it is dropped', () => {
    const two = tidied(flowGraph({ enter: 'enter', 'retry/again': 'say' }, ['enter.next > again']))
    const at = two.layout['again'] ?? { x: 0, y: 0 }
    expect(placeAt(indexDesign(two), { x: at.x + 10, y: at.y + 70 }, size).task).toBe('retry')
    expect(placeAt(indexDesign(two), { x: at.x, y: at.y + 900 }, size).task).toBe('main')
  })

  it('on the grid and over no other node, on any edge of any tidied flow', () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.nat(), (flow, pick) => {
        const design = tidied(flow)
        const edge: FlowEdge | undefined = design.edges[pick % Math.max(1, design.edges.length)]
        if (edge === undefined) return
        const placement = placeOnEdge(indexDesign(design), edge, size)
        const applied = applyEdit(design, addNode(design, say, placement).edit)
        if (!applied.ok) throw new Error(JSON.stringify(applied.error))
        const boxes = [...boxesOf(indexDesign(applied.value.design)).values()]
        for (const [i, box] of boxes.entries()) {
          expect(box.x % GRID === 0 && box.y % GRID === 0).toBe(true)
          for (const other of boxes.slice(i + 1)) expect(isWithin(box, other)).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })
})
