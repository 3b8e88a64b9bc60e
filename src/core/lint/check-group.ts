import type { Analysis } from '../analysis/analyse.ts'
import type { Range } from '../analysis/parts.ts'
import type { Difference } from '../analysis/watch/difference.ts'
import { type Footprint, WHOLE } from '../analysis/watch/footprint.ts'
import { asksFarAway, asksOtherwise, hasAny, isStale, listedIn } from '../analysis/watch/stale.ts'
import { isEdited, isTouched, type Touch } from '../analysis/watch/touched.ts'
import type { ActionId, VariableId } from '../base/ids.ts'
import type { Rule } from './define.ts'
import type { Problem } from './problem.ts'

/** What a rule has said, with what it has looked at. */
export interface Answered {
  readonly problems: readonly Problem[]
  readonly footprint: Footprint
}

/** One question to a rule, about a part of the steps or the whole design, with what it has said to it last. */
export interface Check extends Answered {
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
  private whole = 0
  private lists = 0
  private readonly variables = new Set<VariableId>()
  private readonly read = new Set<VariableId>()
  private readonly filled = new Set<VariableId>()
  private readonly actions = new Set<ActionId>()
  private readonly names = new Set<string>()

  constructor(part: number | null, checks: readonly Check[]) {
    this.part = part
    this.checks = checks
  }

  /**
   * Adds what checks that were asked have looked at. What they looked at before stays: to look at a check in vain is
   * less work than to gather from all of them again.
   */
  add(asked: readonly Check[]): void {
    for (const { footprint } of asked) {
      this.blocks |= footprint.blocks
      this.whole |= footprint.whole
      this.lists |= footprint.part
      for (const id of footprint.variables) this.variables.add(id)
      for (const id of footprint.exposed) this.variables.add(id)
      for (const id of footprint.read) this.read.add(id)
      for (const id of footprint.filled) this.filled.add(id)
      for (const id of footprint.actions) this.actions.add(id)
      for (const name of footprint.names) this.names.add(name)
    }
    this.refresh()
  }

  /** After checks have another answer again that they had before: what that looked at was added when it was given. */
  refresh(): void {
    this.asking = this.checks.filter(({ footprint }) => asksFarAway(footprint))
  }

  /** The checks that may have another answer. */
  stale(difference: Difference, after: Analysis, range: Range | null): readonly Check[] {
    let stale: Check[] | null = null
    const lists = listedIn(range, difference)
    if (this.mayDiffer(difference, lists)) {
      for (const check of this.checks) {
        const looking = { lists, looksAtTimes: tellsTimes(check.rule, check.problems) }
        if (isStale(check.footprint, difference, after, looking)) (stale ??= []).push(check)
      }
    } else {
      for (const check of this.asking) {
        if (asksOtherwise(check.footprint, difference, after)) (stale ??= []).push(check)
      }
    }
    return stale ?? NONE
  }

  /**
   * The checks that may have another answer while all paths are what they were: of rules that look at what was edited,
   * and those that have reported something, as messages tell names; each where it has looked at what was edited.
   */
  touched(touch: Touch, range: Range | null, looking: ReadonlySet<Rule>): readonly Check[] {
    if (!this.mayBeTouched(touch, range)) return NONE
    return this.checks.filter((check) => {
      const { rule, problems, footprint } = check
      // Whoever goes through the tasks may look at anything of them.
      const isLooking = looking.has(rule) || (footprint.whole & touch.whole & WHOLE.tasks) !== 0
      if (!isLooking && problems.length === 0) return false
      const looksIntoActions = isLooking || touch.isTold || touch.retimed !== null
      return isTouched(footprint, touch, {
        range,
        looksAtTimes: tellsTimes(rule, problems),
        looksIntoActions,
      })
    })
  }

  private mayDiffer(difference: Difference, lists: number): boolean {
    return (
      (this.whole & difference.whole) !== 0 ||
      (this.lists & lists) !== 0 ||
      (this.blocks & difference.blocks) !== 0 ||
      hasAny(this.variables, difference.variables) ||
      hasAny(this.variables, difference.exposed) ||
      hasAny(this.read, difference.read) ||
      hasAny(this.filled, difference.filled) ||
      this.looksFor(difference.names.keys())
    )
  }

  private mayBeTouched(touch: Touch, range: Range | null): boolean {
    if (((this.whole | WHOLE.layout) & touch.whole) !== 0) return true
    if ((this.blocks & touch.blocks) !== 0) return true
    if (this.lists !== 0 && isEdited(touch, range)) return true
    for (const id of touch.actions) if (this.actions.has(id)) return true
    return false
  }

  private looksFor(names: Iterable<string>): boolean {
    for (const name of names) if (this.names.has(name)) return true
    return false
  }
}

const NONE: readonly Check[] = []

/** Whether what a rule says depends on how long things take: by the rule, or as a message may tell seconds. */
export function tellsTimes({ looksAt }: Rule, problems: readonly Problem[]): boolean {
  return problems.length > 0 || looksAt?.includes('times') === true
}
