import { checkExpression, type VariableScope } from '#core/language/expression/check.ts'
import { describeExpressionError } from '#core/language/expression/expression-error.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { describeExpressionProblem } from '#core/language/expression/problem.ts'
import { visibleRange } from '#core/language/expression/visible-range.ts'
import type { CodeProblem } from './code-language.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { builtInNamed, variableNamed } from './expression-words.ts'

/** What Architect refuses of an expression where it stands. Nothing is wrong while nothing is written. */
export function expressionProblems(text: string, scope: ExpressionScope): readonly CodeProblem[] {
  if (text.trim() === '') return []
  const parsed = parseExpression(text)
  if (!parsed.ok) {
    const { code } = parsed.error
    const message = describeExpressionError(parsed.error)
    return [{ code, severity: 'error', ...visibleRange(text, parsed.error), message }]
  }
  const checked = checkExpression(parsed.value, named(scope), {
    allowSecure: scope.refusesSecureIn === null,
    ...(scope.expected === null ? {} : { expected: scope.expected }),
  })
  if (checked.ok) return []
  return checked.error.map((problem) => ({
    code: problem.code,
    severity: 'error',
    ...visibleRange(text, problem),
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
