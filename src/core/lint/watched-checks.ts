import type { Analysis } from '../analysis/analyse.ts'
import { followRanges, type Range, rangesOf, stepsIn } from '../analysis/parts.ts'
import { differenceOf } from '../analysis/watch/difference.ts'
import { type Footprint, Recorder, WHOLE } from '../analysis/watch/footprint.ts'
import { noted } from '../analysis/watch/noted.ts'
import { isStale } from '../analysis/watch/stale.ts'
import { isTouched, touchOf } from '../analysis/watch/touched.ts'
import { watchAnalysis } from '../analysis/watch/watched-analysis.ts'
import { watchSteps } from '../analysis/watch/watched-steps.ts'
import type { WordChange } from '../analysis/word-change.ts'
import type { Design } from '../model/design.ts'
import type { Severities } from './config.ts'
import type { Rule, RuleSubject } from './define.ts'
import { NO_ORG } from './known-org.ts'
import { askRule, CRASHED, crashId } from './lint.ts'
import type { Problem } from './problem.ts'

/** One question to a rule, about a part of the steps or the whole design, with what it has said to it last. */
interface Check {
  readonly rule: Rule
  /** The number of the part; null for the whole design. */
  readonly part: number | null
  problems: readonly Problem[]
  footprint: Footprint
}

/** What all rules say of one design as it is edited, with what each of them has looked at to say it. */
export class WatchedChecks {
  private readonly rules: readonly Rule[]
  private readonly severities: Severities | undefined
  private checks: readonly Check[] = []
  private ranges: readonly Range[] = []
  private analysis: Analysis | null = null

  constructor(rules: readonly Rule[], severities: Severities | undefined) {
    this.rules = rules
    this.severities = severities
  }

  /** Asks what may have another answer after any edit. `own` is the design of which the subject is. */
  follow(subject: RuleSubject, own: Design): void {
    const { analysis } = subject
    // The steps of called tasks are written out anew in every pass, and none of them is known again.
    const before = subject.design === own ? this.analysis : null
    const difference = before === null ? null : differenceOf(before, analysis)
    const steps = analysis.graph.index.design.nodes.length
    this.analysis = subject.design === own ? analysis : null
    if (difference === null) {
      this.ranges = rangesOf(steps)
      this.checks = this.rules.flatMap((rule) => this.checksOf(rule))
      this.ask(subject, () => true)
      return
    }
    // What is known of the org is told anew of every design.
    if (subject.org !== NO_ORG) difference.whole |= WHOLE.rest
    this.ranges = followRanges(this.ranges, difference.moved, steps)
    this.ask(subject, ({ rule, part, footprint }) =>
      isStale(footprint, difference, analysis, {
        range: part === null ? null : (this.ranges[part] ?? null),
        looksAtTimes: rule.looksAt?.includes('times') === true,
      }),
    )
  }

  /**
   * Asks again while all paths are what they were: rules that look at what was edited, and those that have reported
   * something, as messages tell names; each where it has looked at what was edited.
   */
  again(subject: RuleSubject, change: WordChange): void {
    const touch = touchOf(change, subject.analysis)
    this.ask(subject, ({ rule, part, problems, footprint }) => {
      const mayDiffer = problems.length > 0 || rule.looksAt?.some((look) => change.looks.has(look))
      const range = part === null ? null : (this.ranges[part] ?? null)
      return mayDiffer === true && isTouched(footprint, touch, range)
    })
  }

  /** All that was said, in the order of the rules; a rule that crashed anywhere says that alone. */
  problems(): readonly Problem[] {
    const found: Problem[] = []
    for (const { problems } of this.checks) if (problems.length > 0) found.push(...problems)
    const crashes = found.filter(({ rule }) => rule === CRASHED)
    if (crashes.length === 0) return found
    const crashed = new Map(crashes.map((crash) => [crash.id, crash]))
    return this.rules.flatMap((rule) => {
      const crash = crashed.get(crashId(rule))
      return crash === undefined ? found.filter((problem) => problem.rule === rule.rule) : [crash]
    })
  }

  private checksOf(rule: Rule): readonly Check[] {
    const check = (part: number | null): Check => ({ rule, part, problems: [], footprint: NOTHING })
    return [
      ...(rule.checkSteps === undefined ? [] : this.ranges.map((_, part) => check(part))),
      ...(rule.check === undefined ? [] : [check(null)]),
    ]
  }

  private ask(subject: RuleSubject, isAsked: (check: Check) => boolean): void {
    const asked = this.checks.filter(isAsked)
    if (asked.length === 0) return
    const recorder = new Recorder(subject.analysis)
    const analysis = watchAnalysis(subject.analysis, recorder)
    const parts = stepsIn(subject.analysis, this.ranges).map((steps) => watchSteps(steps, recorder))
    const watched: RuleSubject = {
      ...subject,
      analysis,
      design: analysis.graph.index.design,
      org: noted(subject.org, () => recorder.whole(WHOLE.rest)),
    }
    for (const check of asked) {
      const { rule, part } = check
      const steps = part === null ? undefined : parts[part]
      const { result, footprint } = recorder.record(() =>
        askRule(rule, this.severities, () =>
          steps === undefined
            ? (rule.check?.(watched) ?? [])
            : (rule.checkSteps?.({ ...watched, steps }) ?? []),
        ),
      )
      check.problems = result
      check.footprint = footprint
    }
  }
}

const NOTHING: Footprint = {
  places: new Int32Array(),
  reached: new Int32Array(),
  looped: new Int32Array(),
  apart: new Int32Array(),
  variables: new Set(),
  whole: 0,
  part: 0,
  answers: [],
}
