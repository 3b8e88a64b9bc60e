import type { Value } from '../language/expression/values.ts'
import type { Variable } from '../model/design.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { isRefuted, type KnownVariables, writtenValue } from './known-values.ts'
import { assignedOn, type Reader } from './node-links.ts'
import type { Read } from './references.ts'

/**
 * What variables hold on a path that was given them on it or began with them, as it is written there; undefined for
 * another value, which is not known.
 */
export type Held = ReadonlyMap<Variable, Value | undefined>

/** What a variable holds for sure where a path begins; undefined where that is not known. */
export type HeldAtStart = (variable: Variable) => Value | undefined

/** What is held where a path begins, of these variables. */
export function heldFirst(variables: Iterable<Variable>, heldAtStart: HeldAtStart): Held {
  const held = new Map<Variable, Value>()
  for (const variable of variables) {
    const value = heldAtStart(variable)
    if (value !== undefined) held.set(variable, value)
  }
  return held
}

/** What is held behind an edge, of the variables that are followed; of all where that is null. */
export function heldAfter(
  graph: FlowGraph,
  edge: GraphEdge,
  held: Held,
  followed: ReadonlySet<Variable> | null,
): Held {
  let values: Map<Variable, Value | undefined> | undefined
  const set = (variable: Variable, value: Value | undefined) => {
    values ??= new Map(held)
    values.set(variable, value)
  }
  for (const { target, source } of assignedOn(graph.linksAt(edge.fromAt), edge.output)) {
    if (target === undefined || followed?.has(target) === false) continue
    set(target, source.type === 'value' ? writtenValue(source.value, target.type) : undefined)
  }
  if (edge.to !== undefined && edge.to.task !== edge.from.task) {
    // A task that is entered has its own variables anew, and one that is gone back to has them as they were.
    for (const variable of (values ?? held).keys()) {
      if (variable.task !== null) set(variable, undefined)
    }
  }
  return values ?? held
}

/**
 * The variables by which an edge cannot be taken with what is held there, as a condition comes out otherwise; none where
 * nothing speaks against it.
 */
export function refutedBy(
  graph: FlowGraph,
  { fromAt, output }: GraphEdge,
  held: Held,
  followed: ReadonlySet<Variable> | null,
): readonly Variable[] {
  if (held.size === 0) return NONE
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
  return path.reduce((held, edge) => heldAfter(graph, edge, held, null), NOTHING_HELD)
}

const NOTHING_HELD: Held = new Map()

/** The same for a whole path: the variables by which it contradicts itself. */
export function contradictionOn(
  graph: FlowGraph,
  path: readonly GraphEdge[],
  heldAtStart: HeldAtStart,
): readonly Variable[] {
  const asked = path.flatMap(({ fromAt }) =>
    decidingReads(graph, fromAt).flatMap(({ variable }) => variable ?? []),
  )
  let held = heldFirst(new Set(asked), heldAtStart)
  for (const edge of path) {
    const variables = refutedBy(graph, edge, held, null)
    if (variables.length > 0) return variables
    held = heldAfter(graph, edge, held, null)
  }
  return NONE
}

/** The same text for all that hold the same of what is followed. */
export function keyOf(held: Held): string {
  return Array.from(held, ([{ id }, value]) => `${id}=${JSON.stringify(value)}`)
    .sort()
    .join(' ')
}

function decidingReads(graph: FlowGraph, place: number): readonly Reader[] {
  return graph.linksAt(place).reads.filter(({ use }) => use.place === 'logic')
}

function valueRead(held: Held, { variable, name }: Read): Value | undefined {
  // `Task.Answer.total` is a property of what the variable holds.
  const isWhole = variable?.name.toLowerCase() === name.toLowerCase()
  return variable !== undefined && isWhole ? held.get(variable) : undefined
}

const NONE: readonly Variable[] = []
