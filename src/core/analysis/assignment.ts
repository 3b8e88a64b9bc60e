import {
  type BitSet,
  emptyBits,
  fullBits,
  hasBit,
  intersection,
  sameBits,
  withBit,
  withoutBit,
} from '../base/bit-set.ts'
import type { VariableId } from '../base/ids.ts'
import type { Assignment, NodeFacts, Source, Use } from '../kinds/facts.ts'
import type { Design, FlowNode, Variable } from '../model/design.ts'
import { solveForward } from './dataflow.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { shownSet } from './shown-set.ts'

/** An assignment with the variable that its name means; undefined when nothing declares it. */
export interface ResolvedAssignment extends Assignment {
  readonly target: Variable | undefined
}

export interface Assignments {
  /** What an edge assigns. */
  readonly on: (edge: GraphEdge) => readonly ResolvedAssignment[]
  /** The edges that give a variable a value. */
  into(variable: Variable): ReadonlySet<GraphEdge>
  /** Every assignment to a variable, with the node that makes it, in the order of the design. */
  to(variable: Variable): readonly AssignmentAt[]
  /** Whether a variable has a value behind an edge whatever was before: it is given one, or a condition asked for it. */
  settles(edge: GraphEdge, variable: Variable): boolean
  /** Whether on every path to a node the variable has a value. True where the node cannot be reached. */
  isSetAt(node: FlowNode, variable: Variable): boolean
  /** The same for one expression of a node: earlier statements of the node count. */
  isSetFor(node: FlowNode, use: Use, variable: Variable): boolean
  /** What a node assigns, by whatever output. */
  readonly of: (node: FlowNode) => readonly ResolvedAssignment[]
  /** Every assignment of the design, with the node that makes it. */
  readonly all: readonly AssignmentAt[]
}

/** An assignment and where it is made. */
export interface AssignmentAt {
  readonly node: FlowNode
  readonly assignment: ResolvedAssignment
}

/** Definite assignment over output edges: an action's outputs are set on `success` only. */
export function analyseAssignments(graph: FlowGraph): Assignments {
  const { index } = graph
  const bits = new Map<VariableId, number>(
    index.design.variables.map((variable, i) => [variable.id, i]),
  )
  const byPlace: (Resolved | undefined)[] = []
  const byVariable = new Map<VariableId, Set<GraphEdge>>()
  const all: AssignmentAt[] = []
  const toVariable = new Map<VariableId, AssignmentAt[]>()
  for (const [place, node] of index.design.nodes.entries()) {
    const own = resolve(graph, node)
    byPlace.push(own)
    if (own === undefined) continue
    for (const assignment of own.all) {
      const at = { node, assignment }
      all.push(at)
      if (assignment.target !== undefined) addTo(toVariable, assignment.target.id, at)
    }
    for (const edge of graph.outAt(place)) {
      for (const { target } of own.byOutput.get(edge.output) ?? NOTHING) {
        if (target === undefined) continue
        const edges = byVariable.get(target.id)
        if (edges === undefined) byVariable.set(target.id, new Set([edge]))
        else edges.add(edge)
      }
    }
  }
  const on = ({ fromAt, output }: GraphEdge) => byPlace[fromAt]?.byOutput.get(output) ?? NOTHING
  const asked = askedFor(graph)
  const stateAt = solveForward<BitSet>(graph, {
    atRoot: (isErrorHandler) => {
      if (isErrorHandler) return fullBits(index.design.variables.length)
      let set = emptyBits()
      for (const [i, { initial }] of index.design.variables.entries()) {
        if (initial.type !== 'none') set = withBit(set, i)
      }
      return set
    },
    along: (edge, state) => {
      let after = state
      for (const { target, source } of on(edge)) {
        const bit = target === undefined ? undefined : bits.get(target.id)
        if (bit === undefined) continue
        after = isUnset(source) ? withoutBit(after, bit) : withBit(after, bit)
      }
      for (const { id } of asked.get(edge) ?? NO_VARIABLES) {
        const bit = bits.get(id)
        if (bit !== undefined) after = withBit(after, bit)
      }
      return after
    },
    meet: intersection,
    same: sameBits,
  })
  const isSetAt = (node: FlowNode, variable: Variable) => {
    const state = stateAt(node)
    const bit = bits.get(variable.id)
    return state === undefined || (bit !== undefined && hasBit(state, bit))
  }
  return {
    on,
    of: (node) => byPlace[graph.placeOf(node)]?.all ?? NOTHING,
    all,
    into: ({ id }) => byVariable.get(id) ?? NO_EDGES,
    to: ({ id }) => toVariable.get(id) ?? NOWHERE,
    settles: (edge, variable) =>
      (byVariable.get(variable.id)?.has(edge) ?? false) ||
      (asked.get(edge)?.includes(variable) ?? false),
    isSetAt,
    isSetFor: (node, use, variable) =>
      isSetAt(node, variable) ||
      graph
        .facts(node)
        .assigns.some(
          (assignment) =>
            isEarlier(assignment.field, use.field) &&
            index.variable(assignment.variable, node.task) === variable,
        ),
  }
}

/** By edge, the variables that have a value because the node was left by it; edges that show nothing are not in it. */
function askedFor(graph: FlowGraph): ReadonlyMap<GraphEdge, readonly Variable[]> {
  const { index } = graph
  const asked = new Map<GraphEdge, readonly Variable[]>()
  for (const [place, node] of index.design.nodes.entries()) {
    for (const { id, when } of graph.facts(node).outputs) {
      const shown = when?.flatMap((condition) => shownSet(condition, node.task, index)) ?? []
      if (shown.length === 0) continue
      const edge = graph.outAt(place).find(({ output }) => output === id)
      if (edge !== undefined) asked.set(edge, shown)
    }
  }
  return asked
}

/** What one node assigns, at all and by each output. */
interface Resolved {
  readonly variables: Design['variables']
  readonly all: readonly ResolvedAssignment[]
  readonly byOutput: ReadonlyMap<string, readonly ResolvedAssignment[]>
}

/** What a node assigns changes with its own facts and with the declared variables, and with nothing else. */
const resolved = new WeakMap<NodeFacts, Resolved>()

function resolve(graph: FlowGraph, node: FlowNode): Resolved | undefined {
  const facts = graph.facts(node)
  if (facts.assigns.length === 0) return undefined
  const { variables } = graph.index.design
  const known = resolved.get(facts)
  if (known?.variables === variables) return known
  const all = facts.assigns.map((assignment) => ({
    ...assignment,
    target: graph.index.variable(assignment.variable, node.task),
  }))
  const byOutput = new Map<string, ResolvedAssignment[]>()
  for (const assignment of all) addTo(byOutput, assignment.output, assignment)
  const made = { variables, all, byOutput }
  resolved.set(facts, made)
  return made
}

/** Whether it takes a value away rather than give one. */
function isUnset(source: Source): boolean {
  if (source.type !== 'value') return false
  const { value } = source
  return (
    value.type === 'none' ||
    (value.type === 'expression' && value.text.trim().toUpperCase() === 'NOT_SET')
  )
}

/** Whether it leaves nothing behind of what was there: not set, or an empty text. */
export function clears(source: Source): boolean {
  if (source.type !== 'value') return false
  const { value } = source
  if (value.type === 'literal') return value.value === ''
  return isUnset(source) || (value.type === 'expression' && value.text.trim() === '""')
}

const NO_EDGES: ReadonlySet<GraphEdge> = new Set()
const NO_VARIABLES: readonly Variable[] = []
const NOTHING: readonly ResolvedAssignment[] = []
const NOWHERE: readonly AssignmentAt[] = []

function addTo<Key, T>(lists: Map<Key, T[]>, key: Key, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

/** Items of one list are done one after the other: `statements.0.variable` is set before `statements.1.value` is read. */
function isEarlier(assigned: string, read: string): boolean {
  const [list, item] = assigned.split('.')
  const [otherList, otherItem] = read.split('.')
  return list === otherList && Number(item) < Number(otherItem)
}
