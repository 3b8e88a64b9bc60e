import { useMemo } from 'react'
import { PLACES, type Place } from '#core/kinds/facts.ts'
import { variablesInReach } from '#core/kinds/match-variables.ts'
import { describeExpressionError } from '#core/language/expression/expression-error.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { DataType } from '#core/model/values.ts'
import type { CodeProblem } from '../editor/code-language.ts'
import type { ExpressionScope } from '../editor/expression-scope.ts'
import { useDesign } from '../state/document-store.ts'
import { useFormScope } from './form-scope.tsx'

/** What an expression at a place can name; the same object as long as that is the same. */
export function useExpressionScope(
  place: Place | null,
  expected: DataType | null,
): ExpressionScope {
  const design = useDesign()
  const { task } = useFormScope()
  return useMemo(() => {
    const facts = place === null ? null : PLACES[place]
    return {
      language: 'expression',
      variables: variablesInReach(design, task),
      refusesSecureIn: facts === null || facts.secureAllowed ? null : facts.label,
      expected,
    }
    // Only the variables of the design matter, and typing changes the rest of it with every letter.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [design.variables, task, place, expected])
}

/** Why a text is no expression, with the position; null while nothing is written yet. */
export function expressionTrouble(text: string): string | null {
  if (text.trim() === '') return null
  const parsed = parseExpression(text)
  return parsed.ok ? null : describeExpressionError(parsed.error)
}

/** Whether the rules, which say more about it, tell a problem already. */
export function isToldByRules(
  problems: readonly Problem[],
): (problem: Pick<CodeProblem, 'code'>) => boolean {
  const hasErrors = problems.some(({ severity }) => severity === 'error')
  return ({ code }) => hasErrors && RULED.has(code)
}

const RULED = new Set(['secure-read', 'unknown-variable'])
