import { defineRule, type RuleDocs } from '#core/lint/define.ts'
import type { RuleSubject } from '#core/lint/define.ts'
import type { Look } from '#core/analysis/word-change.ts'

/** The page of a rule that only a test has. */
export const NO_DOCS: RuleDocs = {
  summary: '',
  why: '',
  source: '',
  fix: '',
  invalid: [],
  valid: [],
}

/** A rule about the whole design that says each of what `find` finds, for tests of what is asked again. */
export function ruleThatFinds(
  find: (subject: RuleSubject) => Iterable<string | number>,
  looksAt: readonly Look[] = [],
) {
  return defineRule({
    rule: 'asking',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { found: 'There is {{what}}.' },
    docs: NO_DOCS,
    looksAt,
    *check({ report, ...subject }) {
      for (const what of find(subject)) {
        yield report('found', { what }, { node: null, about: `${what}` })
      }
    },
  })
}
