import type { Analysis } from '../analysis/analyse.ts'
import { followRanges, type Range, rangesOf, stepsIn } from '../analysis/parts.ts'
import type { Steps } from '../analysis/steps.ts'
import type { LongestPath } from '../analysis/token-time.ts'
import type { TokenUse } from '../analysis/token-uses.ts'
import type { Difference } from '../analysis/watch/difference.ts'
import { NO_FOOTPRINT, WHOLE } from '../analysis/watch/footprint.ts'
import { noted } from '../analysis/watch/noted.ts'
import { Recorder } from '../analysis/watch/recorder.ts'
import { isStale } from '../analysis/watch/stale.ts'
import { isTouched, touchOf } from '../analysis/watch/touched.ts'
import {
  type Shared,
  type SharedResult,
  watchAnalysis,
} from '../analysis/watch/watched-analysis.ts'
import { watchSteps } from '../analysis/watch/watched-steps.ts'
import type { WordChange } from '../analysis/word-change.ts'
import { type Check, CheckGroup } from './check-group.ts'
import type { Severities } from './config.ts'
import type { Rule, RuleSubject } from './define.ts'
import { NO_ORG } from './known-org.ts'
import { askRule, CRASHED, crashId, weigh } from './lint.ts'
import type { Problem } from './problem.ts'

interface Watched {
  readonly raw: Analysis
  readonly recorder: Recorder
  readonly analysis: Analysis
}

interface Said {
  readonly severities: Severities | undefined
  readonly problems: readonly Problem[]
}

/** What all rules say of one design as it is edited, with what each of them has looked at to say it. */
export class WatchedChecks {
  private readonly rules: readonly Rule[]
  private checks: readonly Check[] = []
  private ranges: readonly Range[] = []
  private groups: readonly CheckGroup[] = []
  private readonly shared: Shared = new Map()
  private watched: Watched | null = null
  /** All that was said last, as it was weighed; null when a check has said something since, or has taken it back. */
  private said: Said | null = null

  constructor(rules: readonly Rule[]) {
    this.rules = rules
  }

  /** Asks what may have another answer after an edit, or everything where nothing is known of what stays. */
  follow(subject: RuleSubject, difference: Difference | null): void {
    const { analysis } = subject
    const { size } = analysis.graph.index
    if (difference === null) {
      this.ranges = rangesOf(size)
      this.groups = this.allGroups()
      this.checks = inOrderOf(this.rules, this.groups)
      this.shared.clear()
      this.said = null
      this.ask(subject, (group) => group.checks)
      return
    }
    // What is shared is about a fetch or about a use of its token.
    const stays = new Set<object>([...analysis.roles.fetches, ...analysis.tokenUses])
    this.forget(
      ({ footprint, isTimed }, about) =>
        !stays.has(about) ||
        isStale(footprint, difference, analysis, { lists: 0, looksAtTimes: isTimed }),
    )
    // What is known of the org is told anew of every design.
    if (subject.org !== NO_ORG) difference.whole |= WHOLE.rest
    this.ranges = followRanges(this.ranges, size)
    this.ask(subject, (group) => group.stale(difference, analysis, this.rangeOf(group)))
  }

  /** Asks again while all paths are what they were. */
  again(subject: RuleSubject, change: WordChange): void {
    const edited = touchOf(change, subject.analysis)
    // What is known of the org is told anew of every design, by the names of actions.
    const isOrgOther = subject.org !== NO_ORG && change.isTold
    const touch = isOrgOther ? { ...edited, whole: edited.whole | WHOLE.rest } : edited
    this.forget(({ footprint, isTimed }) =>
      isTouched(footprint, touch, { range: null, looksAtTimes: isTimed, looksIntoActions: false }),
    )
    const looking = new Set(
      this.rules.filter(({ looksAt }) => looksAt?.some((look) => change.looks.has(look)) === true),
    )
    this.ask(subject, (group) => group.touched(touch, this.rangeOf(group), looking))
  }

  /**
   * All that was said, in the order of the rules, weighed as it is now: what a rule says and what it has looked at for
   * that is the same whatever it weighs. A rule that crashed anywhere says that alone.
   */
  problems(severities: Severities | undefined): readonly Problem[] {
    if (this.said === null || !isSameWeight(this.said.severities, severities)) {
      this.said = { severities, problems: this.gather(severities) }
    }
    return this.said.problems
  }

  private gather(severities: Severities | undefined): readonly Problem[] {
    const found: Problem[] = []
    for (const { rule, problems } of this.checks) {
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

  private forget(isOther: (entry: SharedResult, about: object) => boolean): void {
    for (const [about, entry] of this.shared) if (isOther(entry, about)) this.shared.delete(about)
  }

  /** The longest way of a use, with what it has looked at, known until that differs. */
  longest(analysis: Analysis, use: TokenUse): LongestPath | null {
    const known = this.shared.get(use)
    // A way is what is worked out about a use.
    if (known !== undefined) return known.result as LongestPath | null
    return this.watch(analysis).analysis.longest(use)
  }

  private watch(raw: Analysis): Watched {
    if (this.watched?.raw === raw) return this.watched
    const recorder = new Recorder(raw)
    this.watched = { raw, recorder, analysis: watchAnalysis(raw, recorder, this.shared) }
    return this.watched
  }

  private allGroups(): readonly CheckGroup[] {
    const ofSteps = this.rules.filter(({ checkSteps }) => checkSteps !== undefined)
    const ofAll = this.rules.filter(({ check }) => check !== undefined)
    return [...this.ranges.map((_, part) => newGroup(part, ofSteps)), newGroup(null, ofAll)]
  }

  private rangeOf({ part }: CheckGroup): Range | null {
    return part === null ? null : (this.ranges[part] ?? null)
  }

  private ask(subject: RuleSubject, staleOf: (group: CheckGroup) => readonly Check[]): void {
    let askOne: ((check: Check) => void) | undefined
    for (const group of this.groups) {
      const stale = staleOf(group)
      if (stale.length === 0) continue
      askOne ??= this.asker(subject)
      for (const check of stale) askOne(check)
      group.add(stale)
    }
  }

  /** Asks a rule, and takes down what it looks at. */
  private asker(subject: RuleSubject): (check: Check) => void {
    const { analysis, recorder } = this.watch(subject.analysis)
    const stepsOf = stepsIn(subject.analysis)
    const watched: RuleSubject = {
      ...subject,
      analysis,
      design: analysis.graph.index.design,
      org: noted(subject.org, () => recorder.whole(WHOLE.rest)),
    }
    const parts = new Map<number, RuleSubject & { readonly steps: Steps }>()
    const partOf = (part: number) => {
      const range = this.ranges[part] ?? { start: 0, end: 0 }
      const subjectOfPart = { ...watched, steps: watchSteps(stepsOf(range), recorder) }
      parts.set(part, subjectOfPart)
      return subjectOfPart
    }
    return (check) => {
      const { rule, part } = check
      const asked = part === null ? null : (parts.get(part) ?? partOf(part))
      const { result, footprint } = recorder.record(() =>
        askRule(rule, () =>
          asked === null ? (rule.check?.(watched) ?? []) : (rule.checkSteps?.(asked) ?? []),
        ),
      )
      if (check.problems.length + result.length > 0) this.said = null
      check.problems = result
      check.footprint = footprint
    }
  }
}

/** Of checks that were not asked yet. */
function newGroup(part: number | null, rules: readonly Rule[]): CheckGroup {
  return new CheckGroup(
    part,
    rules.map((rule) => ({ rule, part, problems: [], footprint: NO_FOOTPRINT })),
  )
}

/** Checks in the order of their rules, each about the steps before the one about the whole design. */
function inOrderOf(rules: readonly Rule[], groups: readonly CheckGroup[]): readonly Check[] {
  const byRule = new Map<Rule, Check[]>(rules.map((rule) => [rule, []]))
  for (const { checks } of groups) for (const check of checks) byRule.get(check.rule)?.push(check)
  return [...byRule.values()].flat()
}

function isSameWeight(a: Severities | undefined, b: Severities | undefined): boolean {
  if (a === b) return true
  if (a?.size !== b?.size) return false
  for (const [rule, weight] of a ?? []) if (b?.get(rule) !== weight) return false
  return true
}
