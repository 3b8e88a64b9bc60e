import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import {
  followTexts,
  type HeldText,
  mayTellByVariable,
  type TextStep,
  type TextWays,
} from './held-texts.ts'
import { findPath, type Path } from './paths.ts'
import { wordsIn } from './spoken.ts'
import { type Claim, claimsInKnown, claimsOf } from './spoken-claims.ts'

/** A step that a path arrives at. */
export interface Told {
  readonly node: FlowNode
  readonly path: Path
  /** What it tells there. */
  readonly claims: ReadonlySet<Claim>
  /** The variable by which it says what it was asked for; null where the words stand in the step itself, or it says none. */
  readonly by: HeldText | null
}

export interface ToldQuery extends TextWays {
  /** Where the path may end, by what a step tells the caller. It may end at a node that it may not pass through. */
  readonly goal: (node: FlowNode, claims: ReadonlySet<Claim>) => boolean
}

/**
 * A shortest path to a step that tells the caller what is asked for, or null. A step says what it spells out, and what a
 * variable holds that was given a text before, by its initial value or by Update Data.
 */
export function findTold(analysis: Analysis, query: ToldQuery): Told | null {
  const { graph } = analysis
  const { from, goal, avoidNode } = query
  if (mayTellByVariable(analysis)) return findByVariables(analysis, query)
  const isGoal = (node: FlowNode) => goal(node, claimsOf(graph.facts(node)))
  const path = findPath(graph, { from, goal: isGoal, avoidNode })
  const node = path?.at(-1)?.to
  if (path === null || node === undefined) return null
  return { node, path, claims: claimsOf(graph.facts(node)), by: null }
}

/** A path to a step, and what one variable holds there; null for none. */
export interface Arrival {
  readonly node: FlowNode
  readonly path: Path
  readonly held: HeldText | null
}

/** How the nearest step that is meant can be arrived at: by a shortest path, and by one for each text that is held there. */
export function arrivalsAt(
  analysis: Analysis,
  isMeant: (node: FlowNode) => boolean,
  ways: TextWays,
): readonly Arrival[] {
  const { from, avoidNode } = ways
  const path = findPath(analysis.graph, { from, goal: isMeant, avoidNode })
  const node = path?.at(-1)?.to
  if (path === null || node === undefined) return []
  const arrivals: Arrival[] = [{ node, path, held: null }]
  if (!mayTellByVariable(analysis)) return arrivals
  for (const step of followTexts(analysis, ways)) {
    const { edge, held } = step
    if (held !== null && edge.to === node) arrivals.push({ node, path: pathOf(step), held })
  }
  return arrivals
}

function findByVariables(analysis: Analysis, query: ToldQuery): Told | null {
  for (const step of followTexts(analysis, query)) {
    const { edge, held } = step
    if (edge.to === undefined) continue
    const claims = claimsAt(analysis, edge.to, held)
    if (claims !== null && query.goal(edge.to, claims)) {
      return { node: edge.to, path: pathOf(step), claims, by: held }
    }
  }
  return null
}

/** What a step tells the caller, by what a variable holds; null where it does not say that. */
function claimsAt(
  { graph, readsOf }: Analysis,
  node: FlowNode,
  held: HeldText | null,
): ReadonlySet<Claim> | null {
  if (held === null) return claimsOf(graph.facts(node))
  for (const { use, name, variable } of readsOf(node)) {
    if (use.place !== 'audio' || variable !== held.variable) continue
    const words = wordsWith(use.expression, name, held.text)
    if (words !== null) return claimsInKnown(words)
  }
  return null
}

/** The words of an expression in which a name stands for a text; null where its value is no part of them. */
function wordsWith(expression: string, own: string, text: string): string | null {
  let isSaid = false
  const words = wordsIn(expression, (name) => {
    if (name.toLowerCase() !== own.toLowerCase()) return undefined
    isSaid = true
    return text
  })
  return isSaid ? words : null
}

function pathOf(last: TextStep): Path {
  const path = [last.edge]
  for (let step = last.before; step !== null; step = step.before) path.push(step.edge)
  return path.reverse()
}
