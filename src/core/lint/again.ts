import { findSecureEdges, secureEdgesAfter, secureEdgesBack } from '../analysis/edge-findings.ts'
import { followDesign } from '../analysis/followed-design.ts'
import { inferredIn } from '../analysis/inferred.ts'
import { tokenLivesOf } from '../analysis/token-lives.ts'
import { differenceOf } from '../analysis/watch/difference.ts'
import { isMostOther } from '../analysis/watch/stale.ts'
import type { Look } from '../analysis/word-change.ts'
import type { Design } from '../model/design.ts'
import { knownOrgOf, type OrgContents } from './known-org.ts'
import { arrangeProblems, type LintConfig, lintDesign, type LintResult, subjectOf } from './lint.ts'
import { type Pass, PassesAside } from './passes-aside.ts'
import { RULES } from './registry.ts'
import { severitiesIn } from './severities.ts'
import { WatchedChecks } from './watched-checks.ts'

/**
 * Checks one design again and again as it is edited, with the same result as `lintDesign`. What a pass finds out about
 * a node, an action or an expression is known in the next one by itself, as long as it is the same object. Each rule is
 * asked about a few steps at a time, and what it looks at is taken down: after an edit only that is asked again of
 * which something was looked at that differs. An edit that leaves all paths as they are, such as one of a name, of what
 * the caller hears or of a template, is written over in what is known. One that makes other steps of nearly all parts of
 * a large flow, such as another purpose of an action that all call, is answered as for a design never seen, which takes
 * half as long as to take down what is looked at; that is done when the same design is given again, or the next one that
 * is not as it was before. `contents` is what is known of the org that the design goes to.
 */
export function startLinter(
  config: LintConfig = {},
  contents: OrgContents | null = null,
): (design: Design) => LintResult {
  let lint = following(config, contents)
  let last: Design | null = null
  return (design) => {
    // What an import says of the flow is looked at by its steps, and nobody edits it: where it differs all is anew.
    if (last !== null && !isImportedAlike(last, design)) lint = following(config, contents)
    last = design
    try {
      return lint(design)
    } catch (error) {
      // Half a pass tells nothing of what stays: the next one finds out everything anew.
      lint = following(config, contents)
      throw error
    }
  }
}

function isImportedAlike(
  { flow: { carried: before } }: Design,
  { flow: { carried } }: Design,
): boolean {
  return before === carried || JSON.stringify(before) === JSON.stringify(carried)
}

function following(
  config: LintConfig,
  contents: OrgContents | null,
): (design: Design) => LintResult {
  const follow = followDesign()
  const { rules = RULES, severities: configured } = config
  // What a design turns off is asked nevertheless: it can be turned on again by any edit.
  const checks = new WatchedChecks(rules.filter(({ rule }) => configured?.get(rule) !== 'off'))
  const aside = new PassesAside()
  let known: Pass | null = null
  // Whether the last design was answered without taking anything down: what is known is of the one before it.
  let isAhead = false
  return (design) => {
    const last = known && aside.closest(design, known, checks)
    const followed = follow(design, last && last.followed)
    const { design: own, change } = followed
    const org = contents === null ? {} : { org: knownOrgOf(contents, own) }
    const subject = subjectOf(own, { ...config, ...org })
    const { analysis } = subject
    const difference = last && change === null ? differenceOf(last.analysis, analysis) : null
    if (!isAhead && difference !== null && isMostOther(difference)) {
      known = last
      isAhead = true
      return lintDesign(own, { ...config, ...org })
    }
    isAhead = false
    let shown: Pick<Pass, 'secure' | 'tokens'>
    const livesAgain = () => tokenLivesOf(own, (use) => checks.longest(analysis, use))
    if (last !== null && change !== null) {
      checks.again(subject, change)
      aside.writtenOver(subject.design, change)
      const { secure, tokens } = last
      const isLivingAlike = !LIVES.some((look) => change.looks.has(look))
      shown = { secure, tokens: isLivingAlike ? tokens : livesAgain() }
    } else {
      const replaced = checks.follow(subject, difference)
      if (last === null || replaced === null) aside.clear()
      else aside.follow(last, analysis, replaced)
      shown =
        last === null || difference === null
          ? { secure: findSecureEdges(analysis), tokens: tokenLivesOf(own) }
          : {
              secure: secureEdgesAfter(last.secure, last.analysis, analysis, difference),
              tokens: livesAgain(),
            }
    }
    const { secure, tokens } = shown
    known = { followed, analysis, secure, tokens }
    return {
      problems: arrangeProblems(checks.problems(severitiesIn(own, configured)), own, subject),
      edges: subject.design === own ? secure : secureEdgesBack(secure),
      tokens,
      inferred: inferredIn(analysis),
    }
  }
}

/** What the lives of tokens tell. */
const LIVES: readonly Look[] = ['times', 'lifetimes']
