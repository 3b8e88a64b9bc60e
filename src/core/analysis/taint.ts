import {
  type BitSet,
  emptyBits,
  hasBit,
  sameBits,
  union,
  withBit,
  withoutBit,
} from '../base/bit-set.ts'
import type { TaskId, VariableId } from '../base/ids.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import { SENSITIVITIES, type Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments, ResolvedAssignment } from './assignment.ts'
import type { Classification } from './classify.ts'
import { solveForward } from './dataflow.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { parsedExpression, variableNamed, variablesIn } from './references.ts'

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

/** One bit a class of secret for every variable that a secret can get into, and one for whether anything was put in. */
type State = BitSet

const CLEAN: Taint = new Set()
/** A secret of no class: all that is known is that the variable is secure. */
const UNNAMED: Taint = new Set(['none'])
const WIDTH = SENSITIVITIES.length + 1
const FILLED = SENSITIVITIES.length

/**
 * Which secrets may have got into which variables, over output edges. A value that is merely about a secret (its
 * length, whether it is set, how it compares) gives nothing away and is clean; a literal overwrites.
 */
export function analyseTaint(
  graph: FlowGraph,
  assignments: Assignments,
  classOf: (variable: Variable) => Classification,
): Taints {
  const places = placesOf(graph, assignments, classOf)
  const read = (state: State, { id }: Variable): Taint | undefined => {
    const place = places.get(id)
    if (place === undefined || !hasBit(state, place * WIDTH + FILLED)) return undefined
    const taints = SENSITIVITIES.filter((_, i) => hasBit(state, place * WIDTH + i))
    return taints.length === 0 ? CLEAN : new Set(taints)
  }
  const write = (state: State, { id }: Variable, taint: Taint): State => {
    const place = places.get(id)
    if (place === undefined) return state
    let after = withBit(state, place * WIDTH + FILLED)
    for (const [i, sensitivity] of SENSITIVITIES.entries()) {
      const bit = place * WIDTH + i
      after = taint.has(sensitivity) ? withBit(after, bit) : withoutBit(after, bit)
    }
    return after
  }
  const after = (edge: GraphEdge, before: State): State => {
    let state = before
    for (const assignment of assignments.on(edge)) {
      const { target } = assignment
      if (target === undefined || !places.has(target.id)) continue
      state = write(state, target, taintOf(assignment, target, state, edge.from))
    }
    return state
  }
  const taintOf = (
    { source }: ResolvedAssignment,
    target: Variable,
    state: State,
    node: FlowNode,
  ): Taint => {
    const { sensitivity } = classOf(target)
    const own = sensitivity === 'none' && target.secure ? UNNAMED : single(sensitivity)
    if (source.type !== 'value') return own
    const { value } = source
    if (value.type !== 'expression' || isLiteral(value.text)) return CLEAN
    const derived = taintOfExpression(value.text, node.task, (variable) => read(state, variable))
    return new Set([...own, ...derived])
  }
  const taintOfExpression = (
    text: string,
    task: TaskId,
    holds: (variable: Variable) => Taint | undefined,
  ): Taint => {
    const parsed = parsedExpression(text)
    const taints = new Set<Sensitivity>()
    const collect = (expression: Expression) => {
      if (givesNothingAway(expression)) return
      if (expression.kind === 'reference') {
        const variable = variableNamed(expression.name, task, graph.index)
        for (const taint of (variable && holds(variable)) ?? CLEAN) taints.add(taint)
      }
      for (const part of valueParts(expression)) collect(part)
    }
    if (parsed !== null) collect(parsed)
    return taints
  }
  const stateAt = solveForward<State>(graph, {
    atRoot(isErrorHandler) {
      if (!isErrorHandler) return emptyBits()
      return graph.index.design.variables.reduce(
        (state, variable) => write(state, variable, single(classOf(variable).sensitivity)),
        emptyBits(),
      )
    },
    along: after,
    meet: union,
    same: sameBits,
  })
  const at = (node: FlowNode): State => stateAt(node) ?? emptyBits()
  return {
    of: (variable, node) => read(at(node), variable) ?? CLEAN,
    givenAway: (text, node) =>
      taintOfExpression(
        text,
        node.task,
        (variable) => read(at(node), variable) ?? single(classOf(variable).sensitivity),
      ),
    holdsAfter: (edge, variable) => (read(after(edge, at(edge.from)), variable) ?? CLEAN).size > 0,
  }
}

/** Numbers the variables that hold a secret, and those that are computed from one on whatever path. */
function placesOf(
  { index }: FlowGraph,
  assignments: Assignments,
  classOf: (variable: Variable) => Classification,
): ReadonlyMap<VariableId, number> {
  const derived = new Map<VariableId, Variable[]>()
  for (const { node, assignment } of assignments.all) {
    const { target, source } = assignment
    if (target === undefined || source.type !== 'value' || source.value.type !== 'expression') {
      continue
    }
    for (const { id } of variablesIn(source.value.text, node.task, index)) {
      const known = derived.get(id)
      if (known === undefined) derived.set(id, [target])
      else known.push(target)
    }
  }
  const places = new Map<VariableId, number>()
  const queue = index.design.variables.filter(
    (variable) => variable.secure || classOf(variable).sensitivity !== 'none',
  )
  for (const { id } of queue) {
    if (places.has(id)) continue
    places.set(id, places.size)
    queue.push(...(derived.get(id) ?? []))
  }
  return places
}

function single(sensitivity: Sensitivity): Taint {
  return sensitivity === 'none' ? CLEAN : new Set([sensitivity])
}

function isLiteral(text: string): boolean {
  const parsed = parsedExpression(text)
  return parsed !== null && LITERALS.has(parsed.kind)
}

const LITERALS = new Set<Expression['kind']>(['string', 'number', 'boolean', 'not-set'])
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
