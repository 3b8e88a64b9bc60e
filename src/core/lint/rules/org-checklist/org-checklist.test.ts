import { testRule } from '#testing/rule-tester.ts'
import { orgChecklist } from './index.ts'

testRule(orgChecklist, {
  valid: [
    { name: 'no card', flow: 'start -> invoice: collect(Invoice) -> done: return' },
    {
      name: 'a card that nobody is asked for (trap 10)',
      flow: `start -> done: return
        card: collect(CC) -> done`,
    },
  ],
  invalid: [
    {
      name: 'a card number, an expiry date and a CVV: once for the design',
      flow: 'start -> card: collect(CC) -> expiry: collect(Expiry) -> cvv: collect(CVV) -> done: return',
      reports: [{ node: null, messageId: 'check', says: ['responsibility matrix', 'captures'] }],
    },
  ],
})
