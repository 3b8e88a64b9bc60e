import { unreachable } from '../../base/assert.ts'
import type { FunctionDefinition } from './definition.ts'
import { functionNamed } from './functions.ts'
import { BINARY_OPERATORS, UNARY_OPERATORS } from './operators.ts'
import type { Expression, Reference, StringLiteral } from './syntax.ts'

/**
 * The texts and the names of which the value of an expression can hold the whole value, in the order in which it does:
 * not those that it only compares, measures, looks for or chooses by.
 */
export function shownParts(expression: Expression): readonly (StringLiteral | Reference)[] {
  switch (expression.kind) {
    case 'string':
    case 'reference':
      return [expression]
    case 'number':
    case 'boolean':
    case 'not-set':
      return []
    case 'member':
      return shownParts(expression.object)
    case 'index':
      return shownParts(expression.object)
    case 'call':
      return inCall(functionNamed(expression.name), expression.args)
    case 'unary':
      return inCall(UNARY_OPERATORS[expression.operator], [expression.operand])
    case 'binary':
      return inCall(BINARY_OPERATORS[expression.operator], [expression.left, expression.right])
    case 'conditional':
      return [...shownParts(expression.whenTrue), ...shownParts(expression.whenFalse)]
    default:
      return unreachable(expression)
  }
}

/** A function that is not known can pass on whatever it is given. */
function inCall(
  definition: FunctionDefinition | undefined,
  args: readonly Expression[],
): readonly (StringLiteral | Reference)[] {
  const how = definition?.reveals
  switch (how) {
    case 'derived':
    case 'size':
    case 'position':
      return []
    case 'slice':
      return args.slice(0, 1).flatMap(shownParts)
    case 'choice':
      return args.slice(1).flatMap(shownParts)
    case undefined:
      return args.flatMap(shownParts)
    default:
      return unreachable(how)
  }
}
