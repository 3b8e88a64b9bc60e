import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { followIndex, indexDesign } from './design-index.ts'
import type { Design, FlowNode } from './design.ts'

const LONG = buildFlow(
  `start -> ${Array.from({ length: 30 }, (_, i) => `say${i}: play`).join(' -> ')} -> done: return`,
)

function withNodes(nodes: readonly FlowNode[]): Design {
  return { ...LONG, nodes: [...nodes] }
}

function without(...ids: readonly string[]): readonly FlowNode[] {
  return LONG.nodes.filter(({ id }) => !ids.includes(id))
}

function called(id: string): FlowNode {
  const [node] = LONG.nodes
  if (node === undefined) throw new Error('no step')
  return { ...node, id: id as NodeId }
}

/** The places of steps after each of several edits, one after the other. */
function placesAfter(lists: readonly (readonly FlowNode[])[], ...ids: readonly string[]) {
  let last = LONG
  for (const nodes of lists) {
    const design = withNodes(nodes)
    followIndex(design, last)
    last = design
  }
  const index = indexDesign(last)
  return ids.map((id) => index.place(id as NodeId))
}

describe('after an edit', () => {
  test('steps behind one that is gone stay where they are, and it is nowhere', () => {
    expect(placesAfter([without('say3')], 'say2', 'say3', 'say4', 'done')).toEqual([
      3,
      undefined,
      5,
      31,
    ])
    const index = followIndex(withNodes(without('say3')), LONG)
    expect([index.at(4), index.node('say3' as NodeId), index.size]).toEqual([
      undefined,
      undefined,
      32,
    ])
  })

  test('of two neighbours that are put back one after the other each finds back', () => {
    const lists = [without('say3', 'say4'), without('say3'), LONG.nodes]
    expect(placesAfter(lists, 'say3', 'say4', 'say5')).toEqual([4, 5, 6])
  })

  test('another step takes the place of one that is gone, which then finds none', () => {
    const other = without('say3').toSpliced(4, 0, called('other'))
    expect(placesAfter([without('say3'), other], 'other', 'say4')).toEqual([4, 5])
    expect(placesAfter([without('say3'), other, LONG.nodes], 'say3')).toEqual([4])
    const both = LONG.nodes.toSpliced(4, 0, called('other'))
    expect(placesAfter([without('say3'), other, both], 'other', 'say3', 'say4')).toEqual([4, 5, 6])
  })

  test('a step that comes back elsewhere is there', () => {
    const later = [...without('say3'), called('say3')]
    expect(placesAfter([without('say3'), later], 'say3')).toEqual([32])
    expect(placesAfter([without('say3'), later, without('say3'), LONG.nodes], 'say3')).toEqual([4])
  })

  test('steps that are added behind all others have new places', () => {
    const more = [...LONG.nodes, called('more'), called('most')]
    expect(placesAfter([more], 'more', 'most')).toEqual([32, 33])
  })

  test('all are numbered anew where a step comes between two that leave no place', () => {
    const between = without('say3').toSpliced(9, 0, called('between'))
    expect(placesAfter([without('say3'), between], 'say2', 'say4', 'between')).toEqual([3, 4, 9])
  })

  test('all are numbered anew where they stand in another order', () => {
    expect(placesAfter([without('say3'), without('say3').toReversed()], 'done')).toEqual([0])
  })

  test('all are numbered anew where many are gone', () => {
    const gone = (count: number) => without(...Array.from({ length: count }, (_, i) => `say${i}`))
    expect(placesAfter([gone(12)], 'done')).toEqual([31])
    expect(placesAfter([gone(13)], 'done')).toEqual([18])
  })
})

test('places grow along the list, and each step is at its own', () => {
  const ids = Array.from({ length: 20 }, (_, i) => `s${i}`)
  fc.assert(
    fc.property(
      fc.array(fc.shuffledSubarray(ids), { maxLength: 8 }),
      fc.boolean(),
      (lists, isSorted) => {
        let last = LONG
        for (const list of lists) {
          const order = isSorted ? ids.filter((id) => list.includes(id)) : list
          const design = withNodes(order.map(called))
          const index = followIndex(design, last)
          const places = design.nodes.map(({ id }) => index.place(id) ?? -1)
          expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
          expect(places.map((place) => index.at(place))).toEqual(design.nodes)
          const known = design.nodes.map(({ id }) => index.node(id))
          expect(known).toEqual(design.nodes)
          const gone = ids.filter((id) => !list.includes(id)) as NodeId[]
          expect(gone.map((id) => index.place(id) ?? index.node(id))).toEqual(
            gone.map(() => undefined),
          )
          const taken = Array.from({ length: index.size }, (_, place) => index.at(place))
          expect(taken.filter((node) => node !== undefined)).toEqual(design.nodes)
          last = design
        }
      },
    ),
  )
})
