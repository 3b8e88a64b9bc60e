import { testRule } from '#testing/rule-tester.ts'
import { extractIntoOpenVariable } from './index.ts'

testRule(extractIntoOpenVariable, {
  valid: [
    {
      name: 'into an open variable',
      flow: `variable Last
start -> card: collect(CC) -> cut: extract(Last = Right(Task.CC, 4)) -> done: return`,
    },
    {
      name: 'setting a secure variable is allowed everywhere else',
      flow: 'start -> card: collect(CC) -> clear: set(CC = "") -> done: return',
    },
  ],
  invalid: [
    {
      name: 'into a secure variable',
      flow: `variable Last pan
start -> card: collect(CC) -> cut: extract(Last = Right(Task.CC, 4)) -> done: return`,
      reports: [
        {
          node: 'cut',
          messageId: 'secure',
          field: 'statements.0.variable',
          variable: 'Task.Last',
          says: ['extracts into Task.Last, which is secure itself'],
        },
      ],
    },
  ],
})
