import { describe, expect, test } from 'vitest'
import { buildFlow, buildKnownOrg, buildPublished } from '#testing/build-flow.ts'
import type { Rule } from '../define.ts'
import { lintDesign } from '../lint.ts'
import { RULES } from '../registry.ts'

for (const rule of RULES) {
  describe(`the page of ${rule.code} ${rule.rule}`, () => {
    for (const { shows, flow } of rule.docs.invalid) {
      test(`is right to report: ${shows}`, () => {
        const design = buildFlow(flow)
        const published = buildPublished(flow)
        const org = buildKnownOrg(flow)
        const codes = (rules: readonly Rule[]) =>
          lintDesign(design, { rules, published, org }).problems.map(({ code }) => code)
        expect(codes(RULES)).toContain(rule.code)
        expect(codes(RULES.filter((other) => other !== rule))).not.toContain(rule.code)
      })
    }
    for (const { shows, flow } of rule.docs.valid) {
      test(`is right to be silent: ${shows}`, () => {
        const config = {
          rules: [rule],
          published: buildPublished(flow),
          org: buildKnownOrg(flow),
        }
        const reported = lintDesign(buildFlow(flow), config).problems
        expect(reported.map(({ message }) => message)).toEqual([])
      })
    }
  })
}

test('what is on the canvas is called a node, a step is one of a publish', () => {
  const said = RULES.flatMap(({ rule, messages, docs }) => {
    const texts = [...Object.values(messages), docs.summary, docs.why, docs.fix]
    return texts.filter((text) => /\bsteps?\b/i.test(text)).map((text) => `${rule}: ${text}`)
  })
  expect(said).toEqual([])
})
