import { unreachable } from '../../base/assert.ts'
import type { BinaryOperator, Expression } from './syntax.ts'
import { quote } from './value-text.ts'

/** Writes an expression in one fixed style; reading it again gives the same expression. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text
    case 'string':
      return quote(expression.value)
    case 'boolean':
      return String(expression.value)
    case 'not-set':
      return 'NOT_SET'
    case 'reference':
      return expression.name
    case 'member':
      return `${printExpression(expression.object)}.${expression.property}`
    case 'index':
      return `${printExpression(expression.object)}[${printExpression(expression.index)}]`
    case 'call':
      return `${expression.name}(${expression.args.map(printExpression).join(', ')})`
    case 'unary':
      return expression.operator + printOperand(expression.operand, expression.operator !== '-')
    case 'binary': {
      const { operator, left, right } = expression
      const [before, after] = [printSide(left, operator, true), printSide(right, operator, false)]
      return `${before} ${operator} ${after}`
    }
    case 'conditional': {
      const { condition, whenTrue, whenFalse } = expression
      const first = printExpression(condition)
      return `${first} ? ${withinChoice(whenTrue)} : ${withinChoice(whenFalse)}`
    }
    default:
      return unreachable(expression)
  }
}

/** How tightly each operator binds, as in the parser. */
const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  or: 0,
  and: 1,
  '|': 2,
  '&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
  '^': 8,
}

/** A minus takes neither another prefix nor an operator without parentheses. */
function printOperand(operand: Expression, takesPrefix: boolean): string {
  const bare =
    operand.kind === 'binary' ||
    operand.kind === 'conditional' ||
    (operand.kind === 'unary' && !takesPrefix)
  return bare ? inParentheses(operand) : printExpression(operand)
}

function printSide(side: Expression, operator: BinaryOperator, isLeft: boolean): string {
  if (side.kind === 'conditional') return inParentheses(side)
  if (side.kind !== 'binary') return printExpression(side)
  const needed = STRENGTH[operator]
  const given = STRENGTH[side.operator]
  // Equal strength groups to the left, but for the power, which groups to the right.
  const groupsThere = (operator === '^') !== isLeft
  return given > needed || (given === needed && groupsThere)
    ? printExpression(side)
    : inParentheses(side)
}

function withinChoice(part: Expression): string {
  return part.kind === 'conditional' ? inParentheses(part) : printExpression(part)
}

function inParentheses(expression: Expression): string {
  return `(${printExpression(expression)})`
}
