import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import { defineRule } from './define.ts'
import { CRASHED, lintDesign } from './lint.ts'
import { RULES } from './registry.ts'

const broken = defineRule({
  rule: 'broken',
  code: 'SF-ORD-99',
  severity: 'error',
  group: 'ordering',
  messages: {},
  docs: NO_DOCS,
  check: () => {
    throw new Error('no such node')
  },
})
const everyNode = defineRule({
  rule: 'every-node',
  code: 'SF-CX-99',
  severity: 'info',
  group: 'caller',
  messages: { here: 'Here is {{name}}.' },
  docs: NO_DOCS,
  *check({ design, report }) {
    for (const { id, name } of design.nodes) {
      yield report('here', { name }, { node: id })
      yield report('here', { name }, { node: id })
    }
  },
})

function ids(flow: string): readonly string[] {
  return lintDesign(buildFlow(flow)).problems.map(({ id }) => id)
}

describe('lint', () => {
  test('a rule that throws is reported, and the others go on', () => {
    const { problems } = lintDesign(buildFlow('start'), { rules: [broken, everyNode] })
    expect(problems.map(({ rule }) => rule)).toEqual([CRASHED, 'every-node', 'every-node'])
    expect(problems[0]?.message).toContain('no such node')
  })

  test('problems come in flow order, exceptions after the main path, unreached steps last', () => {
    const { problems } = lintDesign(
      buildFlow(`lost: play
        late: play -> done: return
        start -> token: fetch -> late
        token.failure -> sorry: play -> done`),
      { rules: [everyNode] },
    )
    const order = problems.map(({ node }) => node).filter((_, i) => i % 2 === 0)
    expect(order).toEqual(['start', 'token', 'late', 'done', 'sorry', 'lost'])
  })

  test('at one node by code, and problems of the whole design first', () => {
    const { problems } = lintDesign(
      buildFlow(`named x-debug
        variable CVV cvv open
        start -> early: fetch -> cvv: collect(CVV) -> pay: pay -> done: return`),
      { rules: RULES.filter(({ code }) => /^SF-(PUB-03|ORD-02|REL-0[17]|SEC-01)$/.test(code)) },
    )
    expect(problems.map(({ code, node }) => `${code} ${node}`)).toEqual([
      'SF-PUB-03 null',
      'SF-ORD-02 early',
      'SF-REL-01 early',
      'SF-REL-01 early',
      'SF-REL-07 cvv',
      'SF-SEC-01 cvv',
      'SF-REL-01 pay',
      'SF-REL-01 pay',
    ])
  })

  test('ids are unique and do not depend on other steps', () => {
    const flow = 'start -> early: fetch -> card: collect(CC) -> pay: pay -> done: return'
    expect(ids(flow)).toContain('token-after-input/early/pay')
    expect(ids(flow.replace('start ->', 'start -> hello: play ->'))).toEqual(ids(flow))
    const twice = lintDesign(buildFlow('start'), { rules: [everyNode] }).problems
    expect(twice.map(({ id }) => id)).toEqual(['every-node/start/', 'every-node/start//2'])
  })

  test.each([
    ['by the rule’s name, at a node', 'every-node at start'],
    ['by its code, at a node', 'SF-CX-99 at start'],
  ])('a suppression marks the problem: %s', (_, what) => {
    const design = buildFlow(`suppress ${what}: we know
      start -> done: return`)
    const { problems } = lintDesign(design, { rules: [everyNode] })
    expect(problems.map(({ node, suppressed }) => [node, suppressed])).toEqual([
      ['start', 'we know'],
      ['start', 'we know'],
      ['done', undefined],
      ['done', undefined],
    ])
  })

  test('a suppression without a reason covers nothing', () => {
    const design = buildFlow(`suppress every-node: we know
      start -> done: return`)
    const suppressions = design.suppressions.map((accepted) => ({ ...accepted, reason: ' ' }))
    const { problems } = lintDesign({ ...design, suppressions }, { rules: [everyNode] })
    expect(problems.map(({ suppressed }) => suppressed)).toEqual(problems.map(() => undefined))
  })

  test('a suppression without a node covers the design', () => {
    const design = buildFlow(`suppress every-node: we know
      start -> done: return`)
    const { problems } = lintDesign(design, { rules: [everyNode] })
    expect(problems.every(({ suppressed }) => suppressed === 'we know')).toBe(true)
  })

  test('edges tell how many secure variables they carry that are still needed', () => {
    const { edges } = lintDesign(
      buildFlow(`start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        card.failure -> done`),
    )
    expect(Object.fromEntries(edges)).toEqual({
      'card:success': { secureCount: 1 },
      'cvv:success': { secureCount: 2 },
      'cvv:failure': undefined,
      'token:success': { secureCount: 3 },
    })
  })
})

for (const template of FLOW_TEMPLATES.filter(({ gateway }) => gateway !== null)) {
  test(`the template “${template.title}” has no error and no warning`, () => {
    const { problems } = lintDesign(template.build())
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
}

test('whatever the flow, no rule crashes and ids are unique', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(arbitraryPayFlow(), (text) => {
      const { problems } = lintDesign(buildFlow(text))
      expect(problems.map(({ rule }) => rule)).not.toContain(CRASHED)
      expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length)
    }),
    { numRuns: 150 },
  )
})
