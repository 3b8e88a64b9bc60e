import type { Condition } from '../kinds/facts.ts'
import type { Expression } from '../language/expression/syntax.ts'
import type { Value } from '../model/values.ts'
import { parsedExpression } from './references.ts'

/** What a variable holds for sure, because it was given it as written. */
export type Known = string | number | boolean

/** What is known of names, as expressions write them. */
export type KnownOf = (name: string) => Known | undefined

/** What a value gives as it is written: a literal, or an expression that is nothing else. */
export function writtenValue(value: Value): Known | undefined {
  if (value.type === 'literal') return value.value
  if (value.type === 'none') return undefined
  const parsed = parsedExpression(value.text)
  return parsed === null ? undefined : valueOf(parsed, nothingKnown)
}

/** Whether a condition comes out otherwise for sure, so that its output cannot be left by. */
export function isRefuted({ expression, holds }: Condition, known: KnownOf): boolean {
  const parsed = parsedExpression(expression)
  const found = parsed === null ? undefined : valueOf(parsed, known)
  return typeof found === 'boolean' && found !== holds
}

/**
 * Undefined where it is not known. NOT_SET is no value here, and what would come out of one beside it is left open: only
 * an *and* of which one part is surely false is false or NOT_SET, and neither is true.
 */
function valueOf(expression: Expression, known: KnownOf): Known | undefined {
  switch (expression.kind) {
    case 'string':
    case 'boolean':
      return expression.value
    case 'number':
      return expression.isDecimal ? undefined : Number(expression.text)
    case 'reference':
      return known(expression.name)
    case 'unary':
      return expression.operator === '!' ? negated(expression.operand, known) : undefined
    case 'binary':
      return compared(expression, known)
    case 'call':
      return tested(expression, known)
    default:
      return undefined
  }
}

/** What is false may be NOT_SET instead where only a part of it is known: turned round, it would not be true. */
function negated(operand: Expression, known: KnownOf): boolean | undefined {
  if (operand.kind === 'binary' && operand.operator === 'and') return undefined
  const value = valueOf(operand, known)
  return typeof value === 'boolean' ? !value : undefined
}

type Binary = Extract<Expression, { readonly kind: 'binary' }>

function compared({ operator, left, right }: Binary, known: KnownOf): boolean | undefined {
  const one = valueOf(left, known)
  const other = valueOf(right, known)
  if (operator === 'and') {
    if (one === false || other === false) return false
    return one === true && other === true ? true : undefined
  }
  if (one === undefined || typeof one !== typeof other) return undefined
  switch (operator) {
    case 'or':
      return one === true || other === true
    case '==':
      return isSame(one, other)
    case '!=': {
      const same = isSame(one, other)
      return same === undefined ? undefined : !same
    }
    default:
      return typeof one === 'number' && typeof other === 'number'
        ? ORDERS.get(operator)?.(one, other)
        : undefined
  }
}

/** Of texts that differ in capitals alone nothing is said. */
function isSame(one: Known, other: Known | undefined): boolean | undefined {
  if (one === other) return true
  const areAlike =
    typeof one === 'string' &&
    typeof other === 'string' &&
    one.toLowerCase() === other.toLowerCase()
  return areAlike ? undefined : false
}

const ORDERS: ReadonlyMap<string, (one: number, other: number) => boolean> = new Map([
  ['<', (one, other) => one < other],
  ['<=', (one, other) => one <= other],
  ['>', (one, other) => one > other],
  ['>=', (one, other) => one >= other],
])

function tested(
  { name, args }: Extract<Expression, { readonly kind: 'call' }>,
  known: KnownOf,
): boolean | undefined {
  const [only, ...more] = args
  if (only?.kind !== 'reference' || more.length > 0) return undefined
  const value = known(only.name)
  if (value === undefined) return undefined
  switch (name.toLowerCase()) {
    case 'isset':
      return true
    case 'isnotsetorempty':
      return value === ''
    default:
      return undefined
  }
}

/** Of any name or variable. */
export function nothingKnown(): undefined {
  return undefined
}
