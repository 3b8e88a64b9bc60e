import { testRule } from '#testing/rule-tester.ts'
import { noStandardDataAction } from './index.ts'

const ACTION = 'action Look_Up open in Value'

testRule(noStandardDataAction, {
  valid: [
    { name: 'secure actions', flow: 'start -> token: fetch -> pay: pay -> done: return' },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `${ACTION}
        start -> done: return
        look: standard(Look_Up, Value="x") -> done`,
    },
  ],
  invalid: [
    {
      name: 'nothing secret: as strict as the default',
      flow: `${ACTION}
        start -> look: standard(Look_Up, Value="x") -> done: return`,
      reports: [
        {
          node: 'look',
          messageId: 'policy',
          severity: 'error',
          field: 'action',
          says: ['calls “Look_Up”'],
        },
      ],
    },
    {
      name: 'nothing secret: a warning where the user has chosen so',
      flow: `${ACTION}
        start -> look: standard(Look_Up, Value="x") -> done: return`,
      options: { standardActionInSecureFlow: 'warning' },
      reports: [{ node: 'look', messageId: 'policy', severity: 'warning' }],
    },
    {
      name: 'a card number is an error whatever the user has chosen',
      flow: `${ACTION}
        start -> card: collect(CC) -> cut: extract(Copy = Task.CC) -> look: standard(Look_Up, Value=Copy) -> done: return`,
      options: { standardActionInSecureFlow: 'warning' },
      reports: [
        {
          node: 'look',
          messageId: 'secret',
          severity: 'error',
          field: 'inputs.Value',
          variable: 'Task.CC',
          path: 'card.success > cut.next > look',
          says: ['a card number (Task.CC)', '“Look_Up”'],
        },
      ],
    },
    {
      name: 'a digit of the CVV, and an open token in a longer text',
      flow: `${ACTION}
        variable Token token open
        start -> cvv: collect(CVV) -> token: fetch -> cut: extract(Hint = Right(Task.CVV, 1)) -> look: standard(Look_Up, Value=Append(Task.Hint, Task.Token)) -> done: return`,
      reports: [
        { node: 'look', messageId: 'secret', says: ['a CVV (Task.CVV)'] },
        { node: 'look', messageId: 'secret', says: ['a token (Task.Token)'] },
      ],
    },
    {
      name: 'the last four digits and a length are no secret, the step is still there',
      flow: `${ACTION}
        start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4); Long = Length(Task.CC)) -> look: standard(Look_Up, Value=Append(Task.Last4, Task.Long)) -> done: return`,
      reports: [{ node: 'look', messageId: 'policy' }],
    },
    {
      name: 'a secret that was overwritten on the way',
      flow: `${ACTION}
        variable CVV cvv open
        start -> cvv: collect(CVV) -> clear: set(CVV = "") -> look: standard(Look_Up, Value=CVV) -> done: return`,
      reports: [{ node: 'look', messageId: 'policy' }],
    },
  ],
})
