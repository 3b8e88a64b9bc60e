import { testRule } from '#testing/rule-tester.ts'
import { extractReadsSecure } from './index.ts'

testRule(extractReadsSecure, {
  valid: [
    {
      name: 'a secure variable',
      flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return',
    },
    {
      name: 'a card number that is not secure yet: another rule says so',
      flow: `variable CC pan open
        start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return`,
    },
    {
      name: 'a variable that nobody declares',
      flow: 'start -> cut: extract(Last4 = Right(Task.Gone, 4)) -> done: return',
    },
    {
      name: 'a value that is still to be chosen',
      flow: 'start -> cut: extract(Last4 = nothing) -> done: return',
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `start -> done: return
        cut: extract(Note = "x") -> done`,
    },
  ],
  invalid: [
    {
      name: 'nothing secure at all',
      flow: `variable Amount = "10"
        start -> cut: extract(Note = "x"; Sum = Task.Amount; Id = Call.ConversationId) -> done: return`,
      reports: [{ node: 'cut', messageId: 'step', title: 'Turn cut into Update Data' }],
      fixed: `variable Amount = "10"
        start -> cut: set(Note = "x"; Sum = Task.Amount; Id = Call.ConversationId) -> done: return`,
    },
    {
      name: 'one statement of two',
      flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4); Note = "x") -> done: return',
      reports: [
        {
          node: 'cut',
          messageId: 'statement',
          field: 'statements.1.value',
          says: ['sets Task.Note'],
        },
      ],
    },
  ],
})
