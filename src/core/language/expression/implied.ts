import type { Expression } from './syntax.ts'

/** A part of an expression, and how it comes out. */
export interface Outcome {
  readonly part: Expression
  readonly holds: boolean
}

/**
 * The parts that are surely true, or surely false, because the whole is: both sides of an *and* that is true and of an
 * *or* that is not, and what stands behind a *not*.
 */
export function impliedBy(expression: Expression, holds: boolean): readonly Outcome[] {
  if (expression.kind === 'unary' && expression.operator === '!') {
    return impliedBy(expression.operand, !holds)
  }
  if (expression.kind !== 'binary') return [{ part: expression, holds }]
  const { operator, left, right } = expression
  if (operator !== 'and' && operator !== 'or') return [{ part: expression, holds }]
  return (operator === 'and') === holds
    ? [...impliedBy(left, holds), ...impliedBy(right, holds)]
    : []
}
