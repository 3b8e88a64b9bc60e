import { testRule } from '#testing/rule-tester.ts'
import { outcomeRecorded } from './index.ts'

testRule(outcomeRecorded, {
  valid: [
    { name: 'a flow that takes no payment', flow: 'start -> hello: play -> done: return' },
    {
      name: 'a payment that nothing reaches',
      flow: `start -> done: return
        lost: pay -> done`,
    },
    {
      name: 'every end is counted',
      flow: `start -> token: fetch -> pay: pay -> paid: outcome(Paid) -> done: return
        otherwise -> unpaid: outcome(Not_Paid) -> done`,
    },
    {
      name: 'a milestone of an imported flow counts',
      flow: `start -> began: other(addFlowMilestone) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'nothing is recorded',
      flow: `start -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [{ node: null, messageId: 'none' }],
    },
    {
      name: 'one end is not counted',
      flow: `start -> token: fetch -> pay: pay -> paid: outcome(Paid) -> done: return
        otherwise -> back: return`,
      reports: [{ node: 'back', messageId: 'missing', path: 'start.next > token.failure > back' }],
    },
  ],
})
