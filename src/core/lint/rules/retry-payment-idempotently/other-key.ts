import { isAmountName } from '../../../analysis/action-names.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { type IdempotencyKey, idempotencyKeyOf } from '../../../analysis/idempotency-key.ts'
import { parsedExpression, variableNamesIn } from '../../../analysis/references.ts'
import type { Payment } from '../../../analysis/roles.ts'
import { type Expression, partsOf } from '../../../language/expression/syntax.ts'
import type { FlowNode } from '../../../model/design.ts'

/**
 * Whether another step pays the same amount with a key that is surely another one: made of the same, with other texts
 * between. Two ways to write one key are not told apart by that, and neither are keys that are kept in variables.
 */
export function paysWithOtherKey(
  analysis: Analysis,
  payment: Payment,
  { texts }: IdempotencyKey,
  node: FlowNode,
): boolean {
  const other = analysis.roles.paymentAt(node)
  if (other === undefined) return false
  const key = idempotencyKeyOf(analysis, other)
  if (key === null || key.texts.length === 0 || texts.length === 0) return false
  const areMadeAlike = sorted(texts.flatMap(namesIn)) === sorted(key.texts.flatMap(namesIn))
  const areWrittenAlike = sorted(texts.flatMap(textsIn)) === sorted(key.texts.flatMap(textsIn))
  return (
    areMadeAlike && !areWrittenAlike && amountOf(analysis, payment) === amountOf(analysis, other)
  )
}

function namesIn(text: string): readonly string[] {
  return variableNamesIn(text).map((name) => name.toLowerCase())
}

/** The texts that stand in an expression. */
function textsIn(text: string): readonly string[] {
  const parsed = parsedExpression(text)
  return parsed === null ? [] : literalsIn(parsed)
}

function literalsIn(expression: Expression): readonly string[] {
  return expression.kind === 'string' ? [expression.value] : partsOf(expression).flatMap(literalsIn)
}

function amountOf({ graph }: Analysis, { node }: Payment): string {
  const { inputs = {} } = graph.facts(node).call ?? {}
  const told = Object.entries(inputs).filter(([name]) => isAmountName(name))
  return sorted(told.map(([name, value]) => JSON.stringify([name, value])))
}

function sorted(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join('\n')
}
