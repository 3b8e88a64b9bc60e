import { describe, expect, test } from 'vitest'
import { kindOf } from '#core/kinds/registry.ts'
import { takeMentions } from '#core/kinds/opaque/holes.ts'
import type { JsonObject } from '#core/kinds/define.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { Design } from '#core/model/design.ts'
import { expression, literal } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { noSensitiveDataOut } from './index.ts'

testRule(noSensitiveDataOut, {
  valid: [
    {
      name: 'what is merely about the CVV, where an error is handled',
      flow: `on-error Handler
        variable Flow.Length
        start -> cvv: collect(CVV) -> cut: extract(Flow.Length = Length(Task.CVV)) -> done: return
        task Handler
        tell: data(Length = Flow.Length) -> end: return`,
    },
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
      name: 'a digit of the CVV, where an error is handled',
      flow: `on-error Handler
        variable Flow.Hint
        start -> cvv: collect(CVV) -> cut: extract(Flow.Hint = Right(Task.CVV, 1)) -> done: return
        task Handler
        tell: data(Hint = Flow.Hint) -> end: return`,
      reports: [{ node: 'tell', messageId: 'out', variable: 'Flow.Hint' }],
    },
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
      name: 'a digit of the CVV in a text with something else, beside what holds nothing of it',
      flow: `variable Sum
        start -> cvv: collect(CVV) -> cut: extract(Hint = Right(Task.CVV, 1)) -> tell: data(Sum = Task.Sum; Note = Append(Task.Sum, Task.Hint)) -> done: return`,
      reports: [
        {
          node: 'tell',
          messageId: 'out',
          variable: 'Task.Hint',
          field: 'attributes.1.value',
          says: ['(Task.Hint)'],
        },
      ],
    },
    {
      name: 'two digits of the CVV, each by itself',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(First = Left(Task.CVV, 1); Last = Right(Task.CVV, 1)) -> tell: data(First = Task.First; Last = Task.Last) -> done: return',
      reports: [
        { node: 'tell', messageId: 'out', variable: 'Task.First', says: ['(Task.First)'] },
        { node: 'tell', messageId: 'out', variable: 'Task.Last', says: ['(Task.Last)'] },
      ],
    },
    {
      name: 'a CVV variable that no path has filled yet',
      flow: `variable CVV cvv open
        variable Sum
        start -> tell: data(Note = Append(Task.Sum, Task.CVV)) -> cvv: collect(CVV) -> done: return`,
      reports: [{ node: 'tell', messageId: 'out', variable: 'Task.CVV', says: ['(Task.CVV)'] }],
    },
    {
      name: 'the token itself, to participant data',
      flow: 'start -> token: fetch -> tell: data(Token = Task.Token) -> done: return',
      reports: [
        {
          node: 'tell',
          messageId: 'out',
          says: ['made from a token'],
          path: 'token.success > tell',
        },
      ],
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

describe('wherever a value made from a token leaves the flow', () => {
  const MADE = 'Append("ends in ", Task.Hint)'
  const flow = (out: string) =>
    `start -> token: fetch -> cut: extract(Hint = Right(Task.Token, 4)) -> out: ${out} -> done: return`
  const problemsOf = (design: Design) =>
    lintDesign(design, { rules: [noSensitiveDataOut] }).problems

  /** The step `out` as another kind. */
  const withStep = (kind: string, props: JsonObject): Design => {
    const design = buildFlow(flow('play'))
    const nodes = design.nodes.map((node) => (node.id === 'out' ? { ...node, kind, props } : node))
    return { ...design, nodes }
  }

  test.each<[kind: string, props: JsonObject]>([
    ['set-flow-outcome', { outcome: 'Paid', value: expression(MADE) }],
    ['data-table-lookup', { key: expression(MADE) }],
    ['set-secured-data', { attributes: [{ name: literal('Hint'), value: expression(MADE) }] }],
    ['transfer-to-number', { target: expression(MADE) }],
  ])('%s', (kind, props) => {
    const design = withStep(kind, { ...kindOf({ kind }).initial, ...props })
    expect(problemsOf(design)).toMatchObject([{ node: 'out', variable: 'Task.Hint' }])
  })

  test.each<[action: string, body: JsonObject]>([
    ['setScreenPop', { screenPopScriptInputs: [{ value: { exp: MADE } }] }],
    ['setUUIData', { uuiData: { exp: MADE } }],
    ['sendNotification', { body: { exp: MADE } }],
    ['transferToFlowSecure', { invocationData: { exp: MADE } }],
    ['callBridge', { inputs: [{ value: { exp: MADE } }] }],
    ['addFlowMilestone', { milestone: { exp: MADE } }],
  ])('%s of an imported flow', (action, body) => {
    const { body: taken, mentions } = takeMentions(body)
    const design = withStep('opaque', {
      ...kindOf({ kind: 'opaque' }).initial,
      key: action,
      body: taken,
      mentions: mentions.map(({ text }) => text),
    })
    expect(problemsOf(design)).toMatchObject([{ node: 'out', variable: 'Task.Hint' }])
  })

  test('an input of a data action that is not secure', () => {
    const design = buildFlow(`action Look_Up open in Value
      ${flow('standard(Look_Up, Value=Hint)')}`)
    expect(problemsOf(design)).toMatchObject([{ node: 'out', field: 'inputs.Value' }])
  })
})
