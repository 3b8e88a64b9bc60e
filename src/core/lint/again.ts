import { followDesign } from '../analysis/followed-design.ts'
import type { Look } from '../analysis/word-change.ts'
import type { Design } from '../model/design.ts'
import type { Rule } from './define.ts'
import { knownOrgOf, type OrgContents } from './known-org.ts'
import {
  arrangeProblems,
  findingsOnPaths,
  type LintConfig,
  type LintResult,
  subjectOf,
} from './lint.ts'
import type { Problem } from './problem.ts'
import { RULES } from './registry.ts'
import { WatchedChecks } from './watched-checks.ts'

/**
 * Checks one design again and again as it is edited, with the same result as `lintDesign`. What a pass finds out about
 * a node, an action or an expression is known in the next one by itself, as long as it is the same object. Each rule is
 * asked about a few steps at a time, and what it looks at is taken down: after an edit only that is asked again of
 * which something was looked at that differs. After an edit that leaves all paths as they are, such as one of a name,
 * of what the caller hears or of a template, those rules are asked that look at what was edited, and those that have
 * reported something: their messages tell names. `contents` is what is known of the org that the design goes to.
 */
export function startLinter(
  config: LintConfig = {},
  contents: OrgContents | null = null,
): (design: Design) => LintResult {
  const follow = followDesign()
  const checks = new WatchedChecks(config.rules ?? RULES, config.severities)
  let last: LintResult | null = null
  return (design) => {
    const { design: own, change } = follow(design)
    const org = contents === null ? {} : { org: knownOrgOf(contents, own) }
    const subject = subjectOf(own, { ...config, ...org })
    const before = change === null ? null : last
    if (before === null || change === null) checks.follow(subject, own)
    else checks.again(subject, (rule, known) => mayDiffer(rule, known, change))
    const shown = before === null || change?.has('times') === true ? findingsOnPaths(own) : before
    last = { ...shown, problems: arrangeProblems(checks.problems(), own, subject) }
    return last
  }
}

/** Whether a rule can report something else than before when all paths are what they were. */
function mayDiffer(
  { looksAt = [] }: Rule,
  known: readonly Problem[],
  change: ReadonlySet<Look>,
): boolean {
  return known.length > 0 || looksAt.some((look) => change.has(look))
}
