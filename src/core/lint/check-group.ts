import type { Analysis } from '../analysis/analyse.ts'
import type { Range } from '../analysis/parts.ts'
import type { Difference } from '../analysis/watch/difference.ts'
import type { Footprint } from '../analysis/watch/footprint.ts'
import { asksOtherwise, isStale } from '../analysis/watch/stale.ts'
import type { Rule } from './define.ts'
import type { Problem } from './problem.ts'

/** One question to a rule, about a part of the steps or the whole design, with what it has said to it last. */
export interface Check {
  readonly rule: Rule
  /** The number of the part; null for the whole design. */
  readonly part: number | null
  problems: readonly Problem[]
  footprint: Footprint
}

/**
 * The questions to all rules about one part, with all that any of them has looked at: after most edits nothing of it
 * differs, and none of them has to be looked at by itself.
 */
export class CheckGroup {
  readonly part: number | null
  readonly checks: readonly Check[]
  private asking: readonly Check[] = []
  private blocks = 0
  private solved = 0
  private whole = 0
  private lists = 0
  private isAboutVariables = false

  constructor(part: number | null, checks: readonly Check[]) {
    this.part = part
    this.checks = checks
  }

  /** Gathers what the checks have looked at, when some of them were asked. */
  gather(): void {
    this.blocks = 0
    this.solved = 0
    this.whole = 0
    this.lists = 0
    this.isAboutVariables = false
    for (const { footprint } of this.checks) {
      this.blocks |= footprint.blocks
      this.solved |= footprint.solvedBlocks
      this.whole |= footprint.whole
      this.lists |= footprint.part
      this.isAboutVariables ||= footprint.variables.size > 0
    }
    this.asking = this.checks.filter(
      ({ footprint }) => footprint.answers.length > 0 || footprint.apart.length > 0,
    )
  }

  /** The checks that may have another answer. */
  stale(difference: Difference, after: Analysis, range: Range | null): readonly Check[] {
    if (!this.mayDiffer(difference)) {
      return this.asking.filter(({ footprint }) => asksOtherwise(footprint, after))
    }
    return this.checks.filter(({ rule, footprint }) =>
      isStale(footprint, difference, after, {
        range,
        looksAtTimes: rule.looksAt?.includes('times') === true,
      }),
    )
  }

  private mayDiffer(difference: Difference): boolean {
    return (
      difference.moved !== null ||
      (this.whole & difference.whole) !== 0 ||
      (this.lists & difference.lists) !== 0 ||
      (this.blocks & difference.blocks) !== 0 ||
      (this.solved & difference.solvedBlocks) !== 0 ||
      (this.isAboutVariables && difference.variables.size > 0)
    )
  }
}
