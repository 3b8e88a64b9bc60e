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
  ],
  invalid: [
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
