import { testRule } from '#testing/rule-tester.ts'
import { extractReduces } from './index.ts'

testRule(extractReduces, {
  valid: [
    ...[
      'Right(Task.CC, 4)',
      'Left(Task.CC, 1)',
      'Left(Task.CC, 6)',
      'Substring(Task.CC, 0, 6)',
      'Length(Task.CC)',
      'IsSet(Task.CC)',
      'Task.CC == "4111111111111111"',
      'If(Left(Task.CC, 1) == "4", "Visa", "other")',
      'ToInt(Task.CC) % 10 == 0',
      'Append("ends in ", Right(Task.CC, 4))',
    ].map((text) => ({
      name: `what reduces a card number: ${text}`,
      flow: `start -> card: collect(CC) -> cut: extract(Part = ${text}) -> tell: data(Card = Task.Part) -> done: return`,
    })),
    ...[
      'IsSet(Task.CVV)',
      'Length(Task.CVV)',
      'Length(Task.CVV) == 3',
      'Task.CVV != ""',
      'Task.CVV == NOT_SET',
      'Contains(Task.CVV, "*")',
      'FindString(Task.CVV, "#") >= 0',
    ].map((text) => ({
      name: `what is merely about a CVV: ${text}`,
      flow: `start -> cvv: collect(CVV) -> cut: extract(About = ${text}) -> done: return`,
    })),
    {
      name: 'a decision on a boolean that was extracted (trap 6)',
      flow: 'start -> card: collect(CC) -> check: extract(Is_Full = Length(Task.CC) == 16) -> full: decide(Task.Is_Full) -> done: return',
    },
    {
      name: 'the first six to choose a route, the last four for the agent: only these are handed out',
      flow: 'start -> card: collect(CC) -> cut: extract(Bin = Left(Task.CC, 6); Last4 = Right(Task.CC, 4)) -> ours: decide(Task.Bin == "411111") -> tell: data(Card = Task.Last4) -> done: return',
    },
    {
      name: 'the same four digits twice',
      flow: 'start -> card: collect(CC) -> a: extract(Last4 = Right(Task.CC, 4)) -> b: extract(Again = Right(Task.CC, 4)) -> done: return',
    },
    {
      name: 'two pieces that no call shows both of',
      flow: `variable Is_Amex boolean = false
        start -> card: collect(CC) -> amex: decide(Task.Is_Amex) -> a: extract(Last4 = Substring(Task.CC, 11, 4)) -> done: return
        amex.no -> b: extract(Last4 = Substring(Task.CC, 12, 4)) -> done`,
    },
    {
      name: 'pieces of two cards',
      flow: 'start -> card: collect(CC) -> a: extract(One = Substring(Task.CC, 8, 4)) -> again: collect(CC) -> b: extract(Two = Right(Task.CC, 4)) -> done: return',
    },
    {
      name: 'a piece of each of several cards',
      flow: `start -> tries: loop(3, pass=Pass) -> card: collect(CC) -> cut: extract(Piece = Substring(Task.CC, Task.Pass, 2)) -> tries
        tries.next -> done: return`,
    },
    {
      name: 'the same piece again and again',
      flow: `variable Flow.From integer = 12
        start -> card: collect(CC) -> tries: loop(3, pass=Pass) -> cut: extract(Piece = Substring(Task.CC, Flow.From, 4)) -> tries
        tries.next -> done: return`,
    },
    {
      name: 'the same piece twice, and only then another place is chosen',
      flow: `variable From integer = 12
        start -> card: collect(CC) -> a: extract(Last4 = Substring(Task.CC, Task.From, 4)) -> b: extract(Again = Substring(Task.CC, Task.From, 4)) -> move: set(From = 4) -> done: return`,
    },
    {
      name: 'into a secure variable',
      flow: `variable Copy pan secure
        start -> card: collect(CC) -> cut: extract(Copy = Task.CC) -> done: return`,
    },
    {
      name: 'a secure value that is no secret of a card',
      flow: `variable Customer secure = "1"
        start -> cut: extract(Id = Task.Customer) -> done: return`,
    },
    {
      name: 'nothing inside a part that nothing reaches (trap 10)',
      flow: `start -> done: return
        card: collect(CC) -> cut: extract(Copy = Task.CC) -> done`,
    },
    {
      name: 'a CVV that is keyed in twice is compared with itself',
      flow: `variable Again cvv secure
        start -> cvv: collect(CVV) -> more: collect(Again) -> cut: extract(Same = Task.CVV == Task.Again) -> done: return`,
    },
    {
      name: 'half a date of expiry, and four characters of a token',
      flow: 'start -> expiry: collect(Expiry, digits=4) -> token: fetch -> cut: extract(Month = Left(Task.Expiry, 2); Hint = Right(Task.Token, 4)) -> done: return',
    },
    {
      name: 'the first six and the last four, handed out where nothing reaches',
      flow: `start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4); First6 = Left(Task.CC, 6)) -> done: return
        tell: data(Last = Task.Last4; First = Task.First6) -> done`,
    },
    {
      name: 'a card number that is compared: nobody guesses so many digits',
      flow: 'start -> card: collect(CC) -> cut: extract(Visa = Left(Task.CC, 1) == "4") -> done: return',
    },
  ],
  invalid: [
    ...[
      'Task.CVV == "123"',
      'ToInt(Task.CVV) > 499',
      'If("1" == Left(Task.CVV, 1), "a", "b")',
      'Contains(Task.CVV, "1")',
      'AreEqual(Task.CVV, "123")',
      'Compare("5", Task.CVV)',
      'FindString(Task.CVV, "12") >= 0',
    ].map((text) => ({
      name: `whether a CVV is a certain value: ${text}`,
      flow: `start -> cvv: collect(CVV) -> cut: extract(Hint = ${text}) -> done: return`,
      reports: [{ node: 'cut', messageId: 'guessed', path: 'cvv.success > cut' }],
    })),
    {
      name: 'where a digit of the CVV stands in a known text',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = FindString("0123456789", Left(Task.CVV, 1))) -> done: return',
      reports: [{ node: 'cut', messageId: 'cvv' }],
    },
    {
      name: 'a text that a digit of the CVV is looked up in',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = Substring("abcdefghij", ToInt(Left(Task.CVV, 1)), 1)) -> done: return',
      reports: [{ node: 'cut', messageId: 'cvv' }],
    },
    ...['Right(Left(Task.CC, Task.Pass), 1)', 'Substring(Trim(Task.CC), Task.Pass, 1)'].map(
      (text) => ({
        name: `another digit each time round: ${text}`,
        flow: `start -> card: collect(CC) -> tries: loop(16, pass=Pass) -> cut: extract(Piece = ${text}) -> tries
        tries.next -> done: return`,
        reports: [{ node: 'cut', messageId: 'round' }],
      }),
    ),
    {
      name: 'the same expression in a row, for another piece each time',
      flow: `variable From integer = 0
        start -> card: collect(CC) -> a: extract(One = Substring(Task.CC, Task.From, 4)) -> move: set(From = 8) -> b: extract(Two = Substring(Task.CC, Task.From, 4)) -> done: return`,
      reports: [{ node: 'b', messageId: 'together', says: ['together they show 8 digits'] }],
    },
    {
      name: 'a copy of the card number',
      flow: 'start -> card: collect(CC) -> cut: extract(Copy = Task.CC) -> done: return',
      reports: [
        {
          node: 'cut',
          messageId: 'whole',
          field: 'statements.0.value',
          variable: 'Task.Copy',
          path: 'card.success > cut',
          says: ['copies a card number (Task.CC) as it is into Task.Copy', 'Right(…, 4)'],
          title: 'Take the last four digits of Task.CC',
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> card: collect(CC) -> cut: extract(Copy = Right(Task.CC, 4)) -> done: return',
    },
    {
      name: 'more than the last four',
      flow: 'start -> card: collect(CC) -> cut: extract(Part = Right(Task.CC, 6)) -> done: return',
      reports: [{ node: 'cut', messageId: 'much', says: ['copies 6 digits of a card number'] }],
    },
    {
      name: 'a length that is not written out',
      flow: 'start -> card: collect(CC) -> cut: extract(Part = Right(Task.CC, Length(Task.CC))) -> done: return',
      reports: [{ node: 'cut', messageId: 'whole' }],
    },
    {
      name: 'arithmetic that keeps every digit',
      flow: 'start -> card: collect(CC) -> cut: extract(Part = Append("", Task.CC)) -> done: return',
      reports: [{ node: 'cut', messageId: 'whole' }],
    },
    {
      name: 'one digit after the other, in a loop',
      flow: `start -> card: collect(CC) -> each: loop(16, pass=At) -> cut: extract(Digit = Substring(Task.CC, Task.At, 1)) -> add: set(All = Append(Task.All, Task.Digit)) -> each
        each.next -> done: return`,
      reports: [
        {
          node: 'cut',
          messageId: 'round',
          says: ['“cut” copies a piece of a card number (Task.CC) into Task.Digit'],
        },
      ],
    },
    {
      name: 'two pieces in two steps that can be put together',
      flow: 'start -> card: collect(CC) -> a: extract(Last4 = Right(Task.CC, 4)) -> b: extract(Middle = Substring(Task.CC, 8, 4)) -> c: extract(Digits = ToString(Length(Task.CC))) -> done: return',
      reports: [
        {
          node: 'b',
          messageId: 'together',
          says: ['into Task.Middle, and Task.Last4 has another one', 'show 8 digits'],
        },
      ],
    },
    {
      name: 'the first six and the last four, both for the agent (trap 7)',
      flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4); First6 = Left(Task.CC, 6); Brand = Left(Task.CC, 1)) -> tell: data(Last = Task.Last4; First = Task.First6) -> done: return',
      reports: [
        {
          node: 'cut',
          messageId: 'needless',
          severity: 'warning',
          field: 'statements.1.value',
          says: ['Task.Last4 and Task.First6 together show 10 digits'],
        },
      ],
    },
    {
      name: 'the first six and the last four in one text',
      flow: 'start -> card: collect(CC) -> cut: extract(Masked = Append(Left(Task.CC, 6), "******", Right(Task.CC, 4))) -> done: return',
      reports: [
        {
          node: 'cut',
          messageId: 'needless',
          severity: 'warning',
          says: ['Task.Masked shows 10 digits'],
        },
      ],
    },
    {
      name: 'one digit of a CVV, and all of it',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = Left(Task.CVV, 1); Code = Task.CVV) -> done: return',
      reports: [
        { node: 'cut', messageId: 'cvv', field: 'statements.0.value' },
        {
          node: 'cut',
          messageId: 'whole',
          field: 'statements.1.value',
          says: ['whether it is set'],
        },
      ],
    },
    {
      name: 'the first seven digits, and a digit more than may be shown of a date and of a token',
      flow: 'start -> card: collect(CC) -> expiry: collect(Expiry, digits=4) -> token: fetch -> cut: extract(First = Left(Task.CC, 7); Date = Left(Task.Expiry, 3); Hint = Right(Task.Token, 5)) -> done: return',
      reports: [
        { node: 'cut', messageId: 'much', says: ['7 digits of a card number'] },
        { node: 'cut', messageId: 'much', says: ['3 digits of an expiry date'] },
        { node: 'cut', messageId: 'much', says: ['5 digits of a token'] },
      ],
    },
    {
      name: 'all of a card, of which a piece is taken once more',
      flow: 'start -> card: collect(CC) -> cut: extract(Copy = Task.CC) -> more: extract(Last4 = Right(Task.CC, 4)) -> done: return',
      reports: [{ node: 'cut', messageId: 'whole' }],
      safety: 'unsafe',
      fixed:
        'start -> card: collect(CC) -> cut: extract(Copy = Right(Task.CC, 4)) -> more: extract(Last4 = Right(Task.CC, 4)) -> done: return',
    },
    {
      name: 'a token, and a whole expiry date',
      flow: 'start -> expiry: collect(Expiry, digits=4) -> token: fetch -> cut: extract(Key = Task.Token; Date = Right(Task.Expiry, 4)) -> done: return',
      reports: [
        { node: 'cut', messageId: 'whole', says: ['a token (Task.Token)'] },
        { node: 'cut', messageId: 'much', says: ['4 digits of an expiry date'] },
      ],
    },
  ],
})
