import { unreachable } from '../../base/assert.ts'
import type { FunctionDefinition } from './definition.ts'
import { functionNamed } from './functions.ts'
import { BINARY_OPERATORS, UNARY_OPERATORS } from './operators.ts'
import type { Expression, Reference, StringLiteral } from './syntax.ts'

/**
 * The texts and the names of which the value of an expression can hold the whole value, in the order in which it does:
 * not those that it only compares, measures, looks for or chooses by. Of a choice that is known `taken` gives the arm.
 */
export function shownParts(
  expression: Expression,
  taken: (part: Expression) => Expression = itself,
): readonly (StringLiteral | Reference)[] {
  const arm = taken(expression)
  if (arm !== expression) return shownParts(arm, taken)
  const shown = (part: Expression) => shownParts(part, taken)
  switch (expression.kind) {
    case 'string':
    case 'reference':
      return [expression]
    case 'number':
    case 'boolean':
    case 'not-set':
      return []
    case 'member':
      return shown(expression.object)
    case 'index':
      return shown(expression.object)
    case 'call':
      return inCall(functionNamed(expression.name), expression.args, shown)
    case 'unary':
      return inCall(UNARY_OPERATORS[expression.operator], [expression.operand], shown)
    case 'binary':
      return inCall(
        BINARY_OPERATORS[expression.operator],
        [expression.left, expression.right],
        shown,
      )
    case 'conditional':
      return [...shown(expression.whenTrue), ...shown(expression.whenFalse)]
    default:
      return unreachable(expression)
  }
}

/** A function that is not known can pass on whatever it is given. */
function inCall(
  definition: FunctionDefinition | undefined,
  args: readonly Expression[],
  shown: (part: Expression) => readonly (StringLiteral | Reference)[],
): readonly (StringLiteral | Reference)[] {
  const how = definition?.reveals
  switch (how) {
    case 'derived':
    case 'size':
    case 'position':
      return []
    case 'slice':
      return args.slice(0, 1).flatMap(shown)
    case 'choice':
      return args.slice(1).flatMap(shown)
    case undefined:
      return args.flatMap(shown)
    default:
      return unreachable(how)
  }
}

function itself(expression: Expression): Expression {
  return expression
}
