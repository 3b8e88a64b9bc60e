import type { Check } from './check-group.ts'
import type { Severities } from './config.ts'
import type { Rule } from './define.ts'
import { CRASHED, crashId, weigh } from './lint.ts'
import type { Problem } from './problem.ts'

interface Said {
  readonly severities: Severities | undefined
  readonly problems: readonly Problem[]
}

/** All that checks have said, as it weighs: gathered anew when one of them has said something since, or taken it back. */
export class SaidProblems {
  private readonly rules: readonly Rule[]
  private last: Said | null = null

  constructor(rules: readonly Rule[]) {
    this.rules = rules
  }

  forget(): void {
    this.last = null
  }

  /**
   * In the order of the rules, weighed as it is now: what a rule says and what it has looked at for that is the same
   * whatever it weighs. A rule that crashed anywhere says that alone. The same problems are the same list.
   */
  of(checks: readonly Check[], severities: Severities | undefined): readonly Problem[] {
    if (this.last === null || !isSameWeight(this.last.severities, severities)) {
      this.last = { severities, problems: this.gather(checks, severities) }
    }
    return this.last.problems
  }

  private gather(checks: readonly Check[], severities: Severities | undefined): readonly Problem[] {
    const found: Problem[] = []
    for (const { rule, problems } of checks) {
      if (problems.length > 0) found.push(...weigh(rule, severities, problems))
    }
    const crashes = found.filter(({ rule }) => rule === CRASHED)
    if (crashes.length === 0) return found
    const crashed = new Map(crashes.map((crash) => [crash.id, crash]))
    return this.rules.flatMap((rule) => {
      const crash = crashed.get(crashId(rule))
      return crash === undefined ? found.filter((problem) => problem.rule === rule.rule) : [crash]
    })
  }
}

function isSameWeight(a: Severities | undefined, b: Severities | undefined): boolean {
  if (a === b) return true
  if (a?.size !== b?.size) return false
  for (const [rule, weight] of a ?? []) if (b?.get(rule) !== weight) return false
  return true
}
