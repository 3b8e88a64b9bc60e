import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { lintDesign, type LintConfig } from './lint.ts'
import type { Fix, Problem } from './problem.ts'
import { type Touched, overlaps, touchedBy } from './touched.ts'

export interface FixOptions extends LintConfig {
  /** The id of the one problem to mend; every problem that has a fix when it is left out. */
  readonly only?: string
  /** How much may change: `safe` leaves what needs a person's eye. */
  readonly safety: 'safe' | 'all'
}

export interface Fixed {
  readonly design: Design
  /** What was done, in order: one step of undo when it is batched. */
  readonly edits: readonly Edit[]
  /** The problems whose fix was applied. */
  readonly applied: readonly Problem[]
  /** What a last pass still finds. */
  readonly left: readonly Problem[]
}

/** A fix can bring to light what another one mends; ten rounds are more than any flow of ours has needed. */
const MAX_ROUNDS = 10

/**
 * Applies fixes. Within a round, of two fixes that touch the same thing the first in flow order wins; then the design
 * is linted again. A fix that does not help is not tried twice.
 */
export function applyFixes(design: Design, options: FixOptions): Fixed {
  let current = design
  const edits: Edit[] = []
  const applied: Problem[] = []
  let problems = lintDesign(design, options).problems
  for (let round = 0; round < (options.only === undefined ? MAX_ROUNDS : 1); round += 1) {
    const done = applyRound(
      current,
      problems.filter(
        (problem) => mayFix(problem, options) && !applied.some((other) => other.id === problem.id),
      ),
    )
    if (done.applied.length === 0) break
    current = done.design
    edits.push(...done.edits)
    applied.push(...done.applied)
    problems = lintDesign(current, options).problems
  }
  return { design: current, edits, applied, left: problems }
}

function mayFix(problem: Problem, { only, safety }: FixOptions): boolean {
  if (problem.fix === null || (only !== undefined && problem.id !== only)) return false
  if (problem.suppressed !== undefined && only === undefined) return false
  return safety === 'all' || problem.fix.safety === 'safe'
}

function applyRound(design: Design, problems: readonly Problem[]): Omit<Fixed, 'left'> {
  let current = design
  const edits: Edit[] = []
  const applied: Problem[] = []
  const touched: Touched[] = []
  for (const problem of problems) {
    const { edits: wanted } = problem.fix ?? NO_FIX
    const touches = touchedBy(wanted)
    if (touched.some((other) => overlaps(other, touches))) continue
    const after = applyEdit(current, batch(wanted))
    if (!after.ok) continue
    current = after.value.design
    edits.push(...wanted)
    applied.push(problem)
    touched.push(touches)
  }
  return { design: current, edits, applied }
}

const NO_FIX: Pick<Fix, 'edits'> = { edits: [] }
