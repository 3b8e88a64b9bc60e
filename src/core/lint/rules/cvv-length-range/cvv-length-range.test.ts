import { testRule } from '#testing/rule-tester.ts'
import { cvvLengthRange } from './index.ts'

testRule(cvvLengthRange, {
  valid: [
    {
      name: 'three or four digits',
      flow: 'start -> cvv: collect(CVV, digits=3-4) -> done: return',
    },
    {
      name: 'three digits of something else',
      flow: 'start -> zip: collect(Zip, digits=3) -> done: return',
    },
    {
      name: 'the brand decides',
      flow: `variable Amex boolean = true
        start -> amex: decide(Task.Amex) -> four: collect(CVV, digits=4) -> done: return
        amex.no -> three: collect(CVV, digits=3) -> done`,
    },
  ],
  invalid: [
    {
      name: 'exactly three digits',
      flow: 'start -> cvv: collect(CVV, digits=3) -> done: return',
      reports: [
        {
          node: 'cvv',
          messageId: 'exact',
          variable: 'Task.CVV',
          field: 'digits',
          title: 'Take 3 to 4 digits and # at cvv',
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> cvv: collect(CVV, digits=3-4) -> done: return',
    },
    {
      name: 'exactly four digits, whatever the card',
      flow: 'start -> cvv: collect(CVV, digits=4) -> done: return',
      reports: [{ node: 'cvv', messageId: 'long', says: ['no fewer than 4 digits'] }],
      safety: 'unsafe',
      fixed: 'start -> cvv: collect(CVV, digits=3-4) -> done: return',
    },
  ],
})
