import type { Problem } from '#core/lint/problem.ts'

/** A problem of a rule that there is not, for what shows and counts problems of any rule. */
export function someProblem(patch: Partial<Problem> = {}): Problem {
  return {
    id: 'some-rule',
    code: 'SF-TST-01',
    rule: 'some-rule',
    severity: 'error',
    node: null,
    message: 'Something is wrong here.',
    path: [],
    fix: null,
    ...patch,
  }
}
