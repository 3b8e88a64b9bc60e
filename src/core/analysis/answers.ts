import type { Condition } from '../kinds/facts.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import type { NodeLinks } from './node-links.ts'
import { type Names, parsedExpression, variableNamed, variableNamesIn } from './references.ts'

/** How a question came out: asked again it does so again, until one of its variables is given another value. */
export interface Answer {
  /** The same for the same question, wherever it is asked. */
  readonly question: string
  readonly holds: boolean
  readonly variables: readonly Variable[]
}

/** What is answered where a decision is left by one of its outputs. */
export function answersOn(
  graph: FlowGraph,
  { fromAt, from, output }: GraphEdge,
): readonly Answer[] {
  const { outputs } = graph.factsAt(fromAt)
  if (outputs.every(({ when }) => when === undefined)) return NONE
  const links = graph.linksAt(fromAt)
  // What names no variable is no question, and such steps may share their links.
  if (links.reads.length === 0) return NONE
  let byOutput = known.get(links)
  if (byOutput === undefined) {
    byOutput = new Map(
      outputs.map(({ id, when = [] }) => [
        id,
        when.flatMap((condition) => answerTo(condition, from, graph.index) ?? []),
      ]),
    )
    known.set(links, byOutput)
  }
  return byOutput.get(output) ?? NONE
}

const known = new WeakMap<NodeLinks, ReadonlyMap<string, readonly Answer[]>>()
const NONE: readonly Answer[] = []

function answerTo(
  { expression, holds }: Condition,
  { task }: FlowNode,
  names: Names,
): Answer | null {
  const parsed = parsedExpression(expression)
  if (parsed === null || !isSettled(parsed)) return null
  const variables: Variable[] = []
  for (const name of variableNamesIn(expression)) {
    const variable = variableNamed(name, task, names)
    // What Architect provides may change without a step that says so, such as the language of the call.
    if (variable === undefined) return null
    variables.push(variable)
  }
  if (variables.length === 0) return null
  const ids = variables.map(({ id }) => id).join(' ')
  return { question: `${ids} ${expression.trim()}`, holds, variables }
}

/** The moment decides nothing of it. */
function isSettled(expression: Expression): boolean {
  if (expression.kind === 'call' && /^getcurrent/i.test(expression.name)) return false
  return partsOf(expression).every(isSettled)
}
