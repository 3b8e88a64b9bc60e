import type { Problem } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'

/** Lives with the problem of this rule at this node; the design keeps the reason. */
export function accept(design: Design, { rule, node }: Problem, reason: string): Edit {
  return {
    type: 'set-suppressions',
    suppressions: [...design.suppressions, { rule, node, reason }],
  }
}

/** Takes back every acceptance that covers the problem: lint takes the rule's name and its code. */
export function reportAgain(design: Design, { rule, code, node }: Problem): Edit {
  return {
    type: 'set-suppressions',
    suppressions: design.suppressions.filter(
      (accepted) =>
        !(
          (accepted.rule === rule || accepted.rule === code) &&
          (accepted.node === null || accepted.node === node)
        ),
    ),
  }
}
