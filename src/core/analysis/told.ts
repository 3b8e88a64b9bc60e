import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import {
  followTexts,
  type HeldText,
  mayTellByVariable,
  type TextStep,
  type TextWays,
} from './held-texts.ts'
import { type KnownVariables, nothingKnown } from './known-values.ts'
import { findPath, type Path } from './paths.ts'
import { type Held, heldIn, heldOn } from './possible-paths.ts'
import { spokenBy, wordsIn } from './spoken.ts'
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
  const deniedBy = (node: FlowNode, held: Held) => deniedWith(analysis, query, node, held, null)
  const path = findPath(graph, { from, goal: isGoal, avoidNode, deniedBy })
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
    if (claims === null || !query.goal(edge.to, claims)) continue
    const path = pathOf(step)
    const denied = deniedWith(analysis, query, edge.to, heldOn(analysis.graph, path), held)
    if (denied.length === 0) return { node: edge.to, path, claims, by: held }
  }
  return null
}

/**
 * The variables by which a step does not tell what is asked for with what they hold, as an audio chooses by them what is
 * said; none where it does.
 */
function deniedWith(
  analysis: Analysis,
  { goal }: ToldQuery,
  node: FlowNode,
  held: Held,
  by: HeldText | null,
): readonly Variable[] {
  if (held.values.size === 0) return NONE
  const saying = analysis.readsOf(node).filter(({ use }) => use.place === 'audio')
  const { variables, known } = heldIn(saying, held)
  if (variables.length === 0) return NONE
  const claims = claimsAt(analysis, node, by, known)
  return claims !== null && goal(node, claims) ? NONE : variables
}

const NONE: readonly Variable[] = []

/** What a step tells the caller, by what a variable holds; null where it does not say that. */
function claimsAt(
  { graph, readsOf }: Analysis,
  node: FlowNode,
  held: HeldText | null,
  known: KnownVariables = nothingKnown,
): ReadonlySet<Claim> | null {
  if (held === null) {
    const facts = graph.facts(node)
    return known === nothingKnown ? claimsOf(facts) : claimsInKnown(spokenBy(facts, known))
  }
  for (const { use, name, variable } of readsOf(node)) {
    if (use.place !== 'audio' || variable !== held.variable) continue
    const words = wordsWith(use.expression, name, held.text, known)
    if (words !== null) return claimsInKnown(words)
  }
  return null
}

/** The words of an expression in which a name stands for a text; null where its value is no part of them. */
function wordsWith(
  expression: string,
  own: string,
  text: string,
  known: KnownVariables,
): string | null {
  let isSaid = false
  const textOf = (name: string) => {
    if (name.toLowerCase() !== own.toLowerCase()) return undefined
    isSaid = true
    return text
  }
  const words = wordsIn(expression, textOf, known)
  return isSaid ? words : null
}

function pathOf(last: TextStep): Path {
  const path = [last.edge]
  for (let step = last.before; step !== null; step = step.before) path.push(step.edge)
  return path.reverse()
}
