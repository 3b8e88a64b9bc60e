import { followDesign } from '../analysis/followed-design.ts'
import type { Design } from '../model/design.ts'
import { knownOrgOf, type OrgContents } from './known-org.ts'
import {
  arrangeProblems,
  findingsOnPaths,
  type LintConfig,
  type LintResult,
  subjectOf,
} from './lint.ts'
import { RULES } from './registry.ts'
import { WatchedChecks } from './watched-checks.ts'

/**
 * Checks one design again and again as it is edited, with the same result as `lintDesign`. What a pass finds out about
 * a node, an action or an expression is known in the next one by itself, as long as it is the same object. Each rule is
 * asked about a few steps at a time, and what it looks at is taken down: after an edit only that is asked again of
 * which something was looked at that differs. An edit that leaves all paths as they are, such as one of a name, of what
 * the caller hears or of a template, is written over in what is known. `contents` is what is known of the org that the
 * design goes to.
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
    else checks.again(subject, change)
    const shown =
      before === null || change?.looks.has('times') === true ? findingsOnPaths(own) : before
    last = { ...shown, problems: arrangeProblems(checks.problems(), own, subject) }
    return last
  }
}
