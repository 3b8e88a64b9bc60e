import { unreachable } from '../../base/assert.ts'
import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import { checkCall } from './check-call.ts'
import { constantNamed, isPromptName, pathOf } from './constants.ts'
import { conversionBetween } from './conversion.ts'
import { Decimal } from './decimal.ts'
import { functionNamed } from './functions.ts'
import { logicalIf } from './functions/choice.ts'
import { itemAt } from './functions/list.ts'
import { BINARY_OPERATORS, UNARY_OPERATORS } from './operators.ts'
import { MAX_DECIMAL, MAX_INTEGER } from './outcome.ts'
import type { ExpressionProblem } from './problem.ts'
import { propertyType } from './properties.ts'
import type { Call, Expression, Index, Member, NumberLiteral, Reference } from './syntax.ts'
import type { DataType } from './types.ts'
import { isCollectionType } from './types.ts'

export interface ScopeVariable {
  readonly type: DataType
  /** Genesys: "Content is secure". */
  readonly secure: boolean
}

/** Finds a variable by its name, which compares in any case; built-in variables are the scope's part too. */
export type VariableScope = (name: string) => ScopeVariable | undefined

export interface CheckOptions {
  /** The type that is needed where the expression stands; without it every type will do. */
  readonly expected?: DataType
  /**
   * Whether secure variables may be read there: Architect allows it in audio, in Extract Secure Data and in the inputs
   * of Call Secure Data only.
   */
  readonly allowSecure: boolean
}

export interface CheckedExpression {
  readonly type: DataType
  /** The function that Architect applies to the result by itself, for example ToInt. */
  readonly conversion?: string
}

/**
 * Checks names, types, literals and secure reads as Architect does when a flow is validated, and tells the type of the
 * result. Of several problems each is listed, in the order of the text.
 */
export function checkExpression(
  expression: Expression,
  scope: VariableScope,
  options: CheckOptions,
): Result<CheckedExpression, readonly ExpressionProblem[]> {
  const problems: ExpressionProblem[] = []
  const checker: Checker = {
    scope,
    allowSecure: options.allowSecure,
    problems,
    outermost: expression,
  }
  const type = typeOf(expression, checker)
  const conversion = conversionBetween(type, options.expected ?? type)
  if (problems.length === 0 && conversion === undefined && options.expected !== undefined) {
    const { start, end } = expression
    problems.push({ code: 'wrong-result', found: type, expected: options.expected, start, end })
  }
  if (problems.length > 0) return err(problems.toSorted((a, b) => a.start - b.start))
  if (conversion === undefined || conversion === 'same') return ok({ type })
  return ok({ type: options.expected ?? type, conversion: conversion.name })
}

interface Checker {
  readonly scope: VariableScope
  readonly allowSecure: boolean
  readonly problems: ExpressionProblem[]
  readonly outermost: Expression
}

/** After a problem the type is `unknown`, which fits everywhere, so that one mistake is reported once. */
function typeOf(expression: Expression, checker: Checker): DataType {
  switch (expression.kind) {
    case 'number':
      return typeOfNumber(expression, checker)
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'not-set':
      return 'notSet'
    case 'reference':
      return typeOfReference(expression, checker)
    case 'member':
      return typeOfMember(expression, checker)
    case 'index':
      return typeOfIndex(expression, checker)
    case 'call':
      return typeOfCall(expression, checker)
    case 'unary': {
      const { start, operand } = expression
      const range = { start, end: start + 1 }
      return checked(UNARY_OPERATORS[expression.operator], [operand], range, checker)
    }
    case 'binary': {
      const { operator, operatorStart, left, right } = expression
      const range = { start: operatorStart, end: operatorStart + operator.length }
      return checked(BINARY_OPERATORS[operator], [left, right], range, checker)
    }
    case 'conditional': {
      const { condition, whenTrue, whenFalse, operatorStart } = expression
      const range = { start: operatorStart, end: operatorStart + 1 }
      return checked(logicalIf, [condition, whenTrue, whenFalse], range, checker)
    }
    default:
      return unreachable(expression)
  }
}

function typeOfNumber(expression: NumberLiteral, checker: Checker): DataType {
  const { text, isDecimal, start, end } = expression
  const limit = isDecimal ? MAX_DECIMAL : new Decimal(MAX_INTEGER)
  if (new Decimal(text).gt(limit)) {
    const [parameter, max] = [isDecimal ? 'A Decimal' : 'An Integer', limit.toFixed()]
    checker.problems.push({
      code: 'number-out-of-range',
      parameter,
      min: `-${max}`,
      max,
      start,
      end,
    })
  }
  return isDecimal ? 'decimal' : 'integer'
}

function typeOfReference(expression: Reference, checker: Checker): DataType {
  const { name, start, end } = expression
  const variable = checker.scope(name)
  if (variable !== undefined) {
    if (variable.secure && !checker.allowSecure) {
      checker.problems.push({ code: 'secure-read', name, start, end })
    }
    return variable.type
  }
  const constant = constantNamed(name)
  if (constant !== undefined) return constant.type
  if (isPromptName(name)) return 'prompt'
  checker.problems.push({ code: 'unknown-variable', name, start, end })
  return 'unknown'
}

function typeOfMember(expression: Member, checker: Checker): DataType {
  const constant = constantNamed(pathOf(expression) ?? '')
  if (constant !== undefined) return constant.type
  const { object, property, propertyStart, end } = expression
  const type = typeOf(object, checker)
  return propertyOf(type, property, { start: propertyStart, end }, checker)
}

function propertyOf(
  type: DataType,
  property: string,
  range: { readonly start: number; readonly end: number },
  checker: Checker,
): DataType {
  const found = propertyType(type, property)
  if (found !== undefined) return found
  checker.problems.push({ code: 'unknown-property', property, type, ...range })
  return 'unknown'
}

function typeOfIndex(expression: Index, checker: Checker): DataType {
  const { object, index, bracketStart, end } = expression
  const type = typeOf(object, checker)
  const range = { start: bracketStart, end }
  if (isCollectionType(type) || type === 'unknown') {
    const indexType = typeOf(index, checker)
    const bracket = { start: bracketStart, end: bracketStart + 1 }
    return checkCall(itemAt, [object, index], [type, indexType], bracket, checker.problems)
  }
  if (index.kind === 'string') return propertyOf(type, index.value, range, checker)
  checker.problems.push({ code: 'property-not-literal', type, ...range })
  return 'unknown'
}

function typeOfCall(expression: Call, checker: Checker): DataType {
  const { name, start, args } = expression
  const range = { start, end: start + name.length }
  const definition = functionNamed(name)
  if (definition === undefined) {
    checker.problems.push({ code: 'unknown-function', name, ...range })
    for (const arg of args) typeOf(arg, checker)
    return 'unknown'
  }
  if (definition.availability !== undefined) {
    checker.problems.push({ code: definition.availability, name: definition.name, ...range })
  }
  if (definition.mustBeOutermost === true && expression !== checker.outermost) {
    checker.problems.push({ code: 'not-outermost', name: definition.name, ...range })
  }
  return checked(definition, args, range, checker)
}

function checked(
  definition: Parameters<typeof checkCall>[0],
  args: readonly Expression[],
  range: { readonly start: number; readonly end: number },
  checker: Checker,
): DataType {
  const types = args.map((arg) => typeOf(arg, checker))
  return checkCall(definition, args, types, range, checker.problems)
}
