import type { Condition } from '../kinds/facts.ts'
import { evaluateExpression } from '../language/expression/evaluate.ts'
import { valueFromJson } from '../language/expression/input-value.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import { isNotSet, type Value } from '../language/expression/values.ts'
import type { DataType, Value as Given } from '../model/values.ts'
import { parsedExpression } from './references.ts'

/** What variables hold for sure, by names as expressions write them. */
export type KnownVariables = (name: string) => Value | undefined

/** What a variable of this type holds once it is given a value as it is written; undefined where more decides that. */
export function writtenValue(given: Given, type: DataType): Value | undefined {
  if (given.type === 'none' || !WRITTEN.has(type)) return undefined
  if (given.type === 'literal') {
    const read = valueFromJson(type, given.value, NOWHERE)
    return read.ok ? known(read.value) : undefined
  }
  const parsed = parsedExpression(given.text)
  const value = parsed === null ? undefined : valueOf(parsed, nothingKnown)
  // What Architect converts is left open.
  return value?.type === type ? value : undefined
}

/** Whether a condition comes out otherwise for sure, so that its output cannot be left by. */
export function isRefuted({ expression, holds }: Condition, variables: KnownVariables): boolean {
  const parsed = parsedExpression(expression)
  return parsed !== null && comesTo(!holds, parsed, variables)
}

/** The arm of a choice that is decided by what variables hold; anything else is what it was. */
export function takenArm(expression: Expression, variables: KnownVariables): Expression {
  const [condition, whenTrue, whenFalse] = choiceIn(expression)
  if (condition === undefined) return expression
  if (comesTo(true, condition, variables)) return whenTrue ?? expression
  return comesTo(false, condition, variables) ? (whenFalse ?? expression) : expression
}

function choiceIn(expression: Expression): readonly Expression[] {
  if (expression.kind === 'conditional') {
    return [expression.condition, expression.whenTrue, expression.whenFalse]
  }
  const isIf = expression.kind === 'call' && expression.name.toLowerCase() === 'if'
  return isIf ? expression.args : []
}

/** Of any name or variable. */
export function nothingKnown(): undefined {
  return undefined
}

/** The types of which a form or an expression can spell out a value. */
const WRITTEN: ReadonlySet<DataType> = new Set(['string', 'integer', 'decimal', 'boolean'])

/** An *and* of which either part is surely false is not true, whatever the other one is. */
function comesTo(outcome: boolean, expression: Expression, variables: KnownVariables): boolean {
  if (!outcome && expression.kind === 'binary' && expression.operator === 'and') {
    const { left, right } = expression
    return comesTo(false, left, variables) || comesTo(false, right, variables)
  }
  const value = valueOf(expression, variables)
  return value?.type === 'boolean' && 'data' in value && value.data === outcome
}

/** Undefined where a name is not known, or where the moment or the org may decide. */
function valueOf(expression: Expression, variables: KnownVariables): Value | undefined {
  if (!isDecidedHere(expression)) return undefined
  const result = evaluateExpression(expression, { ...NOWHERE, variables })
  return result.ok ? known(result.value) : undefined
}

function known(value: Value): Value | undefined {
  return isNotSet(value) ? undefined : value
}

function isDecidedHere(expression: Expression): boolean {
  const isAsked = expression.kind !== 'call' || DECIDED.has(expression.name.toLowerCase())
  return isAsked && partsOf(expression).every(isDecidedHere)
}

/** The functions that conditions are made of, which look at nothing but what they are given. */
const DECIDED: ReadonlySet<string> = new Set([
  'isset',
  'isnotsetorempty',
  'length',
  'tostring',
  'toint',
])

const NOWHERE = { now: 0, exists: () => true }
