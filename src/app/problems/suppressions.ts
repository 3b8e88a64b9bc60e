import type { Problem } from '#core/lint/problem.ts'
import type { Setting } from '#core/lint/setting-notes.ts'
import { covers, suppressionOf } from '#core/lint/suppression.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'

/** Lives with the problems of this rule at this node or action; the design keeps the reason. */
export function accept(design: Design, problem: Problem, reason: string): Edit {
  return {
    type: 'set-suppressions',
    suppressions: [...design.suppressions, suppressionOf(problem, reason)],
  }
}

/** Takes back every acceptance that covers the problem: lint takes the rule's name and its code. */
export function reportAgain(design: Design, problem: Problem): Edit {
  return {
    type: 'set-suppressions',
    suppressions: design.suppressions.filter((accepted) => !covers(accepted, problem)),
  }
}

/** Takes out one severity or acceptance, as the design names it. */
export function withoutSetting(design: Design, { rule, suppression }: Setting): Edit {
  if (suppression !== null) {
    const suppressions = design.suppressions.filter((other) => other !== suppression)
    return { type: 'set-suppressions', suppressions }
  }
  const { [rule]: _, ...severities } = design.severities
  return { type: 'set-severities', severities }
}
