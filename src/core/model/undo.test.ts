import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designs } from '#testing/arbitraries.ts'
import { editOf, type Gesture, gestures } from '#testing/arbitrary-edits.ts'
import { applyEdit } from './apply-edit.ts'
import { type History, perform, redo, startHistory, undo } from './history.ts'

function performAll(start: History, made: readonly Gesture[]): History {
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
