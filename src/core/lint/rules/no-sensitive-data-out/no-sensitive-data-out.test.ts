import { testRule } from '#testing/rule-tester.ts'
import { noSensitiveDataOut } from './index.ts'

testRule(noSensitiveDataOut, {
  valid: [
    {
      name: 'the receipt',
      flow: 'start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return',
    },
    {
      name: 'the last four digits of the card number are extract-reduces’ business',
      flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> tell: data(Card = Task.Last4) -> done: return',
    },
    ...[
      'IsSet(Task.CVV)',
      'Length(Task.CVV)',
      'Task.CVV == "123"',
      'If(IsSet(Task.CVV), "yes", "no")',
    ].map((text) => ({
      name: `what is merely about the CVV: ${text}`,
      flow: `start -> cvv: collect(CVV) -> check: extract(About = ${text}) -> tell: data(About = Task.About) -> done: return`,
    })),
    {
      name: 'a variable that was overwritten by something harmless',
      flow: `variable CVV cvv open
        start -> cvv: collect(CVV) -> clear: set(CVV = "") -> tell: data(Note = Task.CVV) -> done: return`,
    },
    {
      name: 'nothing inside a part that nothing reaches (trap 10)',
      flow: `start -> done: return
        cvv: collect(CVV) -> tell: data(Code = Task.CVV) -> done`,
    },
  ],
  invalid: [
    {
      name: 'a digit of the CVV',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = Right(Task.CVV, 1)) -> tell: data(Hint = Task.Hint) -> done: return',
      reports: [
        {
          node: 'tell',
          messageId: 'out',
          variable: 'Task.Hint',
          field: 'attributes.0.value',
          says: ['made from a CVV (Task.Hint)', 'participant data'],
        },
      ],
    },
    {
      name: 'the token itself, to participant data',
      flow: 'start -> token: fetch -> tell: data(Token = Task.Token) -> done: return',
      reports: [{ node: 'tell', messageId: 'out', says: ['made from a token'] }],
    },
    {
      name: 'a token that is part of a longer text, on one of two paths',
      flow: `variable Note = "none"
        variable Ok boolean = true
        start -> token: fetch -> ok: decide(Task.Ok) -> note: extract(Note = "token " + Task.Token) -> tell: data(Note = Task.Note) -> done: return
        ok.no -> tell`,
      reports: [{ node: 'tell', messageId: 'out' }],
    },
    {
      name: 'a CVV in the data of a transfer',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(Queue = Task.CVV) -> queue: transfer(Task.Queue)',
      reports: [{ node: 'queue', messageId: 'out', says: ['a transfer'] }],
    },
    {
      name: 'one arm of an If gives it away',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = If(Length(Task.CVV) == 3, Task.CVV, "")) -> tell: data(Hint = Task.Hint) -> done: return',
      reports: [{ node: 'tell', messageId: 'out' }],
    },
  ],
})
