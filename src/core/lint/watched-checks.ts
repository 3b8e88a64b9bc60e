import type { Analysis } from '../analysis/analyse.ts'
import { followRanges, type Range, rangesOf, stepsIn } from '../analysis/parts.ts'
import type { Steps } from '../analysis/steps.ts'
import type { LongestPath } from '../analysis/token-time.ts'
import type { TokenUse } from '../analysis/token-uses.ts'
import type { Difference } from '../analysis/watch/difference.ts'
import { type Footprint, NO_FOOTPRINT, WHOLE } from '../analysis/watch/footprint.ts'
import { noted } from '../analysis/watch/noted.ts'
import { Recorder } from '../analysis/watch/recorder.ts'
import { isStale } from '../analysis/watch/stale.ts'
import { isTouched, touchOf } from '../analysis/watch/touched.ts'
import { type Shared, watchAnalysis } from '../analysis/watch/watched-analysis.ts'
import { isNothingIn, watchSteps } from '../analysis/watch/watched-steps.ts'
import type { WordChange } from '../analysis/word-change.ts'
import { type Answered, type Check, CheckGroup, tellsTimes } from './check-group.ts'
import type { Severities } from './config.ts'
import type { Report, Rule, RuleSubject } from './define.ts'
import { NO_ORG } from './known-org.ts'
import { askRule } from './lint.ts'
import type { Problem } from './problem.ts'
import { SaidProblems } from './said-problems.ts'

interface Watched {
  readonly raw: Analysis
  readonly recorder: Recorder
  readonly analysis: Analysis
}

/** Some steps, and how rules are asked about them. */
interface AskedPart {
  readonly subject: RuleSubject & { readonly steps: Steps }
  readonly steps: Steps
}

/** What rules had said of a design, where they have said something since. */
export interface Answers {
  readonly ranges: readonly Range[]
  readonly shared: Shared
  readonly ofNothing: ReadonlyMap<Rule, Answered>
  readonly replaced: Map<Check, Answered>
}

/** What all rules say of one design as it is edited, with what each of them has looked at to say it. */
export class WatchedChecks {
  private readonly rules: readonly Rule[]
  private checks: readonly Check[] = []
  private ranges: readonly Range[] = []
  private groups: readonly CheckGroup[] = []
  private shared: Shared = new Map()
  /** What a rule has said of a part in which all lists were empty that it looked at: it says the same of any other. */
  private ofNothing = new Map<Rule, Answered>()
  private watched: Watched | null = null
  private readonly said: SaidProblems
  /** What checks that are asked in this pass had said before. */
  private replaced: Answers['replaced'] = new Map()

  constructor(rules: readonly Rule[]) {
    this.rules = rules
    this.said = new SaidProblems(rules)
  }

  /**
   * Asks what may have another answer after an edit, or everything where nothing is known of what stays. Gives what was
   * known before; null where that is of no use any more.
   */
  follow(subject: RuleSubject, difference: Difference | null): Answers | null {
    const { analysis } = subject
    const { size } = analysis.graph.index
    if (difference === null) {
      this.ranges = rangesOf(size)
      this.groups = this.allGroups()
      this.checks = inOrderOf(this.rules, this.groups)
      this.shared.clear()
      this.ofNothing.clear()
      this.said.forget()
      this.ask(subject, (group) => group.checks)
      return null
    }
    const before = this.known()
    // What is known of the org is told anew of every design.
    if (subject.org !== NO_ORG) difference.whole |= WHOLE.rest
    const holds = (footprint: Footprint, looksAtTimes: boolean) =>
      !isStale(footprint, difference, analysis, { lists: 0, looksAtTimes })
    // What is shared is about a fetch or about a use of its token.
    const stays = new Set<object>([...analysis.roles.fetches, ...analysis.tokenUses])
    this.shared = kept(
      this.shared,
      ({ footprint, isTimed }, about) => stays.has(about) && holds(footprint, isTimed),
    )
    this.ofNothing = kept(this.ofNothing, ({ problems, footprint }, rule) =>
      holds(footprint, tellsTimes(rule, problems)),
    )
    this.ranges = followRanges(this.ranges, size)
    this.ask(subject, (group) => group.stale(difference, analysis, this.rangeOf(group)))
    return before
  }

  /** Asks again while all paths are what they were. */
  again(subject: RuleSubject, change: WordChange): void {
    this.replaced = new Map()
    const edited = touchOf(change, subject.analysis)
    // What is known of the org is told anew of every design, by the names of actions.
    const isOrgOther = subject.org !== NO_ORG && change.isTold
    const touch = isOrgOther ? { ...edited, whole: edited.whole | WHOLE.rest } : edited
    for (const [about, { footprint, isTimed }] of this.shared) {
      const looking = { range: null, looksAtTimes: isTimed, looksIntoActions: false }
      if (isTouched(footprint, touch, looking)) this.shared.delete(about)
    }
    this.ofNothing.clear()
    const looking = new Set(
      this.rules.filter(({ looksAt }) => looksAt?.some((look) => change.looks.has(look)) === true),
    )
    this.ask(subject, (group) => group.touched(touch, this.rangeOf(group), looking))
  }

  /** Goes back to what was known of a design before: gives what is known now. */
  goBack({ ranges, shared, ofNothing, replaced }: Answers): Answers {
    const now = this.known()
    const changed = new Set<CheckGroup>()
    for (const [check, answered] of replaced) {
      this.answer(check, answered)
      const group = this.groups[check.part ?? this.groups.length - 1]
      if (group !== undefined) changed.add(group)
    }
    for (const group of changed) group.refresh()
    this.ranges = ranges
    this.shared = shared
    this.ofNothing = new Map(ofNothing)
    this.watched = null
    return now
  }

  /** All that was said, weighed as it is now. */
  problems(severities: Severities | undefined): readonly Problem[] {
    return this.said.of(this.checks, severities)
  }

  /** The longest way of a use, with what it has looked at, known until that differs. */
  longest(analysis: Analysis, use: TokenUse): LongestPath | null {
    const known = this.shared.get(use)
    // A way is what is worked out about a use.
    if (known !== undefined) return known.result as LongestPath | null
    return this.watch(analysis).analysis.longest(use)
  }

  /** What is known before a pass, or before it goes back to what was known. */
  private known(): Answers {
    const { ranges, shared, ofNothing } = this
    this.replaced = new Map()
    return { ranges, shared, ofNothing, replaced: this.replaced }
  }

  private answer(check: Check, { problems, footprint }: Answered): void {
    if (check.problems.length + problems.length > 0) this.said.forget()
    this.replaced.set(check, { problems: check.problems, footprint: check.footprint })
    check.problems = problems
    check.footprint = footprint
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
    const parts = new Map<number, AskedPart>()
    const partOf = (part: number) => {
      const steps = stepsOf(this.ranges[part] ?? { start: 0, end: 0 })
      const asked = { subject: { ...watched, steps: watchSteps(steps, recorder) }, steps }
      parts.set(part, asked)
      return asked
    }
    const record = (rule: Rule, ask: () => Iterable<Report>): Answered => {
      const { result, footprint } = recorder.record(() => askRule(rule, ask))
      return { problems: result, footprint }
    }
    const askOf = (rule: Rule, { subject: asked, steps }: AskedPart): Answered => {
      const known = this.ofNothing.get(rule)
      if (known !== undefined && isNothingIn(steps, known.footprint.part)) return known
      const answered = record(rule, () => rule.checkSteps?.(asked) ?? [])
      if (isNothingIn(steps, answered.footprint.part)) this.ofNothing.set(rule, answered)
      return answered
    }
    return (check) => {
      const { rule, part } = check
      this.answer(
        check,
        part === null
          ? record(rule, () => rule.check?.(watched) ?? [])
          : askOf(rule, parts.get(part) ?? partOf(part)),
      )
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

/** The entries of a map that hold on. */
function kept<Key, Value>(
  known: ReadonlyMap<Key, Value>,
  holds: (value: Value, key: Key) => boolean,
): Map<Key, Value> {
  const left = new Map<Key, Value>()
  for (const [key, value] of known) if (holds(value, key)) left.set(key, value)
  return left
}
