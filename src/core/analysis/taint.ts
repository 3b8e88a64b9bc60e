import type { NodeId, TaskId, VariableId } from '../base/ids.ts'
import { parseExpression } from '../language/expression/parse.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import type { Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments, ResolvedAssignment } from './assignment.ts'
import type { Classification } from './classify.ts'
import { solveForward } from './dataflow.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { variableNamed } from './references.ts'

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

type State = ReadonlyMap<VariableId, Taint>

const CLEAN: Taint = new Set()
/** A secret of no class: all that is known is that the variable is secure. */
const UNNAMED: Taint = new Set(['none'])

/**
 * Which secrets may have got into which variables, over output edges. A value that is merely about a secret (its
 * length, whether it is set, how it compares) gives nothing away and is clean; a literal overwrites.
 */
export function analyseTaint(
  graph: FlowGraph,
  assignments: Assignments,
  classOf: (variable: Variable) => Classification,
): Taints {
  const after = (edge: GraphEdge, before: State): State => {
    const assigned = assignments.on(edge)
    if (assigned.length === 0) return before
    const state = new Map(before)
    for (const assignment of assigned) {
      if (assignment.target === undefined) continue
      state.set(assignment.target.id, taintOf(assignment, assignment.target, state, edge.from))
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
    const derived = taintOfExpression(value.text, node.task, ({ id }) => state.get(id))
    return new Set([...own, ...derived])
  }
  const taintOfExpression = (
    text: string,
    task: TaskId,
    holds: (variable: Variable) => Taint | undefined,
  ): Taint => {
    const parsed = parseExpression(text)
    const taints = new Set<Sensitivity>()
    const collect = (expression: Expression) => {
      if (givesNothingAway(expression)) return
      if (expression.kind === 'reference') {
        const variable = variableNamed(expression.name, task, graph.index)
        for (const taint of (variable && holds(variable)) ?? CLEAN) taints.add(taint)
      }
      for (const part of valueParts(expression)) collect(part)
    }
    if (parsed.ok) collect(parsed.value)
    return taints
  }
  const states: ReadonlyMap<NodeId, State> = solveForward<State>(graph, {
    atRoot: (isErrorHandler) =>
      isErrorHandler ? everything(graph.index.design.variables, classOf) : new Map(),
    along: after,
    meet: join,
    same,
  })
  const at = (node: FlowNode): State => states.get(node.id) ?? new Map()
  return {
    of: (variable, node) => at(node).get(variable.id) ?? CLEAN,
    givenAway: (text, node) =>
      taintOfExpression(
        text,
        node.task,
        (variable) => at(node).get(variable.id) ?? single(classOf(variable).sensitivity),
      ),
    holdsAfter: (edge, variable) => (after(edge, at(edge.from)).get(variable.id)?.size ?? 0) > 0,
  }
}

function single(sensitivity: Sensitivity): Taint {
  return sensitivity === 'none' ? CLEAN : new Set([sensitivity])
}

function isLiteral(text: string): boolean {
  const parsed = parseExpression(text)
  return parsed.ok && LITERALS.has(parsed.value.kind)
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

function everything(
  variables: readonly Variable[],
  classOf: (variable: Variable) => Classification,
): State {
  return new Map(variables.map((variable) => [variable.id, single(classOf(variable).sensitivity)]))
}

function join(a: State, b: State): State {
  const joined = new Map(a)
  for (const [id, taint] of b) {
    const known = joined.get(id)
    joined.set(id, known === undefined ? taint : new Set([...known, ...taint]))
  }
  return joined
}

function same(a: State, b: State): boolean {
  if (a.size !== b.size) return false
  for (const [id, taint] of a) if (b.get(id)?.size !== taint.size) return false
  return true
}
