import { pathOf } from './constants.ts'
import { isCurrencyCode } from './currency-codes.ts'
import { Decimal } from './decimal.ts'
import type { FunctionDefinition } from './definition.ts'
import { matchSignature, resultType } from './overloads.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Parameter, Signature } from './signature.ts'
import { parameterAt } from './signature.ts'
import type { Expression, SourceRange } from './syntax.ts'
import type { DataType } from './types.ts'

/** Checks one call or operator with arguments of known types, and tells the type of its result. */
export function checkCall(
  definition: FunctionDefinition,
  args: readonly Expression[],
  types: readonly DataType[],
  range: SourceRange,
  problems: ExpressionProblem[],
): DataType {
  const callee = definition.name
  for (const { signature } of definition.overloads) {
    const match = matchSignature(signature, types)
    if (match === undefined) continue
    const type = resultType(signature, match)
    const saysNothing = definition.needsValue === true && types.every((given) => given === 'notSet')
    if (type === undefined || saysNothing) {
      problems.push({ code: 'only-not-set', callee, ...range })
      return 'unknown'
    }
    args.forEach((arg, index) => checkLiteral(arg, parameterAt(signature, index), problems))
    checkGrammar(signature, args, problems)
    return type
  }
  problems.push({ ...mismatch(definition, types), ...range })
  return 'unknown'
}

type Mismatch =
  | {
      readonly code: 'different-types'
      readonly callee: string
      readonly types: readonly DataType[]
    }
  | {
      readonly code: 'no-overload'
      readonly callee: string
      readonly given: readonly DataType[]
      readonly forms: readonly string[]
    }

/** When each argument alone would fit one overload, what is wrong is that they differ. */
function mismatch(definition: FunctionDefinition, types: readonly DataType[]): Mismatch {
  const callee = definition.name
  const apart = definition.overloads.find(({ signature }) => differOnly(signature, types))
  if (apart !== undefined) {
    const alike = types.filter((_, index) => isOpen(parameterAt(apart.signature, index)))
    return { code: 'different-types', callee, types: alike }
  }
  const forms = definition.overloads.map(({ signature }) => formOf(definition, signature))
  return { code: 'no-overload', callee, given: types, forms }
}

function differOnly(signature: Signature, types: readonly DataType[]): boolean {
  return (
    signature.parameters.some(isOpen) &&
    types.every((type, index) => fitsAlone(signature, types, type, index))
  )
}

function isOpen({ type }: Parameter): boolean {
  return type === 'T' || type === 'T[]'
}

function fitsAlone(
  signature: Signature,
  types: readonly DataType[],
  type: DataType,
  index: number,
): boolean {
  const others = types.map((_, place): DataType => (place === index ? type : 'unknown'))
  return matchSignature(signature, others) !== undefined
}

function formOf(definition: FunctionDefinition, signature: Signature): string {
  const parameters = signature.parameters.map(({ name, type }) => `${name}: ${type}`).join(', ')
  return definition.group === 'operator' ? `(${parameters})` : `${definition.name}(${parameters})`
}

function checkLiteral(arg: Expression, parameter: Parameter, problems: ExpressionProblem[]): void {
  const { start, end } = arg
  const number = literalNumber(arg)
  if (
    parameter.literal &&
    number === undefined &&
    arg.kind !== 'string' &&
    arg.kind !== 'boolean'
  ) {
    const type =
      parameter.type === 'boolean' || parameter.type === 'integer' ? parameter.type : 'string'
    problems.push({ code: 'not-literal', parameter: parameter.name, type, start, end })
  }
  if (arg.kind === 'string' && parameter.currencyCode && !isCurrencyCode(arg.value)) {
    problems.push({ code: 'unknown-currency', currency: arg.value, start, end })
  }
  if (number === undefined) return
  const { range } = parameter
  if (range !== undefined && (number.lt(range.min) || number.gt(range.max))) {
    const limits = {
      min: String(range.min),
      ...(range.max === Infinity ? {} : { max: String(range.max) }),
    }
    problems.push({ code: 'number-out-of-range', parameter: parameter.name, ...limits, start, end })
  }
  if (parameter.refusesZero && number.isZero()) {
    problems.push({ code: 'zero', parameter: parameter.name, start, end })
  }
}

/** A number written out, with or without a minus. */
function literalNumber(expression: Expression): Decimal | undefined {
  if (expression.kind === 'number') return new Decimal(expression.text)
  if (expression.kind !== 'unary' || expression.operator !== '-') return undefined
  return literalNumber(expression.operand)?.neg()
}

/** Architect refuses two constants of the same Language group in one call. */
function checkGrammar(
  signature: Signature,
  args: readonly Expression[],
  problems: ExpressionProblem[],
): void {
  const seen = new Set<string>()
  args.forEach((arg, index) => {
    if (parameterAt(signature, index).type !== 'languageContext') return
    const group = pathOf(arg)?.split('.')[1] ?? ''
    const { start, end } = arg
    if (seen.has(group.toLowerCase()))
      problems.push({ code: 'repeated-grammar', group, start, end })
    seen.add(group.toLowerCase())
  })
}
