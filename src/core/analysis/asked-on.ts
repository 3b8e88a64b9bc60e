import type { TaskId } from '../base/ids.ts'
import type { Condition } from '../kinds/facts.ts'
import { impliedBy } from '../language/expression/implied.ts'
import type { Expression } from '../language/expression/syntax.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPath } from './paths.ts'
import { findPathInto } from './paths-into.ts'
import { parsedExpression, variableNamed, variablesIn } from './references.ts'

/** A condition with the task in which its names mean something. */
export interface Asked extends Condition {
  readonly task: TaskId
}

/**
 * What was asked where a decision is left by an output: by itself, and by what has made a flag that it goes by. No
 * decision can read a secure variable: Extract Secure Data asks, and the decision goes by the answer. `about` leaves out
 * what flags say of other variables.
 */
export function askedOn(
  analysis: Analysis,
  { from, output }: GraphEdge,
  about: Variable | null,
): readonly Asked[] {
  const { when = [] } = analysis.graph.facts(from).outputs.find(({ id }) => id === output) ?? {}
  return when.flatMap(({ expression, holds }) => {
    const parsed = parsedExpression(expression)
    const flags = parsed === null ? [] : flagsIn(parsed, holds)
    const asked = flags.flatMap((flag) => askedBefore(analysis, from, flag, about) ?? [])
    return [{ expression, holds, task: from.task }, ...asked]
  })
}

interface Flag {
  readonly name: string
  readonly holds: boolean
}

/** The names that stand for a yes or no by themselves, with what they hold where the whole comes out so. */
function flagsIn(expression: Expression, holds: boolean): readonly Flag[] {
  return impliedBy(expression, holds).flatMap(({ part, holds: isTrue }) => {
    if (part.kind === 'reference') return [{ name: part.name, holds: isTrue }]
    const isCompared =
      part.kind === 'binary' && part.operator === '==' && part.right.kind === 'boolean'
    return isCompared ? flagsIn(part.left, part.right.value === isTrue) : []
  })
}

/** The question that the flag answers at a decision; null where it may be the answer to another one, or an old one. */
function askedBefore(
  analysis: Analysis,
  decision: FlowNode,
  { name, holds }: Flag,
  about: Variable | null,
): Asked | null {
  const { graph, assignments } = analysis
  const flag = variableNamed(name, decision.task, graph.index)
  if (flag?.type !== 'boolean' || flag.name.toLowerCase() !== name.toLowerCase()) return null
  const [first, ...more] = assignments.to(flag)
  if (first === undefined || more.length > 0) return null
  const { node, assignment } = first
  const { source } = assignment
  if (source.type !== 'value' || source.value.type !== 'expression') return null
  const { text } = source.value
  const { task } = node
  const variables = variablesIn(text, task, graph.index)
  if (variables.length === 0 || (about !== null && !variables.includes(about))) return null
  if (holds ? isTrueAtFirst(flag) : isComeToWithout(analysis, decision, flag)) return null
  const answering = assignments.into(flag)
  const isOld = variables.some((variable) =>
    [...assignments.into(variable)].some(
      (edge) =>
        findPath(graph, {
          from: [edge],
          goal: decision,
          avoidEdge: (other) => answering.has(other),
        }) !== null,
    ),
  )
  return isOld ? null : { expression: text, holds, task }
}

function isTrueAtFirst({ initial }: Variable): boolean {
  return !(initial.type === 'none' || (initial.type === 'literal' && initial.value === false))
}

/** Whether a path comes to a decision on which the flag was not made: it is no answer to anything there. */
function isComeToWithout(
  { graph, assignments }: Analysis,
  decision: FlowNode,
  flag: Variable,
): boolean {
  const answering = assignments.into(flag)
  const isRoot = (node: FlowNode) => graph.rootAt(graph.placeOf(node)) !== undefined
  return (
    isRoot(decision) ||
    findPathInto(graph, {
      goal: decision,
      isStart: isRoot,
      avoidEdge: (edge) => answering.has(edge),
    }) !== null
  )
}
