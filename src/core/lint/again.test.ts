import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editOf, gestures } from '#testing/arbitrary-edits.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { applyChange, changeBetween } from '../model/design-change.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'
import { lintDesign } from './lint.ts'

/** Names that rules have something to say of, and some that they have not. */
const NAMES = ['', ' ', 'Renamed', 'sk_live_NoRealKey1', 'a'.repeat(300), 'Pay', 'cvv']

type Step = { what: number; pick: number; other: number }

/** Half of the edits name something: what an edit of a name leaves out must be left out rightly. */
function editsOf(design: Design, step: Step): readonly Edit[] {
  const node = design.nodes[step.pick % Math.max(design.nodes.length, 1)]
  if (step.what % 2 === 0 || node === undefined) return editOf(design, step)
  const name = NAMES[step.other % NAMES.length] ?? ''
  const rules = ['token-after-input', 'sensitive-variable-is-secure']
  return [
    { type: 'set-node', node: node.id, patch: { name } },
    { type: 'move-nodes', positions: { [node.id]: { x: step.other, y: step.pick } } },
    ...(step.other % 3 === 0
      ? [
          {
            type: 'set-suppressions' as const,
            suppressions: rules.map((rule) => ({ rule, node: null, reason: name })),
          },
        ]
      : []),
  ]
}

/** From the text, so that nothing is shared with a design that was checked before. */
function fresh(design: Design): Design {
  return structuredClone(design)
}

test('a pass after an edit finds what a pass over a design never seen finds', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(arbitraryPayFlow(), fc.array(gestures, { maxLength: 8 }), (text, steps) => {
      let design = buildFlow(text)
      let there = fresh(design)
      const check = startLinter()
      check(there)
      for (const step of steps) {
        const before = design
        for (const edit of editsOf(design, step)) {
          const applied = applyEdit(design, edit)
          if (applied.ok) design = applied.value.design
        }
        there = applyChange(there, structuredClone(changeBetween(before, design)))
        expect(check(there)).toEqual(lintDesign(fresh(design)))
      }
    }),
    { numRuns: 40 },
  )
})
