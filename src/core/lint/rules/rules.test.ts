import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from '../lint.ts'
import { RULES } from '../registry.ts'

for (const rule of RULES) {
  describe(`the page of ${rule.code} ${rule.rule}`, () => {
    for (const { shows, flow } of rule.docs.invalid) {
      test(`is right to report: ${shows}`, () => {
        const design = buildFlow(flow)
        expect(lintDesign(design).problems.map(({ code }) => code)).toContain(rule.code)
        const others = RULES.filter((other) => other !== rule)
        expect(
          lintDesign(design, { rules: others }).problems.map(({ code }) => code),
        ).not.toContain(rule.code)
      })
    }
    for (const { shows, flow } of rule.docs.valid) {
      test(`is right to be silent: ${shows}`, () => {
        const reported = lintDesign(buildFlow(flow), { rules: [rule] }).problems
        expect(reported.map(({ message }) => message)).toEqual([])
      })
    }
  })
}
