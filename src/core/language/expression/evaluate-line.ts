import type { JsonInput } from '../json/json-value.ts'
import { builtInVariables } from './built-in-variables.ts'
import { checkExpression } from './check.ts'
import { evaluateExpression } from './evaluate.ts'
import { describeExpressionError } from './expression-error.ts'
import { describeEvaluationError, describeFailure } from './failure.ts'
import { valueFromJson } from './input-value.ts'
import { parseExpression } from './parse.ts'
import { describeExpressionProblem } from './problem.ts'
import { readDateTime } from './time-text.ts'
import type { DataType } from './types.ts'
import { dataTypeNamed, SCALAR_TYPES } from './types.ts'
import { literalOf } from './value-text.ts'
import type { Value } from './values.ts'
import { notSetOf } from './values.ts'

/** One question to the expression language, with plain JSON values. */
export interface EvaluateLine {
  readonly expression: string
  /** By name, for example `Task.x`; the type is the one of Archy YAML, such as `string` or `integerCollection`. */
  readonly variables?: Readonly<
    Record<string, { readonly type: string; readonly value?: JsonInput }>
  >
  /** An ISO 8601 text, or milliseconds since 1970. */
  readonly now?: string | number
}

/** The result as an Architect literal (`true`, `91.5`, `"Hel"`, `NOT_SET`), other types as ToString shows them. */
export type EvaluateLineResult =
  | { readonly result: string; readonly type: DataType }
  | { readonly error: string }

/**
 * Parses, checks and evaluates. Queues, users and skills of any name exist, secure variables may be read, and
 * functions that Architect does not offer in secure call flows are evaluated all the same. `clock` is the time when
 * the line names none.
 */
export function evaluateLine(line: EvaluateLine, clock = 0): EvaluateLineResult {
  const parsed = parseExpression(line.expression)
  if (!parsed.ok) return { error: describeExpressionError(parsed.error) }
  const now = momentOf(line.now, clock)
  if (now === undefined) {
    return { error: `"${line.now}" is not a time. Expected one like 2026-01-31T12:00:00Z.` }
  }
  const variables = readVariables(line, now)
  if (typeof variables === 'string') return { error: variables }
  const checked = checkExpression(parsed.value, (name) => variables.get(name.toLowerCase()), {
    allowSecure: true,
  })
  const problem = checked.ok
    ? undefined
    : checked.error.find(({ code }) => code !== 'not-in-secure-flow')
  if (problem !== undefined) return { error: describeExpressionProblem(problem) }
  const evaluated = evaluateExpression(parsed.value, {
    variables: (name) => variables.get(name.toLowerCase())?.value,
    now,
  })
  if (!evaluated.ok) return { error: describeEvaluationError(evaluated.error) }
  return { result: literalOf(evaluated.value), type: evaluated.value.type }
}

interface KnownVariable {
  readonly type: DataType
  readonly secure: boolean
  readonly value: Value
}

function momentOf(now: string | number | undefined, clock: number): number | undefined {
  if (now === undefined) return clock
  if (typeof now === 'string') return readDateTime(now)
  return Math.abs(now) <= LAST_MOMENT ? now : undefined
}

/** What a date can hold, in milliseconds. */
const LAST_MOMENT = 8.64e15

const TYPE_NAMES = `${SCALAR_TYPES.filter((type) => type !== 'unknown').join(', ')}, or a …Collection of them`

/** The variables by their lower-case name, or what is wrong with one. */
function readVariables(line: EvaluateLine, now: number): Map<string, KnownVariable> | string {
  const found = new Map<string, KnownVariable>()
  for (const { name, type } of builtInVariables()) {
    found.set(name.toLowerCase(), { type, secure: false, value: notSetOf(type) })
  }
  for (const [name, variable] of Object.entries(line.variables ?? {})) {
    const type = dataTypeNamed(variable.type)
    if (type.startsWith('unknown'))
      return `${name} has the type ${variable.type}, which is none of ${TYPE_NAMES}.`
    const value = valueFromJson(type, variable.value ?? null, { now, exists: () => true })
    if (!value.ok) {
      return `The value of ${name} is no ${variable.type}: ${describeFailure(value.error)}`
    }
    found.set(name.toLowerCase(), { type, secure: false, value: value.value })
  }
  return found
}
