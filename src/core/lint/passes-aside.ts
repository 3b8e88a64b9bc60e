import type { Analysis } from '../analysis/analyse.ts'
import type { Followed } from '../analysis/followed-design.ts'
import { solutionsOf } from '../analysis/solutions.ts'
import { WHOLE } from '../analysis/watch/footprint.ts'
import type { WordChange } from '../analysis/word-change.ts'
import { differenceOf } from '../base/list-difference.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { LintResult } from './lint.ts'
import type { Answers, WatchedChecks } from './watched-checks.ts'

/** A design as it was checked, and what was found of it; of one with the tasks written out that its steps call. */
export interface Pass {
  readonly followed: Followed
  readonly analysis: Analysis
  readonly secure: LintResult['edges']
  readonly tokens: LintResult['tokens']
}

/** A pass that others came after, and what it has found out that they have found out anew. */
interface Aside {
  readonly pass: Pass
  readonly answers: Answers
}

/** A line that is led away early in a flow, and led back by a new step, with an undo of either: two designs are enough. */
const MOST = 2

/** The share of the steps that paths come to no more, or come to now, from which on a pass is kept: most are near none. */
const SHARE = 1 / 16

/**
 * Passes over designs of which an edit has cut off a large part, or which it has led back to one. In most of the part
 * all is as it was when it is led back to, by an undo or by another line: such a pass goes on from the design before the
 * cut, and finds out only what differs from that.
 */
export class PassesAside {
  private kept: readonly Aside[] = []

  /** The pass to go on from: the last one, or one that the design is closer to. */
  closest(design: Design, last: Pass, checks: WatchedChecks): Pass {
    const closer = this.closer(design, last)
    if (closer === undefined) return last
    const answers = checks.goBack(closer.answers)
    const others = this.kept.filter((aside) => aside !== closer)
    for (const aside of others) keepIn(aside.answers, answers)
    this.kept = [{ pass: last, answers }, ...others]
    return closer.pass
  }

  private closer(design: Design, last: Pass): Aside | undefined {
    const { edges } = design
    if (this.kept.length === 0 || edges === last.followed.source.edges) return undefined
    const same = this.kept.find(({ pass }) => isSameLines(pass.followed.source.edges, edges))
    if (same !== undefined) return same
    const back = ledBackTo(design, last)
    return this.kept.find(({ pass }) => cameTo(pass, back))
  }

  /** After a pass over an edited design: `replaced` is what the last pass, that it went on from, had found out. */
  follow(last: Pass, analysis: Analysis, replaced: Answers): void {
    for (const aside of this.kept) keepIn(aside.answers, replaced)
    if (!isCut(last.analysis, analysis)) return
    this.kept = [{ pass: last, answers: replaced }, ...this.kept].slice(0, MOST)
  }

  /**
   * After a pass over a design that was written over: what was edited can be in designs before it, as the same copy. Where
   * it is not, it has come since, and whoever looked at it was asked since. Settings of the flow and places are no copies,
   * and compared.
   */
  writtenOver(own: Design, { nodes, actions, lists }: WordChange): void {
    const isIn = ({ analysis: { graph } }: Pass) =>
      nodes.some((at) => {
        const node = own.nodes[at]
        return node !== undefined && graph.index.node(node.id) !== undefined
      })
    const mayBeIn = actions.length > 0 || (lists & WHOLE.tasks) !== 0
    this.kept = mayBeIn ? [] : this.kept.filter(({ pass }) => !isIn(pass))
  }

  clear(): void {
    this.kept = []
  }
}

/** Keeps what was said at the pass aside: what has been replaced since is known already. */
function keepIn({ replaced }: Answers, later: Answers): void {
  for (const [check, answered] of later.replaced) {
    if (!replaced.has(check)) replaced.set(check, answered)
  }
}

/** Whether paths come to a share of the steps in one of two designs alone. */
function isCut(before: Analysis, after: Analysis): boolean {
  const [was, is] = [solutionsOf(before).standing, solutionsOf(after).standing]
  const { size } = after.graph.index
  let count = 0
  for (let place = 0; place < size; place += 1) {
    if (was.isReached(place) !== is.isReached(place)) count += 1
  }
  return count > size * SHARE
}

/** The steps that paths came to no more in the last design, and come to by lines that are new, if these are many. */
function ledBackTo(design: Design, { followed, analysis }: Pass): readonly FlowNode[] {
  const { graph } = analysis
  const places: number[] = []
  const seen = new Set<number>()
  const add = (node: FlowNode | undefined) => {
    if (node === undefined || analysis.isReachable(node)) return
    const place = graph.placeOf(node)
    if (seen.has(place)) return
    seen.add(place)
    places.push(place)
  }
  for (const { to } of differenceOf(followed.source.edges, design.edges).come) {
    add(graph.index.node(to))
  }
  for (const place of places) for (const { to } of graph.outAt(place)) add(to)
  if (places.length <= graph.index.size * SHARE) return []
  return places.flatMap((place) => graph.nodeAt(place) ?? [])
}

/** Whether paths came to most of these steps. */
function cameTo({ analysis }: Pass, steps: readonly FlowNode[]): boolean {
  const isReached = ({ id }: FlowNode) => {
    const node = analysis.graph.index.node(id)
    return node !== undefined && analysis.isReachable(node)
  }
  return steps.length > 0 && steps.filter(isReached).length > steps.length / 2
}

/** What an undo brings back is as it was, and need not be the same object. */
function isSameLines(before: Design['edges'], now: Design['edges']): boolean {
  if (before.length !== now.length) return false
  const { gone, come } = differenceOf(before, now)
  return gone.every((edge, i) => {
    const other = come[i]
    return edge.from === other?.from && edge.output === other.output && edge.to === other.to
  })
}
