import type { Value } from '../language/expression/values.ts'
import type { Variable } from '../model/design.ts'
import { type Answer, answersOn } from './answers.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { isRefuted, type KnownVariables, writtenValue } from './known-values.ts'
import { assignedOn, type Reader } from './node-links.ts'
import type { Read } from './references.ts'

/** What is known on a path of what it has come by, or began with. */
export interface Held {
  /** What variables hold, as it is written there; undefined for another value, which is not known. */
  readonly values: ReadonlyMap<Variable, Value | undefined>
  /** By the question, how decisions came out, as long as their variables have got no other value since. */
  readonly answers: ReadonlyMap<string, Answer>
}

/** What a variable holds for sure where a path begins; undefined where that is not known. */
export type HeldAtStart = (variable: Variable) => Value | undefined

/** What is held where a path begins, of these variables. */
export function heldFirst(variables: Iterable<Variable>, heldAtStart: HeldAtStart): Held {
  const values = new Map<Variable, Value>()
  for (const variable of variables) {
    const value = heldAtStart(variable)
    if (value !== undefined) values.set(variable, value)
  }
  return values.size === 0 ? NOTHING : { values, answers: NOTHING.answers }
}

/** The last edges by which every path comes to a place, the last one last: as far back as there is one way only. */
export function onlyWayTo(graph: FlowGraph, place: number): readonly GraphEdge[] {
  const way: GraphEdge[] = []
  const seen = new Set<number>()
  for (let at = place; graph.rootAt(at) === undefined && !seen.has(at); ) {
    if (way.length === FURTHEST_BACK) break
    seen.add(at)
    const [edge, ...others] = graph.intoAt(at)
    if (edge === undefined || others.length > 0) break
    way.push(edge)
    at = edge.fromAt
  }
  return way.reverse()
}

/**
 * What guards a step stands near it. To go back further would let each path that is looked for depend on steps far away,
 * so that after an edit of those it has to be looked for again.
 */
const FURTHEST_BACK = 16

/** What is held behind an edge, of the variables that are followed; of all where that is null. */
export function heldAfter(
  graph: FlowGraph,
  edge: GraphEdge,
  held: Held,
  followed: ReadonlySet<Variable> | null,
): Held {
  let values: Map<Variable, Value | undefined> | undefined
  let answers: Map<string, Answer> | undefined
  const isFollowed = (variable: Variable) => followed?.has(variable) !== false
  for (const answer of answersOn(graph, edge)) {
    if (answer.variables.every(isFollowed)) {
      answers ??= new Map(held.answers)
      answers.set(answer.question, answer)
    }
  }
  const set = (variable: Variable, value: Value | undefined) => {
    values ??= new Map(held.values)
    values.set(variable, value)
    forget((one) => one === variable)
  }
  for (const { target, source } of assignedOn(graph.linksAt(edge.fromAt), edge.output)) {
    if (target === undefined || !isFollowed(target)) continue
    set(target, source.type === 'value' ? writtenValue(source.value, target.type) : undefined)
  }
  if (edge.to !== undefined && edge.to.task !== edge.from.task) {
    // A task that is entered has its own variables anew, and one that is gone back to has them as they were.
    for (const variable of (values ?? held.values).keys()) {
      if (variable.task !== null) set(variable, undefined)
    }
    forget(({ task }) => task !== null)
  }
  if (values === undefined && answers === undefined) return held
  return { values: values ?? held.values, answers: answers ?? held.answers }

  function forget(isOther: (variable: Variable) => boolean): void {
    for (const { question, variables } of (answers ?? held.answers).values()) {
      if (!variables.some(isOther)) continue
      answers ??= new Map(held.answers)
      answers.delete(question)
    }
  }
}

/**
 * The variables by which an edge cannot be taken with what is held there, as a condition comes out otherwise; none where
 * nothing speaks against it.
 */
export function refutedBy(
  graph: FlowGraph,
  edge: GraphEdge,
  held: Held,
  followed: ReadonlySet<Variable> | null,
): readonly Variable[] {
  const { fromAt, output } = edge
  if (held.answers.size > 0) {
    for (const { question, holds } of answersOn(graph, edge)) {
      const before = held.answers.get(question)
      if (before !== undefined && before.holds !== holds) return before.variables
    }
  }
  if (held.values.size === 0) return NONE
  const reads = decidingReads(graph, fromAt)
  const { variables, known } = heldIn(
    followed === null ? reads : reads.filter(({ variable }) => variable && followed.has(variable)),
    held,
  )
  if (variables.length === 0) return NONE
  const { when = [] } = graph.factsAt(fromAt).outputs.find(({ id }) => id === output) ?? {}
  return when.some((one) => isRefuted(one, known)) ? variables : NONE
}

/** What is known of the variables that are read. */
export function heldIn(
  reads: readonly Read[],
  held: Held,
): { readonly variables: readonly Variable[]; readonly known: KnownVariables } {
  const values = new Map<string, Value>()
  const variables: Variable[] = []
  for (const read of reads) {
    const value = valueRead(held, read)
    if (value === undefined || read.variable === undefined) continue
    values.set(read.name.toLowerCase(), value)
    variables.push(read.variable)
  }
  return { variables, known: (name) => values.get(name.toLowerCase()) }
}

/** What is held where a path ends, of all that it gives a value. */
export function heldOn(graph: FlowGraph, path: readonly GraphEdge[]): Held {
  return path.reduce((held, edge) => heldAfter(graph, edge, held, null), NOTHING)
}

/** The same for a whole path: the variables by which it contradicts itself, or the only way to where it begins. */
export function contradictionOn(
  graph: FlowGraph,
  path: readonly GraphEdge[],
  heldAtStart: HeldAtStart,
): readonly Variable[] {
  const [first] = path
  if (first === undefined) return NONE
  const asked = new Set<Variable>()
  for (const { fromAt } of path) {
    for (const { variable } of decidingReads(graph, fromAt)) if (variable) asked.add(variable)
  }
  if (asked.size === 0) return NONE
  let held = heldFirst(asked, heldAtStart)
  for (const edge of onlyWayTo(graph, first.fromAt)) held = heldAfter(graph, edge, held, asked)
  for (const edge of path) {
    const variables = refutedBy(graph, edge, held, asked)
    if (variables.length > 0) return variables
    held = heldAfter(graph, edge, held, asked)
  }
  return NONE
}

/** The same text for all that hold the same of what is followed. */
export function keyOf({ values, answers }: Held): string {
  return [
    ...Array.from(values, ([{ id }, value]) => `${id}=${JSON.stringify(value)}`),
    ...Array.from(answers.values(), ({ question, holds }) => `${question}: ${holds}`),
  ]
    .sort()
    .join(' ')
}

function decidingReads(graph: FlowGraph, place: number): readonly Reader[] {
  return graph.linksAt(place).reads.filter(({ use }) => use.place === 'logic')
}

function valueRead({ values }: Held, { variable, name }: Read): Value | undefined {
  // `Task.Answer.total` is a property of what the variable holds.
  const isWhole = variable?.name.toLowerCase() === name.toLowerCase()
  return variable !== undefined && isWhole ? values.get(variable) : undefined
}

const NONE: readonly Variable[] = []
const NOTHING: Held = { values: new Map(), answers: new Map() }
