import { startLinter } from '#core/lint/again.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { applyChange, changeBetween } from '#core/model/design-change.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'

/**
 * After each step, what is found when the design is followed, and what is found when it was never seen before. Edits
 * come to what follows it as they come to the checker's thread: nothing is shared with a design that was checked.
 */
export function* lintPasses<Step>(
  start: Design,
  steps: readonly Step[],
  editsOf: (design: Design, step: Step) => readonly Edit[],
) {
  let design = start
  let there = structuredClone(design)
  const check = startLinter()
  check(there)
  for (const step of steps) {
    const before = design
    for (const edit of editsOf(design, step)) {
      const applied = applyEdit(design, edit)
      if (applied.ok) design = applied.value.design
    }
    there = applyChange(there, structuredClone(changeBetween(before, design)))
    yield { again: check(there), anew: lintDesign(structuredClone(design)) }
  }
}
