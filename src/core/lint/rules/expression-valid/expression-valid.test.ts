import { describe, expect, test } from 'vitest'
import { testRule } from '#testing/rule-tester.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from '../../lint.ts'
import { expressionValid } from './index.ts'

testRule(expressionValid, {
  valid: [
    {
      name: 'names, functions and types fit',
      flow: `variable Total integer = 1
start -> more: set(Total = Task.Total + 1) -> done: return`,
    },
    {
      name: 'what is built in is known',
      flow: 'start -> who: data(Who = Append(Call.Ani, Flow.InvocationData)) -> done: return',
    },
    {
      name: 'a name that nothing declares is reported by set-before-read',
      flow: 'start -> who: data(Who = Task.Nobody) -> done: return',
    },
    {
      name: 'a secure variable in a condition is reported by secure-read-only-where-allowed',
      flow: 'start -> card: collect(CC) -> full: decide(Length(Task.CC) == 16) -> done: return',
    },
    {
      name: 'a result of the wrong type is reported by value-has-right-type',
      flow: 'start -> which: decide(ToAudioTTS("yes")) -> done: return',
    },
    {
      name: 'nothing is wrong with what is still empty',
      flow: 'start -> which: decide() -> done: return',
    },
    {
      name: 'a step that nothing reaches waits',
      flow: `start -> done: return
lost: decide(1 +) -> done`,
    },
  ],
  invalid: [
    {
      name: 'an expression that ends too early',
      flow: `variable Total integer = 1
start -> more: set(Total = Task.Total +) -> done: return`,
      reports: [
        {
          node: 'more',
          messageId: 'step',
          field: 'statements.0.value',
          says: [
            '“more” cannot use “Task.Total +” in “Set” 1, and',
            'position',
            'refuses to publish',
          ],
        },
      ],
    },
    {
      name: 'two mistakes of one expression, each with its place',
      flow: 'start -> which: decide(Shorten("a") == Lengthen("b")) -> done: return',
      reports: [
        { node: 'which', messageId: 'step', says: ['The function Shorten is not known here.'] },
        { node: 'which', messageId: 'step', says: ['The function Lengthen is not known here.'] },
      ],
    },
    {
      name: 'a text and a number are compared',
      flow: 'start -> which: decide("a" == 1) -> done: return',
      reports: [{ node: 'which', messageId: 'step', says: ['String and Integer'] }],
    },
    {
      name: 'an input of a data action',
      flow: `action Charge in Amount
start -> pay: call(Charge, Amount=Left("x")) -> done: return
otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'step', says: ['in “Inputs” Amount'] }],
    },
  ],
})

describe('the flow’s own audio', () => {
  test('is checked as the expressions of steps are', () => {
    const { flow, ...design } = buildFlow('start -> done: return')
    const greeting = { type: 'expression' as const, text: 'ToAudioTTS(Flow.Nobody)' }
    const { problems } = lintDesign(
      { ...design, flow: { ...flow, greeting } },
      { rules: [expressionValid] },
    )
    expect(problems).toMatchObject([
      { node: null, field: 'greeting', range: { start: 11, end: 22 } },
    ])
    expect(problems[0]?.message).toContain('There is no variable Flow.Nobody.')
  })
})
