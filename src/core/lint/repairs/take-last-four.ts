import type { Analysis } from '../../analysis/analyse.ts'
import type { Extraction } from '../../analysis/extractions.ts'
import { parsedExpression } from '../../analysis/references.ts'
import { statementSchema } from '../../kinds/statements.ts'
import { expression as expressionOf } from '../../model/values.ts'
import type { Fix } from '../problem.ts'

/**
 * Extracts the last four digits where a card number is copied as it is. What reads the copy gets less then: the fix is
 * not a safe one.
 */
export function takeLastFour(
  { classOf }: Analysis,
  { node, field, expression, origin, target }: Extraction,
): Fix | null {
  const isCopy = parsedExpression(expression)?.kind === 'reference'
  if (!isCopy || classOf(origin).sensitivity !== 'pan' || target.type !== 'string') return null
  const statements = statementSchema.array().safeParse(node.props['statements'])
  if (!statements.success) return null
  const [, index] = field.split('.')
  const changed = statements.data.map((statement, i) =>
    i === Number(index)
      ? { ...statement, value: expressionOf(`Right(${expression.trim()}, 4)`) }
      : statement,
  )
  return {
    title: `Take the last four digits of ${origin.name}`,
    safety: 'unsafe',
    edits: [
      { type: 'set-node', node: node.id, patch: { props: { ...node.props, statements: changed } } },
    ],
  }
}
