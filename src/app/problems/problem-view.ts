import { create } from 'zustand'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem, Severity } from '#core/lint/problem.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { isOpen, SEVERITIES } from './problem-counts.ts'
import { groupOf } from './rule-groups.ts'

/** What heads the parts of the list. */
export type Grouping = 'severity' | 'node' | 'rule'

/** Which problems are listed, and how. Kept while panels come and go, and never in the file. */
export interface ProblemFilter {
  readonly hidden: ReadonlySet<Severity>
  /** A group of rules, or one rule by its name; null for all. */
  readonly rules: string | null
  /** Only what is selected on the canvas. */
  readonly isSelectionOnly: boolean
  readonly grouping: Grouping
}

/** A part of the list; by severity there is one part without a head. */
export interface ProblemPart {
  readonly key: string
  readonly problems: readonly Problem[]
}

export const EVERYTHING: ProblemFilter = {
  hidden: new Set(),
  rules: null,
  isSelectionOnly: false,
  grouping: 'severity',
}

export const useProblemView = create<ProblemFilter>()(() => EVERYTHING)

/** The problems that are listed, in the order of the list: the worst first, what is accepted last. */
export function arrange(
  problems: readonly Problem[],
  filter: ProblemFilter,
  selection: readonly NodeId[],
): readonly ProblemPart[] {
  const shown = problems.filter((problem) => isListed(problem, filter, selection))
  if (shown.length === 0) return []
  if (filter.grouping === 'severity') return [{ key: '', problems: worstFirst(shown) }]
  const keyOf = filter.grouping === 'node' ? placeOf : ({ rule }: Problem) => rule
  const parts = new Map<string, Problem[]>()
  // Steps keep the order of the flow; of rules the worst comes first.
  for (const problem of filter.grouping === 'node' ? shown : worstFirst(shown)) {
    const part = parts.get(keyOf(problem))
    if (part === undefined) parts.set(keyOf(problem), [problem])
    else part.push(problem)
  }
  return Array.from(parts, ([key, part]) => ({ key, problems: worstFirst(part) }))
}

/** The open problems in the order of the list, as F8 goes through them. */
export function listedProblems(): readonly Problem[] {
  return arrange(
    useFindings.getState().problems,
    useProblemView.getState(),
    useView.getState().selection,
  ).flatMap((part) => part.problems.filter(isOpen))
}

/** Whether something besides severities keeps problems out of the list. */
export function isNarrowed({ rules, isSelectionOnly }: ProblemFilter): boolean {
  return rules !== null || isSelectionOnly
}

/** Whether severities and filter let a problem into the list. */
export function isListed(
  problem: Problem,
  { hidden, rules, isSelectionOnly }: ProblemFilter,
  selection: readonly NodeId[],
): boolean {
  if (hidden.has(problem.severity)) return false
  if (rules !== null && problem.rule !== rules && groupOf(problem) !== rules) return false
  return !isSelectionOnly || (problem.node !== null && selection.includes(problem.node))
}

/** Ids of nodes and of actions may be the same. */
function placeOf({ node, action }: Problem): string {
  if (node !== null) return `node ${node}`
  return action === undefined ? 'flow' : `action ${action}`
}

/** In their own order where they are equally bad; what is accepted comes last. */
export function worstFirst(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function rankOf(problem: Problem): number {
  return isOpen(problem) ? SEVERITIES.indexOf(problem.severity) : SEVERITIES.length
}
