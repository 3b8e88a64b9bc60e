import { type Bits, copyRow, emptyBits } from '../base/bits.ts'
import type { TaskId, VariableId } from '../base/ids.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import { SENSITIVITIES, type Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import { type Before, solvedBefore } from './before.ts'
import { type ForwardProblem, solveForward } from './dataflow.ts'
import { type GraphEdge, isEnteredUnknown, type WholeGraph } from './flow-graph.ts'
import { parsedExpression, variableNamed } from './references.ts'
import type { States } from './state-rows.ts'
import type { StepLore } from './step-lore.ts'
import { isTakenAlike } from './taken-alike.ts'
import {
  type Classes,
  EMPTY,
  isComputed,
  movedSlots,
  ownClasses,
  readSlot,
  single,
  writeSlot,
} from './taint-slots.ts'

/** The classes of secret that a value holds or was made from; `none` for a secret of no class. */
export type Taint = ReadonlySet<Sensitivity>

export interface Taints {
  /** What a variable may hold on arriving at a node. */
  of(variable: Variable, at: FlowNode): Taint
  /**
   * What the value of an expression gives away at a node. A variable that no path has filled counts as what it is
   * for: that it holds nothing here yet is another mistake.
   */
  givenAway(expression: string, at: FlowNode): Taint
  /** Whether a variable may hold anything worth protecting after an edge: more than nothing or a literal. */
  holdsAfter(edge: GraphEdge, variable: Variable): boolean
}

const CLEAN: Taint = new Set()
/**
 * Which secrets may have got into which variables, over output edges. A value that is merely about a secret (its
 * length, whether it is set, how it compares) gives nothing away and is clean; a literal overwrites.
 */
export function analyseTaint(
  graph: WholeGraph,
  assignments: Assignments,
  { classes, slots }: Pick<StepLore, 'classes' | 'slots'>,
  before: Before | null,
): { readonly taints: Taints; readonly states: States } {
  const { index } = graph
  const { classOf } = classes
  const { width } = slots
  const read = (bits: Bits, row: number, variable: Variable): Classes =>
    readSlot(bits, row, slots.of(variable))
  const along = (edge: GraphEdge, state: Bits): void => {
    for (const assignment of assignments.on(edge)) {
      const { target, source } = assignment
      const slot = target && slots.of(target)
      if (target === undefined || slot === undefined) continue
      const derived = isComputed(source)
        ? classesIn(source.value.text, edge.from.task, (variable) => read(state, 0, variable))
        : 0
      writeSlot(state, slot, ownClasses(assignment, target, classOf) | derived)
    }
  }
  const classesIn = (
    text: string,
    task: TaskId,
    holds: (variable: Variable) => Classes,
  ): Classes => {
    const parsed = parsedExpression(text)
    return parsed === null ? 0 : givenAwayBy(parsed, task, holds)
  }
  const givenAwayBy = (
    expression: Expression,
    task: TaskId,
    holds: (variable: Variable) => Classes,
  ): Classes => {
    if (givesNothingAway(expression)) return 0
    let classes = 0
    if (expression.kind === 'reference') {
      const variable = variableNamed(expression.name, task, index)
      const held = variable === undefined ? EMPTY : holds(variable)
      if (held !== EMPTY) classes = held
    }
    for (const part of valueParts(expression)) classes |= givenAwayBy(part, task, holds)
    return classes
  }
  /** What gets into each variable of the flow anywhere: whoever comes in unknown may find it there. */
  const heldAnywhere = (): ReadonlyMap<VariableId, Classes> => {
    const held = new Map<VariableId, Classes>()
    const holds = ({ id }: Variable) => held.get(id) ?? EMPTY
    for (let size = -1; size !== sumOf(held); ) {
      size = sumOf(held)
      for (const { node, assignment } of assignments.all) {
        const { target, source } = assignment
        if (target === undefined || slots.of(target) === undefined) continue
        const derived = isComputed(source) ? classesIn(source.value.text, node.task, holds) : 0
        const known = held.get(target.id) ?? single(classOf(target).sensitivity)
        held.set(target.id, known | ownClasses(assignment, target, classOf) | derived)
      }
    }
    return held
  }
  const problem: ForwardProblem = {
    width,
    atRoot(root, state) {
      if (!isEnteredUnknown(root)) return
      const held = heldAnywhere()
      for (const variable of index.design.variables) {
        const slot = slots.of(variable)
        if (slot === undefined) continue
        const own = single(classOf(variable).sensitivity)
        writeSlot(state, slot, variable.task === null ? (held.get(variable.id) ?? own) : own)
      }
    },
    changes: (edge) => assignments.on(edge).length > 0,
    along,
    meet: 'any',
  }
  const known = solvedBefore(before, ({ held }) => held)
  const moved = before === null ? NONE_MOVED : movedSlots(before.solutions.lore.slots, slots)
  // What is given otherwise anywhere may be found where an error is handled.
  const isFoundAlike = isTakenAlike(before, classes) || !graph.roots.some(isEnteredUnknown)
  const states = solveForward(
    graph,
    problem,
    known === null || (moved.size === 0 && isFoundAlike)
      ? known
      : { ...known, changed: changedWith(moved, known.changed, graph, assignments) },
  )
  const readAt = (node: FlowNode, variable: Variable): Classes =>
    read(states.bits, states.rowOf(graph.placeOf(node)), variable)
  const after = emptyBits(width)
  let afterEdge: GraphEdge | null = null
  const taints: Taints = {
    of: (variable, node) => taintOf(readAt(node, variable)),
    givenAway: (text, node) =>
      taintOf(
        classesIn(text, node.task, (variable) => {
          const held = readAt(node, variable)
          return held === EMPTY ? single(classOf(variable).sensitivity) : held
        }),
      ),
    holdsAfter(edge, variable) {
      if (assignments.on(edge).length === 0) {
        return read(states.bits, states.rowOf(edge.fromAt), variable) > 0
      }
      // One edge is asked about for each of the variables that it carries.
      if (edge !== afterEdge) {
        copyRow(states.bits, states.rowOf(edge.fromAt), after)
        along(edge, after)
        afterEdge = edge
      }
      return read(after, 0, variable) > 0
    },
  }
  return { taints, states }
}

/** It grows whenever a variable holds more. */
function sumOf(held: ReadonlyMap<VariableId, Classes>): number {
  let sum = 0
  for (const classes of held.values()) sum += classes + 1
  return sum
}

const NONE_MOVED: ReadonlySet<VariableId> = new Set()

/** Beside what has changed: where paths begin, and what comes behind steps that put something into what has moved. */
function changedWith(
  moved: ReadonlySet<VariableId>,
  changed: Uint8Array,
  graph: WholeGraph,
  { all }: Assignments,
): Uint8Array {
  const more = changed.slice()
  for (const { node } of graph.roots) more[graph.placeOf(node)] = 1
  for (const { node, assignment } of all) {
    if (assignment.target === undefined || !moved.has(assignment.target.id)) continue
    for (const { toAt } of graph.out(node)) if (toAt >= 0) more[toAt] = 1
  }
  return more
}

/** As few sets as there are mixtures of classes. */
const taintsOf = new Map<Classes, Taint>([
  [EMPTY, CLEAN],
  [0, CLEAN],
])

function taintOf(classes: Classes): Taint {
  const known = taintsOf.get(classes)
  if (known !== undefined) return known
  const taint = new Set(SENSITIVITIES.filter((_, i) => (classes & (1 << i)) !== 0))
  taintsOf.set(classes, taint)
  return taint
}

const ABOUT_FUNCTIONS = new Set(['length', 'isset', 'isnotsetorempty', 'areequal', 'contains'])
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=', 'and', 'or'])

function givesNothingAway(expression: Expression): boolean {
  return (
    (expression.kind === 'call' && ABOUT_FUNCTIONS.has(expression.name.toLowerCase())) ||
    (expression.kind === 'binary' && COMPARISONS.has(expression.operator))
  )
}

/** The parts whose value can become part of the result: the condition of an If only chooses. */
function valueParts(expression: Expression): readonly Expression[] {
  const parts = partsOf(expression)
  const isChoice =
    expression.kind === 'conditional' ||
    (expression.kind === 'call' && expression.name.toLowerCase() === 'if')
  return isChoice ? parts.slice(1) : parts
}
