import { testRule } from '#testing/rule-tester.ts'
import { secureActionIsSecure } from './index.ts'

testRule(secureActionIsSecure, {
  valid: [
    { name: 'secure actions', flow: 'start -> token: fetch -> pay: pay -> done: return' },
    {
      name: 'an open action that nothing calls',
      flow: `action Test_Clone open
        start -> done: return`,
    },
    {
      name: 'a step without an action yet',
      flow: 'start -> call: call() -> done: return',
    },
    {
      name: 'a test clone: calling it is what is wrong, and making it secure would not mend that',
      flow: `action TEST_Pay clone Process_Payment
        start -> token: fetch -> pay: call(TEST_Pay) -> done: return`,
    },
    {
      name: 'a test clone by its name',
      flow: `action TEST_Process_Payment open
        start -> token: fetch -> pay: call(TEST_Process_Payment) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'called as a clone of nothing that is there',
      flow: `action TEST_Refund open
        start -> pay: call(TEST_Refund) -> done: return`,
      reports: [{ node: 'pay', messageId: 'open' }],
      fixed: `action TEST_Refund
        start -> pay: call(TEST_Refund) -> done: return`,
    },
    {
      name: 'two calls of one open action, one fix',
      flow: `action Process_Payment open
        start -> a: fetch -> one: pay -> b: fetch -> two: pay -> done: return`,
      reports: [
        {
          node: 'one',
          messageId: 'open',
          field: 'action',
          says: ['“Process_Payment”'],
          title: 'Mark Process_Payment secure',
        },
        { node: 'two', messageId: 'open' },
      ],
      fixed: 'start -> a: fetch -> one: pay -> b: fetch -> two: pay -> done: return',
    },
  ],
})
