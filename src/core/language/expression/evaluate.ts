import { unreachable } from '../../base/assert.ts'
import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import { constantNamed, isPromptName, pathOf } from './constants.ts'
import { Decimal } from './decimal.ts'
import type { CallContext, FunctionDefinition, OrgObject } from './definition.ts'
import type { EvaluationError, Failure } from './failure.ts'
import { functionNamed } from './functions.ts'
import { logicalIf } from './functions/choice.ts'
import { itemAt } from './functions/list.ts'
import { BINARY_OPERATORS, UNARY_OPERATORS } from './operators.ts'
import type { Outcome } from './outcome.ts'
import { decimalResult, integerResult, valueOf } from './outcome.ts'
import { callWith } from './overload-call.ts'
import { readProperty } from './properties.ts'
import type { Binary, Call, Expression, Index, NumberLiteral, SourceRange } from './syntax.ts'
import type { Value } from './values.ts'
import { isCollection, isOfType, NOT_SET } from './values.ts'

export interface EvaluationContext {
  /** The value of a variable by its name, which compares in any case; `undefined` when there is no such variable. */
  readonly variables: (name: string) => Value | undefined
  /** Milliseconds since 1970, UTC: what GetCurrentDateTimeUtc() answers. */
  readonly now: number
  /** Whether a queue, user, skill… of that name exists; without it every name does. */
  readonly exists?: (type: OrgObject, name: string) => boolean
}

/**
 * The value of an expression. Types are decided by the values, so an expression that the checker accepts cannot fail
 * for its types; it can still fail for its values, which in a running flow means the flow's error handling.
 */
export function evaluateExpression(
  expression: Expression,
  context: EvaluationContext,
): Result<Value, EvaluationError> {
  const exists = context.exists ?? (() => true)
  return evaluate(expression, { ...context, exists })
}

type Context = EvaluationContext & CallContext
type Evaluated = Result<Value, EvaluationError>

function evaluate(expression: Expression, context: Context): Evaluated {
  switch (expression.kind) {
    case 'number':
      return located(numberValue(expression), expression)
    case 'string':
      return ok(valueOf('string', expression.value))
    case 'boolean':
      return ok(valueOf('boolean', expression.value))
    case 'not-set':
      return ok(NOT_SET)
    case 'reference':
      return located(named(expression.name, context), expression)
    case 'member': {
      const constant = constantNamed(pathOf(expression) ?? '')
      if (constant !== undefined)
        return located(named(pathOf(expression) ?? '', context), expression)
      const object = evaluate(expression.object, context)
      return object.ok
        ? located(readProperty(object.value, expression.property), expression)
        : object
    }
    case 'index':
      return indexed(expression, context)
    case 'call':
      return called(expression, context)
    case 'unary':
      return applied(
        UNARY_OPERATORS[expression.operator],
        [expression.operand],
        expression,
        context,
      )
    case 'binary':
      return binary(expression, context)
    case 'conditional': {
      const { condition, whenTrue, whenFalse } = expression
      return choose([condition, whenTrue, whenFalse], expression, context)
    }
    default:
      return unreachable(expression)
  }
}

function located(outcome: Outcome, { start, end }: SourceRange): Evaluated {
  return outcome.ok ? outcome : err({ ...outcome.error, start, end })
}

function failed(failure: Failure, { start, end }: SourceRange): Evaluated {
  return err({ ...failure, start, end })
}

function numberValue({ text, isDecimal }: NumberLiteral): Outcome {
  return isDecimal ? decimalResult(new Decimal(text)) : integerResult(Number(text))
}

function named(name: string, context: Context): Outcome {
  const constant = constantNamed(name)
  const value = constant?.value ?? context.variables(name)
  if (value !== undefined) return ok(value)
  if (constant !== undefined) return err({ code: 'needs-org', what: name })
  if (!isPromptName(name)) return err({ code: 'unknown-variable', name })
  return context.exists('prompt', name)
    ? ok(valueOf('prompt', name))
    : err({ code: 'unknown-variable', name })
}

function indexed(expression: Index, context: Context): Evaluated {
  const object = evaluate(expression.object, context)
  if (!object.ok) return object
  const { index } = expression
  if (!isCollection(object.value) && index.kind === 'string') {
    return located(readProperty(object.value, index.value), expression)
  }
  const position = evaluate(index, context)
  return position.ok
    ? located(callWith(itemAt, [object.value, position.value], context), expression)
    : position
}

function called(expression: Call, context: Context): Evaluated {
  const definition = functionNamed(expression.name)
  if (definition === undefined) {
    return failed({ code: 'unknown-function', name: expression.name }, expression)
  }
  return definition === logicalIf
    ? choose(expression.args, expression, context)
    : applied(definition, expression.args, expression, context)
}

function applied(
  definition: FunctionDefinition,
  args: readonly Expression[],
  range: SourceRange,
  context: Context,
): Evaluated {
  return appliedAfter([], definition, args, range, context)
}

/** Evaluates the arguments that follow those already known, and calls. */
function appliedAfter(
  first: readonly Value[],
  definition: FunctionDefinition,
  args: readonly Expression[],
  range: SourceRange,
  context: Context,
): Evaluated {
  const values = [...first]
  for (const arg of args) {
    const value = evaluate(arg, context)
    if (!value.ok) return value
    values.push(value.value)
  }
  return located(callWith(definition, values, context), range)
}

/** `and` and `or` leave the right side alone when the left side decides, as Architect documents. */
function binary(expression: Binary, context: Context): Evaluated {
  const { operator, left, right } = expression
  const first = evaluate(left, context)
  if (!first.ok) return first
  if (operator === 'and' || operator === 'or') {
    if (isOfType(first.value, 'boolean') && first.value.data === (operator === 'or')) return first
  }
  return appliedAfter([first.value], BINARY_OPERATORS[operator], [right], expression, context)
}

/** Only the chosen side is evaluated, so that If(IsSet(x), Left(x, 4), "") is safe. */
function choose(args: readonly Expression[], range: SourceRange, context: Context): Evaluated {
  const [condition, whenTrue, whenFalse] = args
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) {
    return applied(logicalIf, args, range, context)
  }
  const decided = evaluate(condition, context)
  if (!decided.ok) return decided
  const given = decided.value.type
  if (given !== 'boolean' && given !== 'notSet') {
    return failed({ code: 'no-overload', callee: 'If', given: [given] }, range)
  }
  const isTrue = isOfType(decided.value, 'boolean') && decided.value.data === true
  return evaluate(isTrue ? whenTrue : whenFalse, context)
}
