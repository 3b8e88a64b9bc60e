import { describe, expect, test } from 'vitest'
import { takeMentions } from '#core/kinds/opaque/holes.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { noReadbackOfCard } from './index.ts'

/** The sum is said before a digit of the CVV is put in its place. */
const SAID_BEFORE = `variable Sum open
  start -> sum: set(Sum = "10") -> say: play(ToAudioTTS(Task.Sum)) -> code: collect(CVV)
  code -> leak: extract(Sum = Left(Task.CVV, 1))
  done: return`

const COPIES = `start -> card: collect(CC)
  card -> cut: extract(First2 = Left(Task.CC, 2); Last2 = Right(Task.CC, 2); First4 = Left(Task.CC, 4); Last4 = Right(Task.CC, 4); Copy = Task.CC; Digits = Length(Task.CC))
  cut -> few: extract(Grown = Right(Task.CC, 4)) -> more: extract(Grown = Right(Task.CC, 8))`

testRule(noReadbackOfCard, {
  valid: [
    ...['Right(Task.CC, 4)', 'ToString(Length(Task.CC))', 'If(IsSet(Task.CC), "yes", "no")'].map(
      (text) => ({
        name: `what may be said of a card: ${text}`,
        flow: `start -> card: collect(CC) -> say: play(ToAudioTTS(${text})) -> done: return`,
      }),
    ),
    {
      name: 'an amount',
      flow: `variable Amount = "10"
        start -> say: play(ToAudioTTS(Task.Amount)) -> done: return`,
    },
    {
      name: 'a number that is no card is read back',
      flow: 'start -> invoice: collect(Invoice, reads=back) -> done: return',
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `start -> done: return
        card: collect(CC, reads=back) -> say: play(ToAudioTTS(Task.CC)) -> done`,
    },
    {
      name: 'the last four digits again and again, one time from a copy',
      flow: `start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> say: play(ToAudioTTS(Right(Task.CC, 4))) -> more: play(ToAudioTTS(Task.Last4)) -> end: play(ToAudioTTS(Append("It ends in ", Right(Task.CC, 4)))) -> done: return
        end -> card`,
    },
    {
      name: 'a piece of each of two cards',
      flow: 'start -> card: collect(CC) -> say: play(ToAudioTTS(Left(Task.CC, 4))) -> again: collect(CC) -> more: play(ToAudioTTS(Right(Task.CC, 4))) -> done: return',
    },
    {
      name: 'a digit of each card',
      flow: `start -> tries: loop(3, pass=Pass) -> card: collect(CC) -> say: play(ToAudioTTS(Substring(Task.CC, Task.Pass, 1))) -> tries
        tries.next -> done: return`,
    },
    ...[
      'Append(Task.First2, Task.Last2)',
      'Append(Task.Last4, ToString(Task.Digits))',
      'Append(ToString(Task.Digits), Task.Last4)',
    ].map((text) => ({
      name: `no more than four digits in copies: ${text}`,
      flow: `${COPIES} -> say: play(ToAudioTTS(${text})) -> done: return`,
    })),
    {
      name: 'a date of expiry',
      flow: 'start -> expiry: collect(Expiry) -> say: play(ToAudioTTS(Task.Expiry)) -> done: return',
    },
    {
      name: 'how many digits a CVV has',
      flow: 'start -> cvv: collect(CVV) -> say: play(ToAudioTTS(ToString(Length(Task.CVV)))) -> done: return',
    },
    {
      name: 'two pieces where nothing reaches',
      flow: `start -> done: return
        card: collect(CC) -> say: play(ToAudioTTS(Left(Task.CC, 4))) -> more: play(ToAudioTTS(Substring(Task.CC, 4, 4))) -> done`,
    },
    {
      name: 'what a variable held before, beside another value',
      flow: `variable Times integer = 2
        variable Sum open
        start -> sum: set(Sum = ToString(Task.Times)) -> say: play(ToAudioTTS(Append(Task.Sum, ToString(Task.Times)))) -> code: collect(CVV)
        code -> leak: extract(Sum = Left(Task.CVV, 1)) -> done: return`,
    },
    {
      name: 'what a variable held before the secret got into it',
      flow: `${SAID_BEFORE}
        leak.next -> done`,
    },
  ],
  invalid: [
    {
      name: 'what a variable holds when it is said again, after the secret got into it',
      flow: `${SAID_BEFORE}
        leak.next -> more: decide(Call.Ani == "1") -> say
        more.no -> done`,
      reports: [{ node: 'say', messageId: 'said', variable: 'Task.CVV' }],
    },
    {
      name: 'the card number, as a part of a sentence',
      flow: 'start -> card: collect(CC) -> say: play(ToAudioTTS(Append("Your card is ", Task.CC))) -> done: return',
      reports: [
        {
          node: 'say',
          messageId: 'said',
          field: 'audio',
          variable: 'Task.CC',
          says: ['a card number (Task.CC)', 'Right(Task.CC, 4)'],
          path: 'card.success > say',
          title: 'Say the last four digits of Task.CC',
        },
      ],
      safety: 'unsafe',
      fixed:
        'start -> card: collect(CC) -> say: play(ToAudioTTS(Append("Your card is ", Right(Task.CC, 4)))) -> done: return',
    },
    {
      name: 'the card number in two pieces',
      flow: 'start -> card: collect(CC) -> say: play(ToAudioTTS(Left(Task.CC, 4))) -> more: play(ToAudioTTS(Substring(Task.CC, 4, 4))) -> count: play(ToAudioTTS(ToString(Length(Task.CC)))) -> done: return',
      reports: [
        {
          node: 'more',
          messageId: 'together',
          variable: 'Task.CC',
          says: ['“say” another one: together they are 8 digits', 'Right(Task.CC, 4)'],
          path: 'card.success > say.next > more',
        },
      ],
    },
    {
      name: 'the card number in two pieces, of which the second stands first in the design',
      flow: `start -> card: collect(CC) -> say
        more: play(ToAudioTTS(Substring(Task.CC, 4, 4))) -> done: return
        say: play(ToAudioTTS(Left(Task.CC, 4))) -> more`,
      reports: [{ node: 'more', messageId: 'together', says: ['and “say” another one'] }],
    },
    {
      name: 'a digit of the CVV, beside another value',
      flow: `variable Times integer = 2
        start -> code: collect(CVV) -> say: play(ToAudioTTS(Append(Left(Task.CVV, 1), ToString(Task.Times)))) -> done: return`,
      reports: [{ node: 'say', messageId: 'said', variable: 'Task.CVV' }],
    },
    {
      name: 'what one of two steps has put into a variable by then',
      flow: `variable Sum open
        start -> code: collect(CVV) -> leak: extract(Sum = Left(Task.CVV, 1)) -> say: play(ToAudioTTS(Task.Sum))
        say -> again: extract(Sum = Right(Task.CVV, 1)) -> done: return`,
      reports: [{ node: 'say', messageId: 'said' }],
    },
    {
      name: 'digit by digit in a loop',
      flow: `start -> card: collect(CC) -> digits: loop(16, pass=Pass) -> say: play(ToAudioTTS(Substring(Task.CC, Task.Pass, 1))) -> digits
        digits.next -> done: return`,
      reports: [{ node: 'say', messageId: 'round' }],
    },
    ...[
      ['Append(Task.First4, Task.Last4)', 'each of four digits'],
      ['Append(ToString(Task.Digits), Task.First4, Task.Last4)', 'of a length and of four digits'],
      ['Append(Task.First4, ToString(Task.Digits), Task.Last4)', 'of four digits and of a length'],
      ['Append(Task.Last4, Task.Copy)', 'of four digits, and of all of them'],
      ['Task.Grown', 'of four digits and later of eight, in one variable'],
    ].map(([text, what]) => ({
      name: `copies ${what}: ${text}`,
      flow: `${COPIES} -> say: play(ToAudioTTS(${text})) -> done: return`,
      reports: [{ node: 'say', messageId: 'said', variable: 'Task.CC' }],
    })),
    {
      name: 'the first six digits, in a copy that was extracted',
      flow: 'start -> card: collect(CC) -> cut: extract(Bin = Left(Task.CC, 6)) -> say: play(ToAudioTTS(Task.Bin)) -> done: return',
      reports: [{ node: 'say', messageId: 'said' }],
    },
    {
      name: 'one digit of the CVV, in the prompt of another question',
      flow: 'start -> cvv: collect(CVV) -> card: collect(CC, prompt=ToAudioTTS(Left(Task.CVV, 1))) -> done: return',
      reports: [
        { node: 'card', messageId: 'said', field: 'prompt', says: ['a CVV', 'Say nothing of it.'] },
      ],
    },
    {
      name: 'Collect Input reads the card and the CVV back',
      flow: 'start -> card: collect(CC, reads=back) -> cvv: collect(CVV, reads=back) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'readBack',
          field: 'verification',
          variable: 'Task.CC',
          title: 'Read nothing back',
        },
        { node: 'cvv', messageId: 'readBack', says: ['a CVV (Task.CVV)'] },
      ],
      fixed: 'start -> card: collect(CC) -> cvv: collect(CVV) -> done: return',
    },
  ],
})

test('an imported step says what its audios read by then, and nothing else that it reads', () => {
  const design =
    buildFlow(`${SAID_BEFORE.replace('play(ToAudioTTS(Task.Sum))', 'other(transferToAcd)')}
    leak.next -> done`)
  const { body, mentions } = takeMentions({
    preTransferAudio: { exp: 'ToAudioTTS(Task.Sum)' },
    failureAudio: { exp: 'ToAudioTTS(Left(Task.CVV, 1))' },
    uuiData: { exp: 'Task.CVV' },
  })
  const nodes = design.nodes.map((node) =>
    node.id === 'say'
      ? { ...node, props: { ...node.props, body, mentions: mentions.map(({ text }) => text) } }
      : node,
  )
  const { problems } = lintDesign({ ...design, nodes }, { rules: [noReadbackOfCard] })
  expect(problems.map(({ node, variable }) => [node, variable])).toEqual([['say', 'Task.CVV']])
})

describe('the flow’s own audio', () => {
  test('the error message says a card number', () => {
    const design = buildFlow(`variable Flow.CC pan
      start -> card: collect(Flow.CC) -> done: return`)
    const errorAudio = { type: 'expression', text: 'ToAudioTTS(Flow.CC)' } as const
    const { problems } = lintDesign(
      { ...design, flow: { ...design.flow, errorAudio } },
      { rules: [noReadbackOfCard] },
    )
    expect(problems).toMatchObject([{ node: null, field: 'errorAudio', variable: 'Flow.CC' }])
  })
})
