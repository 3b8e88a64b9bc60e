import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designs } from '#testing/arbitraries.ts'
import { editOf, gestures } from '#testing/arbitrary-edits.ts'
import { payDesign } from '#testing/pay-design.ts'
import { applyEdit } from './apply-edit.ts'
import { applyChange, changeBetween } from './design-change.ts'
import type { Design } from './design.ts'
import type { Edit } from './edit.ts'

function edited(design: Design, edits: readonly Edit[]): Design {
  let current = design
  for (const edit of edits) {
    const applied = applyEdit(current, edit)
    if (applied.ok) current = applied.value.design
  }
  return current
}

describe('the change between two designs', () => {
  it('makes the newer one of a copy of the older one, whatever was edited', () => {
    fc.assert(
      fc.property(designs(), fc.array(gestures, { maxLength: 6 }), (before, made) => {
        let after = before
        for (const gesture of made) after = edited(after, editOf(after, gesture))
        const there = structuredClone(before)
        expect(applyChange(there, structuredClone(changeBetween(before, after)))).toEqual(after)
      }),
      { numRuns: 150 },
    )
  })

  it('leaves all that an edit has not touched the same objects there', () => {
    const before = payDesign()
    const [node] = before.nodes
    if (node === undefined) throw new Error('no node')
    const after = edited(before, [{ type: 'set-node', node: node.id, patch: { name: 'Renamed' } }])
    const there = structuredClone(before)
    const changed = applyChange(there, structuredClone(changeBetween(before, after)))
    expect(changed.edges).toBe(there.edges)
    expect(changed.layout).toBe(there.layout)
    expect(changed.nodes.filter((other, i) => other !== there.nodes[i])).toEqual([after.nodes[0]])
  })

  it('costs what was changed', () => {
    const before = payDesign()
    const [node] = before.nodes
    if (node === undefined) throw new Error('no node')
    const after = edited(before, [{ type: 'set-node', node: node.id, patch: { name: 'Renamed' } }])
    const size = (value: unknown) => JSON.stringify(value).length
    expect(size(changeBetween(before, after))).toBeLessThan(size(before) / 20)
  })
})
