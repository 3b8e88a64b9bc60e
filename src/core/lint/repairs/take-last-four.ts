import type { Analysis } from '../../analysis/analyse.ts'
import type { Extraction } from '../../analysis/extractions.ts'
import { parsedExpression } from '../../analysis/references.ts'
import type { Json } from '../../model/values.ts'
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
  const [list = '', index = ''] = field.split('.')
  const items: Json | undefined = node.props[list]
  if (!Array.isArray(items)) return null
  const changed = items.map((item: Json, i) =>
    i === Number(index) && typeof item === 'object' && item !== null && !Array.isArray(item)
      ? { ...item, value: { type: 'expression', text: `Right(${expression.trim()}, 4)` } }
      : item,
  )
  return {
    title: `Take the last four digits of ${origin.name}`,
    safety: 'unsafe',
    edits: [
      { type: 'set-node', node: node.id, patch: { props: { ...node.props, [list]: changed } } },
    ],
  }
}
