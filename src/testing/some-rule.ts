import type { RuleDocs } from '#core/lint/define.ts'

/** The page of a rule that only a test has. */
export const NO_DOCS: RuleDocs = {
  summary: '',
  why: '',
  source: '',
  fix: '',
  invalid: [],
  valid: [],
}
