import { describe, expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { referencedActionExists } from './index.ts'

testRule(referencedActionExists, {
  valid: [
    { name: 'actions of the design', flow: 'start -> token: fetch -> pay: pay -> done: return' },
    {
      name: 'an action that an import knows by name, of an org that nobody has asked',
      flow: `action Charge stub
        start -> charge: call(Charge) -> done: return`,
    },
    {
      name: 'an action that an import knows by name and the org has published',
      flow: `action Charge stub
        org action Charge published
        start -> charge: call(Charge) -> done: return`,
    },
    {
      name: 'an action of the design that the org has as a draft: it is published before the flow',
      flow: `action Charge
        org action Charge draft
        start -> charge: call(Charge) -> done: return`,
    },
    {
      name: 'a step that nothing reaches is reported for that',
      flow: `start -> done: return
        charge: call(Gone) -> done`,
    },
  ],
  invalid: [
    {
      name: 'an action that was removed',
      flow: 'start -> charge: call(Gone) -> done: return',
      reports: [
        { node: 'charge', messageId: 'gone', field: 'action', says: ['Choose another one.'] },
      ],
    },
    {
      name: 'a stub that the org has not, and one that is a draft',
      flow: `action Charge stub
        action Refund stub
        org action Charge missing
        org action Refund draft
        start -> charge: call(Charge) -> refund: call(Refund) -> done: return`,
      reports: [
        { node: 'charge', messageId: 'missing', says: ['“Charge” of the category “Payments”'] },
        { node: 'refund', messageId: 'draft', says: ['is a draft in the org'] },
      ],
    },
  ],
})

describe('a stub without a category', () => {
  test('cannot be found', () => {
    const design = buildFlow(`action Charge stub
      start -> charge: call(Charge) -> done: return`)
    const actions = design.actions.map((action) => ({ ...action, category: '', integration: '' }))
    const rules = [referencedActionExists]
    const { problems } = lintDesign({ ...design, actions }, { rules })
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('a data action without a category'),
    ])
  })
})
