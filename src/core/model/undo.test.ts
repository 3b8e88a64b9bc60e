import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshId, type NodeId } from '#core/base/ids.ts'
import { designs } from '#testing/arbitraries.ts'
import { applyEdit } from './apply-edit.ts'
import type { Design } from './design.ts'
import type { Edit } from './edit.ts'
import { type History, perform, redo, startHistory, undo } from './history.ts'

/**
 * Edits as people make them: whatever the design holds now may be changed. `pick` chooses among it, so that shrinking
 * finds a short sequence.
 */
const gestures: fc.Arbitrary<{
  readonly what: number
  readonly pick: number
  readonly other: number
}> = fc.record({ what: fc.nat(12), pick: fc.nat(30), other: fc.nat(30) })

function editOf(
  design: Design,
  { what, pick, other }: { what: number; pick: number; other: number },
): Edit[] {
  const at = <T>(items: readonly T[], n: number): readonly T[] =>
    items.length === 0 ? [] : items.slice(n % items.length, (n % items.length) + 1)
  const nodes = at(design.nodes, pick)
  switch (what) {
    case 0:
      return nodes.map(({ id }) => ({ type: 'remove-node', node: id }))
    case 1:
      return nodes.map(({ id }) => ({
        type: 'set-node',
        node: id,
        patch: { name: `n${other}`, carried: { a: 1 } },
      }))
    case 2:
      return nodes.map(({ id }) => ({
        type: 'move-nodes',
        positions: { [id]: { x: other, y: pick } },
      }))
    case 3:
      return nodes.flatMap(({ id: from }) =>
        at(design.nodes, other).map(
          ({ id: to }): Edit => ({ type: 'connect', edge: { from, output: 'next', to } }),
        ),
      )
    case 4:
      return at(design.edges, pick).map(({ from, output }) => ({
        type: 'disconnect',
        from,
        output,
      }))
    case 5:
      return nodes.map((node) => ({
        type: 'add-node',
        node: { ...node, id: freshId<NodeId>(node.id, new Set(design.nodes.map(({ id }) => id))) },
        position: { x: other, y: other },
        index: other % (design.nodes.length + 1),
      }))
    case 6:
      return at(design.variables, pick).map(({ id }) => ({ type: 'remove-variable', variable: id }))
    case 7:
      return at(design.variables, pick).map(({ id, secure }) => ({
        type: 'set-variable',
        variable: id,
        patch: { secure: !secure, notSensitiveBecause: 'a reason' },
      }))
    case 8:
      return at(design.actions, pick).map(({ id }) => ({ type: 'remove-action', action: id }))
    case 9:
      return at(design.actions, pick).map(({ id }) => ({
        type: 'set-action',
        action: id,
        patch: { name: `a${other}` },
      }))
    case 10:
      return [{ type: 'set-flow', patch: { name: `flow ${other}` } }]
    case 11:
      return [
        { type: 'set-suppressions', suppressions: [{ rule: 'r', node: null, reason: `${other}` }] },
      ]
    default:
      return [
        {
          type: 'batch',
          edits: [0, 4, 6]
            .flatMap((kind) => editOf(design, { what: kind, pick, other }).slice(0, 1))
            .slice(0, 1),
        },
      ]
  }
}

function performAll(
  start: History,
  made: readonly { what: number; pick: number; other: number }[],
): History {
  let history = start
  for (const gesture of made) {
    for (const edit of editOf(history.design, gesture)) {
      const done = perform(history, edit, 'edit', gesture.other % 3 === 0 ? 'same' : null)
      if (done.ok) history = done.value
    }
  }
  return history
}

describe('whatever is done', () => {
  it('can be undone to the very same design, and done again', () => {
    fc.assert(
      fc.property(designs(), fc.array(gestures, { maxLength: 25 }), (design, made) => {
        const done = performAll(startHistory(design), made)
        let back = done
        for (let before = undo(back); before !== null; before = undo(back)) back = before
        expect(back.design).toEqual(design)
        let again = back
        for (let after = redo(again); after !== null; after = redo(again)) again = after
        expect(again.design).toEqual(done.design)
      }),
      { numRuns: 150 },
    )
  })

  it('never changes the design that it was done to', () => {
    fc.assert(
      fc.property(designs(), gestures, (design, gesture) => {
        const before = structuredClone(design)
        for (const edit of editOf(design, gesture)) applyEdit(design, edit)
        expect(design).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })
})
