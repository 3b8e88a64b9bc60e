import type { Analysis } from '../../analysis/analyse.ts'
import { parsedExpression, variableNamed } from '../../analysis/references.ts'
import type { Use } from '../../kinds/facts.ts'
import { type Expression, partsOf, type Reference } from '../../language/expression/syntax.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import { audioSchema } from '../../model/values.ts'
import type { Fix } from '../problem.ts'
import { replacePieces } from './edit-action.ts'

/** Every path on which digits were read back was wrong, and on the others nothing is heard of it: a safe fix. */
export function readNothingBack(node: FlowNode): Fix | null {
  if (typeof node.props['verification'] !== 'string') return null
  return {
    title: 'Read nothing back',
    safety: 'safe',
    edits: [
      {
        type: 'set-node',
        node: node.id,
        patch: { props: { ...node.props, verification: 'none' } },
      },
    ],
  }
}

/** Says the last four digits where an audio expression says a card number; null where it says something made of it. */
export function sayLastFour(
  { graph, classOf }: Analysis,
  node: FlowNode,
  { field, expression }: Use,
  origin: Variable,
): Fix | null {
  const parsed = parsedExpression(expression)
  const audio = audioSchema.safeParse(node.props[field])
  if (parsed === null || !audio.success || classOf(origin).sensitivity !== 'pan') return null
  const mentions = referencesIn(parsed).filter(
    ({ name }) => variableNamed(name, node.task, graph.index) === origin,
  )
  if (mentions.length === 0) return null
  const text = replacePieces(
    expression,
    mentions.map(({ start, end }) => ({
      start,
      end,
      text: `Right(${expression.slice(start, end)}, 4)`,
    })),
  )
  return {
    title: `Say the last four digits of ${origin.name}`,
    safety: 'unsafe',
    edits: [
      {
        type: 'set-node',
        node: node.id,
        patch: { props: { ...node.props, [field]: { type: 'expression', text } } },
      },
    ],
  }
}

function referencesIn(expression: Expression): readonly Reference[] {
  return expression.kind === 'reference' ? [expression] : partsOf(expression).flatMap(referencesIn)
}
