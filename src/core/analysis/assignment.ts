import { bitsWhere, clearBit, joinRow, setAllBits, setBit } from '../base/bits.ts'
import { remember } from '../base/remember.ts'
import type { Assignment, Source, Use } from '../kinds/facts.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { VariableNumbers } from '../model/variable-numbers.ts'
import { type Before, solvedBefore } from './before.ts'
import { type ForwardProblem, solveForward } from './dataflow.ts'
import { type GraphEdge, isEnteredUnknown, type WholeGraph } from './flow-graph.ts'
import { assignedOn, UNDECLARED } from './node-links.ts'
import { standingBit, widthWith } from './standing.ts'
import type { States } from './state-rows.ts'

/** An assignment with the variable that its name means; undefined when nothing declares it. */
export interface ResolvedAssignment extends Assignment {
  readonly target: Variable | undefined
  /** Under which analysis counts the variable; -1 when nothing declares it. */
  readonly number: number
  /** The variables that the expression mentions whose value is given. */
  readonly madeOf: readonly Variable[]
}

export interface Assignments {
  /** What an edge assigns. */
  readonly on: (edge: GraphEdge) => readonly ResolvedAssignment[]
  /** The edges that give a variable a value. */
  into(variable: Variable): ReadonlySet<GraphEdge>
  /** Every assignment to a variable, with the node that makes it, in the order of the design. */
  to(variable: Pick<Variable, 'id'>): readonly AssignmentAt[]
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
export function analyseAssignments(
  graph: WholeGraph,
  before: Before | null,
): { readonly assignments: Assignments; readonly made: MadeAssignments; readonly states: States } {
  const { variables, byId: numbers } = graph.index.numbers
  const made = isMadeAlike(graph, before) ? before.solutions.made : gatherAssignments(graph)
  const { all, assigned } = made
  const settingEdges: (ReadonlySet<GraphEdge> | undefined)[] = []
  const on = ({ fromAt, output }: GraphEdge) => assignedOn(graph.linksAt(fromAt), output)
  const shownOn = ({ fromAt, output }: GraphEdge) =>
    graph.linksAt(fromAt).shown.get(output) ?? NO_VARIABLES
  const width = widthWith(variables.length)
  const problem: ForwardProblem = {
    // One bit more says that every path comes by the error handler: see standing.ts.
    width,
    atRoot(root, state) {
      if (root.isErrorHandler) setBit(state, standingBit(width))
      if (isEnteredUnknown(root)) setAllBits(state, variables.length)
      joinRow(numbersWithValue(variables), 0, state)
    },
    changes({ fromAt, output }) {
      const links = graph.linksAt(fromAt)
      return assignedOn(links, output).length > 0 || links.shown.has(output)
    },
    along(edge, state) {
      for (const { number, source } of on(edge)) {
        if (number === UNDECLARED) continue
        if (isUnset(source)) clearBit(state, number)
        else setBit(state, number)
      }
      for (const { id } of shownOn(edge)) {
        const number = numbers.get(id)
        if (number !== undefined) setBit(state, number)
      }
    },
    meet: 'all',
  }
  const states = solveForward(
    graph,
    problem,
    solvedBefore(before, ({ assigned }) => assigned),
  )
  const isSetAt = (node: FlowNode, variable: Variable) => {
    const place = graph.placeOf(node)
    if (states.reached[place] === 0) return true
    const number = numbers.get(variable.id)
    return number !== undefined && states.has(place, number)
  }
  const to = ({ id }: Pick<Variable, 'id'>) => assigned[numbers.get(id) ?? UNDECLARED] ?? NOWHERE
  const into = (variable: Variable): ReadonlySet<GraphEdge> => {
    const number = numbers.get(variable.id)
    if (number === undefined) return NO_EDGES
    return (settingEdges[number] ??= edgesSetting(number))
  }
  const assignments: Assignments = {
    on,
    of: (node) => graph.linksAt(graph.placeOf(node)).assigns,
    all,
    into,
    to,
    settles: (edge, variable) => into(variable).has(edge) || shownOn(edge).includes(variable),
    isSetAt,
    isSetFor: (node, use, variable) =>
      isSetAt(node, variable) ||
      graph
        .linksAt(graph.placeOf(node))
        .assigns.some(({ target, field }) => target === variable && isEarlier(field, use.field)),
  }
  return { assignments, made, states }

  function edgesSetting(number: number): ReadonlySet<GraphEdge> {
    const edges = new Set<GraphEdge>()
    for (const { node } of assigned[number] ?? NOWHERE) {
      for (const edge of graph.out(node)) {
        if (on(edge).some((assignment) => assignment.number === number)) edges.add(edge)
      }
    }
    return edges
  }
}

/** All assignments in the order of the design, and those to each variable by the number of it. */
export interface MadeAssignments {
  readonly all: readonly AssignmentAt[]
  readonly assigned: readonly (readonly AssignmentAt[] | undefined)[]
}

/** Whether no step that is another one assigns anything or did, by the numbers that variables had. */
function isMadeAlike(graph: WholeGraph, before: Before | null): before is Before {
  if (before === null || before.redeclared === null) return false
  const { graph: last } = before.solutions
  return [...before.others, ...before.relinked].every(
    (place) =>
      last.linksAt(place).assigns.length === 0 && graph.linksAt(place).assigns.length === 0,
  )
}

function gatherAssignments(graph: WholeGraph): MadeAssignments {
  const all: AssignmentAt[] = []
  const assigned: AssignmentAt[][] = []
  for (let place = 0; place < graph.index.size; place += 1) {
    for (const assignment of graph.linksAt(place).assignsAt) {
      all.push(assignment)
      const { number } = assignment.assignment
      if (number !== UNDECLARED) (assigned[number] ??= []).push(assignment)
    }
  }
  return { all, assigned }
}

/** Whether it takes a value away rather than give one. */
export function isUnset(source: Source): boolean {
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

/** A bit for each variable that has a value before anything happens, in a row with the one that tells of paths. */
const numbersWithValue = remember((variables: VariableNumbers['variables']) =>
  bitsWhere(widthWith(variables.length), (i) => (variables[i]?.initial.type ?? 'none') !== 'none'),
)

const NO_EDGES: ReadonlySet<GraphEdge> = new Set()
const NO_VARIABLES: readonly Variable[] = []
const NOWHERE: readonly AssignmentAt[] = []

/** Items of one list are done one after the other: `statements.0.variable` is set before `statements.1.value` is read. */
function isEarlier(assigned: string, read: string): boolean {
  const [list, item] = assigned.split('.')
  const [otherList, otherItem] = read.split('.')
  return list === otherList && Number(item) < Number(otherItem)
}
