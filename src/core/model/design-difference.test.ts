import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NodeId } from '../base/ids.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { payDesign } from '#testing/pay-design.ts'
import { applyEdit } from './apply-edit.ts'
import { differenceBetween } from './design-difference.ts'
import type { Design } from './design.ts'
import type { Edit } from './edit.ts'

function after(design: Design, edit: Edit): Design {
  const done = applyEdit(design, edit)
  if (!done.ok) throw new Error(done.error.code)
  return done.value.design
}

describe('the difference of two designs', () => {
  const design = buildFlow('start -> hello: play -> done: return')

  test('is empty between copies', () => {
    const copy = structuredClone(design)
    const { nodes, edges, moved, flow } = differenceBetween(design, copy)
    expect([nodes.added, nodes.removed, nodes.changed, edges.changed, moved].flat()).toEqual([])
    expect(flow).toBeNull()
  })

  test('names an edge that leads elsewhere', () => {
    const edge = { from: 'start' as NodeId, output: 'next', to: 'done' as NodeId }
    const { edges } = differenceBetween(design, after(design, { type: 'connect', edge }))
    expect(edges.changed.map(({ after: { to } }) => to)).toEqual(['done'])
    expect([...edges.added, ...edges.removed]).toEqual([])
  })

  test('names a node that is gone, with its edges', () => {
    const edit: Edit = { type: 'remove-node', node: 'hello' as NodeId }
    const { nodes, edges } = differenceBetween(design, after(design, edit))
    expect(nodes.removed.map(({ id }) => id)).toEqual(['hello'])
    expect(edges.removed.map(({ from }) => from)).toEqual(['start', 'hello'])
  })

  test('tells moving from changing', () => {
    const edit: Edit = {
      type: 'move-nodes',
      positions: { ['hello' as NodeId]: { x: 999, y: 999 } },
    }
    const { nodes, moved } = differenceBetween(design, after(design, edit))
    expect(moved).toEqual(['hello'])
    expect(nodes.changed).toEqual([])
  })
})

test('what is added one way is removed the other way', () => {
  const designs = fc.constantFrom(
    payDesign(),
    buildFlow('start -> hello: play -> done: return'),
    buildFlow('start -> token: fetch -> pay: pay -> done: return'),
  )
  fc.assert(
    fc.property(designs, designs, (a, b) => {
      const [there, back] = [differenceBetween(a, b), differenceBetween(b, a)]
      for (const list of ['nodes', 'edges', 'tasks', 'variables', 'actions'] as const) {
        expect(there[list].added).toEqual(back[list].removed)
        expect(there[list].changed.length).toBe(back[list].changed.length)
      }
    }),
  )
})
