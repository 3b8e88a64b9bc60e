import { followDesign } from '../analysis/followed-design.ts'
import type { Look } from '../analysis/word-change.ts'
import type { Design } from '../model/design.ts'
import type { Rule } from './define.ts'
import { knownOrgOf, type OrgContents } from './known-org.ts'
import {
  arrangeProblems,
  askRule,
  findingsOnPaths,
  type LintConfig,
  type LintResult,
  subjectOf,
} from './lint.ts'
import type { Problem } from './problem.ts'
import { RULES } from './registry.ts'

/** What each rule has reported of a design, in the order of the rules. */
type Reports = ReadonlyMap<Rule, readonly Problem[]>

/**
 * Checks one design again and again as it is edited, with the same result as `lintDesign`. What a pass finds out about
 * a node, an action or an expression is known in the next one by itself, as long as it is the same object; what holds
 * on paths is worked out anew. After an edit that leaves all paths as they are, such as one of a name, of what the
 * caller hears or of a template, only those rules are asked that look at what was edited, and those that have reported
 * something: their messages tell names. `contents` is what is known of the org that the design goes to.
 */
export function startLinter(
  config: LintConfig = {},
  contents: OrgContents | null = null,
): (design: Design) => LintResult {
  const follow = followDesign()
  const { rules = RULES } = config
  let last: { readonly reports: Reports; readonly result: LintResult } | null = null
  return (design) => {
    const { design: own, change } = follow(design)
    const org = contents === null ? {} : { org: knownOrgOf(contents, own) }
    const subject = subjectOf(own, { ...config, ...org })
    const before = change === null ? null : last
    const reports = new Map(
      rules.map((rule) => {
        const known = before?.reports.get(rule)
        return [
          rule,
          known === undefined || (change !== null && mayDiffer(rule, known, change))
            ? askRule(rule, subject, config.severities)
            : known,
        ] as const
      }),
    )
    const found = [...reports.values()].flat()
    const shown =
      before === null || change?.has('times') === true ? findingsOnPaths(own) : before.result
    const result = { ...shown, problems: arrangeProblems(found, own, subject) }
    last = { reports, result }
    return result
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
