import type { FlowNode, Variable } from '../model/design.ts'
import type { Value } from '../model/values.ts'
import { remember } from '../base/remember.ts'
import type { Analysis } from './analyse.ts'
import type { ResolvedAssignment } from './assignment.ts'
import type { GraphEdge } from './flow-graph.ts'
import { rootEdges } from './paths.ts'
import type { Read } from './references.ts'
import { wordsIn } from './spoken.ts'
import { claimsInKnown } from './spoken-claims.ts'
import { aboutSteps, stepsThat } from './step-traits.ts'

/** A variable and a text that it holds, which tells the caller about the payment once it is said. */
export interface HeldText {
  readonly variable: Variable
  readonly text: string
}

/** Whether a text that tells about the payment is put into any variable and said by way of one. */
export function mayTellByVariable(analysis: Analysis): boolean {
  return analysis.answer(isToldByVariable)
}

/** The texts that variables may hold on arriving at a step, by whatever path. */
export function heldAt(analysis: Analysis, node: FlowNode): readonly HeldText[] {
  return mayTellByVariable(analysis) ? analysis.answer(heldAtStep(node), sameTexts) : NOTHING
}

/** Where paths begin on which variables are followed. */
export interface TextWays {
  readonly from: readonly GraphEdge[]
  /** What variables hold there. */
  readonly held: readonly HeldText[]
  readonly avoidNode: (node: FlowNode) => boolean
}

/** An edge that a path comes by, and what one variable holds behind it; null for a path on which none is followed. */
export interface TextStep {
  readonly edge: GraphEdge
  readonly held: HeldText | null
  readonly before: TextStep | null
}

/**
 * All that can be arrived with somewhere, each once and by a shortest path. A variable is followed by itself, from where it
 * is given a text to where another value takes its place; what is made of its text is followed as well.
 */
export function* followTexts(
  analysis: Analysis,
  { from, held, avoidNode }: TextWays,
): Generator<TextStep, void> {
  const seen = new Set<number | string>()
  const steps: TextStep[] = []
  function* leave(edges: readonly GraphEdge[], before: TextStep | null, holds: HeldText | null) {
    for (const edge of edges) {
      if (edge.to === undefined) continue
      const behind = heldBehind(analysis, edge, holds)
      for (const now of holds === null ? [null, ...behind] : behind) {
        const key = now === null ? edge.toAt : `${edge.toAt} ${now.variable.id} ${now.text}`
        if (seen.has(key) || seen.size >= MOST_STATES) continue
        seen.add(key)
        const step: TextStep = { edge, held: now, before }
        yield step
        if (!avoidNode(edge.to)) steps.push(step)
      }
    }
  }
  for (const holds of [null, ...held]) yield* leave(from, null, holds)
  for (const step of steps) {
    yield* leave(analysis.graph.outAt(step.edge.toAt), step, step.held)
  }
}

/** Texts that are put together in a loop would have no end. */
const LONGEST_TEXT = 1000
const MOST_STATES = 50_000

function heldBehind(
  { assignments }: Analysis,
  edge: GraphEdge,
  held: HeldText | null,
): readonly HeldText[] {
  const given = assignments.on(edge)
  if (given.length === 0) return held === null ? NOTHING : [held]
  const texts = new Map<Variable, string>(held === null ? [] : [[held.variable, held.text]])
  for (const assignment of given) {
    const { target } = assignment
    if (target === undefined) continue
    const text = textGiven(assignment, texts)
    if (text === null) texts.delete(target)
    else texts.set(target, text)
  }
  return Array.from(texts, ([variable, text]) => ({ variable, text }))
}

// Questions are made outside of what is watched: they stay with their answers, and must not hold on to it.

const heldAtStep = remember(({ id }: FlowNode) => (whole: Analysis): readonly HeldText[] => {
  const { graph } = whole
  return heldAnywhere(whole).get(graph.placeOf(graph.node(id))) ?? NOTHING
})

/** By place, found for all steps at once: there can be as many payments as calls of a task. */
const heldAnywhere = remember((whole: Analysis): ReadonlyMap<number, readonly HeldText[]> => {
  const { initial } = giftsOf(whole)
  const ways = { from: rootEdges(whole.graph), held: initial, avoidNode: never }
  const found = new Map<number, HeldText[]>()
  for (const { edge, held } of followTexts(whole, ways)) {
    if (held === null) continue
    const here = found.get(edge.toAt)
    if (here === undefined) found.set(edge.toAt, [held])
    else here.push(held)
  }
  return found
})

function isToldByVariable(whole: Analysis): boolean {
  return giftsOf(whole).isAnySaid
}

interface Gifts {
  /** What variables hold before anything happens. */
  readonly initial: readonly HeldText[]
  readonly isAnySaid: boolean
}

/** Only what is said, or becomes part of that, is looked at: in most flows that is next to nothing. */
const giftsOf = aboutSteps((whole): Gifts => {
  const { assignments, graph, influence, readsOf } = whole
  const said = stepsThat(whole).say.flatMap((node) => saidOf(readsOf(node)))
  const parts = said.length === 0 ? NO_VARIABLES : influence.into(said)
  const initial = graph.index.design.variables.flatMap((variable) => {
    const { text } = parts.has(variable.id) ? textIn(variable.initial) : NO_TEXT
    return text === null ? [] : [{ variable, text }]
  })
  const isGiven = (id: Variable['id']) =>
    assignments.to({ id }).some(({ assignment: { source } }) => {
      return source.type === 'value' && textIn(source.value).text !== null
    })
  return { initial, isAnySaid: initial.length > 0 || [...parts].some(isGiven) }
})

/** The variables that a step says. */
const saidOf = remember((reads: readonly Read[]): readonly Variable[] =>
  reads.flatMap(({ use, variable }) => (use.place === 'audio' ? (variable ?? []) : [])),
)

type Texts = ReadonlyMap<Variable, string>

/** The text of a value by itself. */
const textIn = remember((value: Value): { readonly text: string | null } => ({
  text: textOf(value, NO_TEXTS),
}))

/** The text that an assignment gives where variables hold texts; null where it is not known, or tells nothing. */
function textGiven({ source, madeOf }: ResolvedAssignment, texts: Texts): string | null {
  if (source.type !== 'value') return null
  return textOf(source.value, texts.size === 0 ? texts : ofThem(texts, madeOf))
}

function ofThem(texts: Texts, variables: readonly Variable[]): Texts {
  return new Map([...texts].filter(([variable]) => variables.includes(variable)))
}

function textOf(value: Value, texts: Texts): string | null {
  const text = wordsOfValue(value, texts)
  const tells = text !== '' && text.length <= LONGEST_TEXT && claimsInKnown(text).size > 0
  return tells ? text : null
}

function wordsOfValue(value: Value, texts: Texts): string {
  if (value.type === 'literal') return typeof value.value === 'string' ? value.value : ''
  if (value.type === 'none') return ''
  const byName = new Map(Array.from(texts, ([{ name }, text]) => [name.toLowerCase(), text]))
  return wordsIn(value.text, (name) => byName.get(name.toLowerCase()))
}

function sameTexts(a: readonly HeldText[], b: readonly HeldText[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ variable, text }, i) => variable === b[i]?.variable && text === b[i].text)
  )
}

function never(): boolean {
  return false
}

const NOTHING: readonly HeldText[] = []
const NO_TEXT = { text: null }
const NO_TEXTS: Texts = new Map()
const NO_VARIABLES: ReadonlySet<Variable['id']> = new Set()
