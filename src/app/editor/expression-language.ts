import type { CodeLanguage } from './code-language.ts'
import { callInExpression, explainInExpression } from './expression-calls.ts'
import { expressionProblems } from './expression-problems.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { suggestInExpression } from './expression-suggestions.ts'
import { expressionTokens } from './expression-tokens.ts'

/** Architect's expression language, as an editor sees it. */
export function expressionLanguage(scope: ExpressionScope): CodeLanguage {
  return {
    tokens: (text) => expressionTokens(text, scope),
    problems: (text) => expressionProblems(text, scope),
    suggest: (text, at, isAsked) => suggestInExpression(text, at, isAsked, scope),
    explain: (text, at) => explainInExpression(text, at, scope),
    callAt: callInExpression,
    pairs: ['(', '[', '"'],
  }
}
