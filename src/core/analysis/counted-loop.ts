import type { TaskId } from '../base/ids.ts'
import type { Expression } from '../language/expression/syntax.ts'
import type { Value } from '../model/values.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { loopsAmong } from './loops-among.ts'
import { findPath, rootEdges } from './paths.ts'
import { parsedExpression, variableNamed } from './references.ts'

/** A loop that a counter ends: the edge that goes round again, and how often it can be taken at most. */
export interface LoopBound {
  readonly edge: GraphEdge
  readonly times: number
}

/** Nobody counts a caller's tries further; a loop of more rounds is as good as endless. */
const MAX_TIMES = 100

/**
 * What bounds a loop, or null: a node that counts its passes, or the pattern that a canvas has for “three tries”, a
 * number that every round raises by a constant and a condition every round passes that compares it with a constant.
 * What a round is can be said: whoever asks of one step does not mind what is gone round beside it.
 */
export function findLoopBound(
  graph: FlowGraph,
  assignments: Assignments,
  loop: readonly GraphEdge[],
  maxTimes = MAX_TIMES,
  breaks: Breaks = (edges) => breaksAll(loop, edges),
): LoopBound | null {
  for (const edge of loop) {
    const passes = passesOn(graph, assignments, edge)
    if (passes !== null && passes <= maxTimes && breaks([edge])) {
      return { edge, times: passes }
    }
    const limit = limitOn(graph, edge)
    if (limit === null || !breaks([edge])) continue
    const times = timesToReach(graph, assignments, loop, limit, { condition: edge.from, breaks })
    if (times !== null && times <= maxTimes) return { edge, times }
  }
  return null
}

/** How often at most a node that counts is left by this output in a row; null where it does not, or nobody can know. */
export function passesOn(
  graph: FlowGraph,
  assignments: Assignments,
  { from, output }: GraphEdge,
): number | null {
  const { passes, passesBy } = graph.facts(from).outputs.find(({ id }) => id === output) ?? {}
  if (passes !== undefined) return passes
  const parsed = passesBy === undefined ? null : parsedExpression(passesBy)
  if (parsed?.kind !== 'reference') return null
  const variable = variableNamed(parsed.name, from.task, graph.index)
  const known = variable === undefined ? null : numbersGiven(assignments, variable, () => true)
  return known === null || known.length === 0 ? null : Math.max(...known)
}

/** Whether something counts the rounds of a loop, though up to what is only known during the call. */
export function isCounted(graph: FlowGraph, loop: readonly GraphEdge[]): boolean {
  return loop.some(({ from, output }) =>
    graph.facts(from).outputs.some(({ id, passesBy }) => id === output && passesBy !== undefined),
  )
}

/** What a variable is given at the start and by these nodes; null where something else than a number is among it. */
function numbersGiven(
  assignments: Assignments,
  variable: Variable,
  by: (node: FlowNode) => boolean,
): readonly number[] | null {
  const given = [
    ...(variable.initial.type === 'none' ? [] : [numberIn(variable.initial)]),
    ...assignments
      .to(variable)
      .filter(({ node }) => by(node))
      .map(({ assignment: { source } }) =>
        source.type === 'value' ? numberIn(source.value) : null,
      ),
  ]
  const known = given.filter((number) => number !== null)
  return known.length < given.length ? null : known
}

/** Whether every round passes one of these edges. */
type Breaks = (edges: readonly GraphEdge[]) => boolean

/** The same of every way to go round anything in a loop. */
function breaksAll(loop: readonly GraphEdge[], edges: readonly GraphEdge[]): boolean {
  return loopsAmong(loop.filter((edge) => !edges.includes(edge))).length === 0
}

interface Limit {
  readonly counter: Variable
  /** The edge is taken while the counter is at most this. */
  readonly last: number
}

/** What the condition of a decision says of a counter on the edge that goes round again. */
function limitOn(graph: FlowGraph, { from, output }: GraphEdge): Limit | null {
  if (output !== 'yes' && output !== 'no') return null
  for (const { place, expression } of graph.facts(from).uses) {
    const parsed = place === 'logic' ? parsedExpression(expression) : null
    const limit = parsed && limitIn(parsed, output === 'yes')
    const counter = limit && variableNamed(limit.name, from.task, graph.index)
    if (limit !== null && counter) return { counter, last: limit.last }
  }
  return null
}

function limitIn(
  expression: Expression,
  holds: boolean,
): { readonly name: string; readonly last: number } | null {
  if (expression.kind === 'unary' && expression.operator === '!') {
    return limitIn(expression.operand, !holds)
  }
  if (expression.kind !== 'binary') return null
  const { operator, left, right } = expression
  if (operator === (holds ? 'and' : 'or')) return limitIn(left, holds) ?? limitIn(right, holds)
  const less = holds ? '<' : '>='
  const atMost = holds ? '<=' : '>'
  if (left.kind === 'reference' && right.kind === 'number') {
    const { name } = left
    if (operator === less) return { name, last: Math.ceil(Number(right.text)) - 1 }
    if (operator === atMost) return { name, last: Math.floor(Number(right.text)) }
  }
  if (right.kind === 'reference' && left.kind === 'number') {
    const { name } = right
    if (operator === (holds ? '>' : '<=')) return { name, last: Math.ceil(Number(left.text)) - 1 }
    if (operator === (holds ? '>=' : '<')) return { name, last: Math.floor(Number(left.text)) }
  }
  return null
}

/** How often the counter can still be within its limit; null when it does not count up, or from where is not known. */
function timesToReach(
  graph: FlowGraph,
  assignments: Assignments,
  loop: readonly GraphEdge[],
  { counter, last }: Limit,
  { condition, breaks }: { readonly condition: FlowNode; readonly breaks: Breaks },
): number | null {
  const steps: number[] = []
  const counting: GraphEdge[] = []
  for (const edge of loop) {
    const own = assignments.on(edge).filter(({ target }) => target === counter)
    if (own.length === 0) continue
    const raised = own.map(({ source }) =>
      source.type === 'value' ? raisedBy(source.value, counter, edge.from.task, graph) : null,
    )
    for (const by of raised) {
      if (by === null) return null
      steps.push(by)
    }
    counting.push(edge)
  }
  if (!breaks(counting)) return null
  const inside = new Set(counting.map(({ from }) => from))
  const begins = [...assignments.into(counter)].filter((edge) => !inside.has(edge.from))
  const known = numbersGiven(assignments, counter, (node) => !inside.has(node))
  if (known === null || known.length === 0) return null
  const first =
    Math.min(...known) +
    (isRaisedBefore(graph, counting, condition, begins) ? Math.min(...steps) : 0)
  return Math.max(0, Math.floor((last - first) / Math.min(...steps)) + 1)
}

/** Whether the counter has been raised once when the condition is asked for the first time. */
function isRaisedBefore(
  graph: FlowGraph,
  counting: readonly GraphEdge[],
  condition: FlowNode,
  begins: readonly GraphEdge[],
): boolean {
  const unraised = findPath(graph, {
    from: [...rootEdges(graph), ...begins],
    goal: condition,
    avoidEdge: (edge) => counting.includes(edge),
  })
  return unraised === null
}

/** The constant that `counter + 1` adds. */
function raisedBy(value: Value, counter: Variable, task: TaskId, graph: FlowGraph): number | null {
  const parsed = value.type === 'expression' ? parsedExpression(value.text) : null
  if (parsed?.kind !== 'binary') return null
  const { operator, left, right } = parsed
  if (operator !== '+') return null
  const [name, by] = left.kind === 'reference' ? [left, right] : [right, left]
  if (name.kind !== 'reference' || by.kind !== 'number' || !(Number(by.text) > 0)) return null
  return variableNamed(name.name, task, graph.index) === counter ? Number(by.text) : null
}

function numberIn(value: Value): number | null {
  if (value.type === 'literal') return typeof value.value === 'number' ? value.value : null
  const parsed = value.type === 'expression' ? parsedExpression(value.text) : null
  return parsed?.kind === 'number' ? Number(parsed.text) : null
}
