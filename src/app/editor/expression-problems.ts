import { checkExpression, type VariableScope } from '#core/language/expression/check.ts'
import { describeExpressionError } from '#core/language/expression/expression-error.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { describeExpressionProblem } from '#core/language/expression/problem.ts'
import type { CodeProblem } from './code-language.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { builtInNamed, variableNamed } from './expression-words.ts'

/** What Architect refuses of an expression where it stands. Nothing is wrong while nothing is written. */
export function expressionProblems(text: string, scope: ExpressionScope): readonly CodeProblem[] {
  if (text.trim() === '') return []
  const parsed = parseExpression(text)
  if (!parsed.ok) {
    const { code, start, end } = parsed.error
    const message = describeExpressionError(parsed.error)
    return [{ code, severity: 'error', ...visible(text, start, end), message }]
  }
  const checked = checkExpression(parsed.value, named(scope), {
    allowSecure: scope.refusesSecureIn === null,
    ...(scope.expected === null ? {} : { expected: scope.expected }),
  })
  if (checked.ok) return []
  return checked.error.map((problem) => ({
    code: problem.code,
    severity: 'error',
    ...visible(text, problem.start, problem.end),
    message: describeExpressionProblem(problem),
  }))
}

function named(scope: ExpressionScope): VariableScope {
  return (name) => {
    const variable = variableNamed(scope, name)
    if (variable !== undefined) return variable
    const builtIn = builtInNamed(name)
    return builtIn && { type: builtIn.type, secure: false }
  }
}

/** A place that can be underlined: the end of the text has no width, so what stands before it is marked. */
export function visible(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  if (start < end && text.slice(start, end).trim() !== '') return { start, end }
  const last = text.slice(0, Math.max(end, 1)).trimEnd().length
  return { start: Math.max(last - 1, 0), end: Math.max(last, 1) }
}
