import { startLinter } from '#core/lint/again.ts'
import { type LintConfig, lintDesign } from '#core/lint/lint.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { applyChange, changeBetween } from '#core/model/design-change.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'

/**
 * After each step, what is found when the design is followed, and what is found when it was never seen before. Edits
 * come to what follows it as they come to the checker's thread: nothing is shared with a design that was checked.
 * `editsOf` can answer with `undo`, which takes back the last step that was not taken back yet.
 */
export function* lintPasses<Step>(
  start: Design,
  steps: readonly Step[],
  editsOf: (design: Design, step: Step, undo: readonly Edit[]) => readonly Edit[],
  config: LintConfig = {},
) {
  let design = start
  let there = structuredClone(design)
  const check = startLinter(config)
  check(there)
  const done: Edit[][] = []
  for (const step of steps) {
    const before = design
    const undo = done.pop() ?? []
    const edits = editsOf(design, step, undo)
    const inverses: Edit[] = []
    for (const edit of edits) {
      const applied = applyEdit(design, edit)
      if (!applied.ok) continue
      design = applied.value.design
      inverses.unshift(applied.value.inverse)
    }
    if (edits !== undo) done.push(undo, inverses)
    there = applyChange(there, structuredClone(changeBetween(before, design)))
    yield { again: check(there), anew: lintDesign(structuredClone(design), config) }
  }
}
