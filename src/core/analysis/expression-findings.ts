import type { TaskId } from '../base/ids.ts'
import { builtInVariables } from '../language/expression/built-in-variables.ts'
import { checkExpression, type VariableScope } from '../language/expression/check.ts'
import {
  describeExpressionError,
  type ExpressionError,
} from '../language/expression/expression-error.ts'
import { parseExpression } from '../language/expression/parse.ts'
import {
  describeExpressionProblem,
  type ExpressionProblem,
} from '../language/expression/problem.ts'
import { visibleRange } from '../language/expression/visible-range.ts'
import type { DataType } from '../language/expression/types.ts'
import type { DesignIndex } from '../model/design-index.ts'
import { parsedExpression } from './references.ts'

/** What Architect refuses of an expression, and the piece of its text that it refuses. */
export interface ExpressionFinding {
  readonly code: ExpressionError['code'] | ExpressionProblem['code']
  /** At least one character wide. */
  readonly start: number
  readonly end: number
  /** A sentence. */
  readonly says: string
  /** The type of the result, where it is not the one that is needed. */
  readonly found?: DataType
}

/** Everything that is wrong with an expression inside a task, in the order of its text; `expected` is the type needed. */
export function expressionFindings(
  text: string,
  task: TaskId,
  index: DesignIndex,
  expected?: DataType,
): readonly ExpressionFinding[] {
  // Archy puts in what stands between {{ and }} before anybody reads the expression.
  if (text.includes('{{')) return []
  const scope = scopeOf(task, index)
  const known = verdicts.get(text) ?? NO_VERDICTS
  for (const verdict of known) {
    if (verdict.expected === expected && holdsIn(scope, verdict)) return verdict.findings
  }
  const asked = new Map<string, DataType | undefined>()
  const noting: VariableScope = (name) => {
    const variable = scope(name)
    asked.set(name, variable?.type)
    return variable
  }
  const findings = findingsIn(text, noting, expected)
  if (verdicts.size >= MEMO_LIMIT) verdicts.clear()
  verdicts.set(text, [
    ...known.filter((verdict) => verdict.expected !== expected),
    { expected, asked: [...asked], findings },
  ])
  return findings
}

/**
 * What was found of a text holds wherever the names that were asked for mean variables of the same types: several rules
 * ask of the same expression. Bounded, and cleared when full.
 */
const MEMO_LIMIT = 20_000
const verdicts = new Map<string, readonly Verdict[]>()

interface Verdict {
  readonly expected: DataType | undefined
  readonly asked: readonly (readonly [string, DataType | undefined])[]
  readonly findings: readonly ExpressionFinding[]
}

const NO_VERDICTS: readonly Verdict[] = []

function holdsIn(scope: VariableScope, { asked }: Verdict): boolean {
  for (const [name, type] of asked) if (scope(name)?.type !== type) return false
  return true
}

function findingsIn(
  text: string,
  scope: VariableScope,
  expected: DataType | undefined,
): readonly ExpressionFinding[] {
  const parsed = parsedExpression(text)
  if (parsed === null) return errorIn(text)
  const checked = checkExpression(parsed, scope, {
    // Where secure variables may be read is asked of the place by a rule of its own.
    allowSecure: true,
    ...(expected === undefined ? {} : { expected }),
  })
  if (checked.ok) return []
  return checked.error.map((problem) => {
    const { code } = problem
    const found = problem.code === 'wrong-result' ? { found: problem.found } : {}
    const says = describeExpressionProblem(problem)
    return { code, ...visibleRange(text, problem), says, ...found }
  })
}

/** The type of what an expression comes to; undefined where something is wrong with it. */
export function resultType(text: string, task: TaskId, index: DesignIndex): DataType | undefined {
  const parsed = parsedExpression(text)
  if (parsed === null) return undefined
  const checked = checkExpression(parsed, scopeOf(task, index), { allowSecure: true })
  return checked.ok ? checked.value.type : undefined
}

function errorIn(text: string): readonly ExpressionFinding[] {
  const parsed = parseExpression(text)
  if (parsed.ok) return []
  const { code } = parsed.error
  const says = describeExpressionError(parsed.error)
  return [{ code, ...visibleRange(text, parsed.error), says }]
}

function scopeOf(task: TaskId, index: DesignIndex): VariableScope {
  return (name) => index.variable(name, task) ?? BUILT_IN.get(name.toLowerCase())
}

const BUILT_IN = new Map(
  builtInVariables().map(({ name, type }) => [name.toLowerCase(), { type, secure: false }]),
)
