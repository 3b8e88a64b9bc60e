import type { Problem, Severity } from '#core/lint/problem.ts'
import { countOf } from '../ui/severity-icon.tsx'

/** From the worst on. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** Whether nobody has said that they live with it. */
export function isOpen({ suppressed }: Problem): boolean {
  return suppressed === undefined
}

/** “1 error, 2 warnings”; empty for none. */
export function countsInWords(problems: readonly Problem[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length
    return count === 0 ? [] : [countOf(severity, count)]
  }).join(', ')
}
