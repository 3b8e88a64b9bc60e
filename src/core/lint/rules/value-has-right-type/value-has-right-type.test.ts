import { describe, expect, test } from 'vitest'
import { literal } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { valueHasRightType } from './index.ts'

testRule(valueHasRightType, {
  valid: [
    {
      name: 'Architect converts by itself: a number to a text, a text to audio',
      flow: `variable Note
variable Total integer = 1
start -> note: set(Note = Task.Total) -> say: play(Task.Note) -> done: return`,
    },
    {
      name: 'a list that is counted',
      flow: `variable Total integer
start -> count: set(Total = Count(MakeList("a"))) -> done: return`,
    },
    {
      name: 'the pass of a loop goes into a number',
      flow: `variable Pass integer
start -> again: loop(2, pass=Pass) -> ask: collect(CC) -> again
otherwise -> done: return`,
    },
    {
      name: 'a variable that nothing declares is reported by set-before-read',
      flow: 'start -> which: decide(Task.Nobody) -> done: return',
    },
  ],
  invalid: [
    {
      name: 'a decision on audio',
      flow: 'start -> which: decide(ToAudioTTS("yes")) -> done: return',
      reports: [
        {
          node: 'which',
          messageId: 'result',
          field: 'condition',
          says: [
            '“which” has “ToAudioTTS("yes")” in “Condition”, which gives Audio, but Boolean is needed',
          ],
        },
      ],
    },
    {
      name: 'a list is played',
      flow: 'start -> say: play(MakeList("a", "b")) -> done: return',
      reports: [
        { node: 'say', messageId: 'result', says: ['which gives String Collection, but Audio'] },
      ],
    },
    {
      name: 'keyed-in digits go into a number',
      flow: `variable Digits integer
start -> ask: collect(Digits) -> done: return`,
      reports: [
        {
          node: 'ask',
          messageId: 'variable',
          field: 'variable',
          variable: 'Task.Digits',
          says: ['a value of type String into Task.Digits, which is of type Integer'],
        },
      ],
    },
    {
      name: 'the pass of a loop goes into a text',
      flow: `variable Pass
start -> again: loop(2, pass=Pass) -> ask: collect(CC) -> again
otherwise -> done: return`,
      reports: [{ node: 'again', messageId: 'variable', field: 'index' }],
    },
    {
      // The design-time core of 2018: “you cannot assign the expression text … CanBeExpression:false”.
      name: 'a variable begins with an expression',
      flow: `variable Limit integer = 5 * 60
start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'computed',
          variable: 'Task.Limit',
          says: ['Task.Limit begins with the expression “5 * 60”: Architect takes a literal'],
        },
      ],
    },
  ],
})

describe('what is written out', () => {
  const { variables: _, ...design } = buildFlow('start -> done: return')

  test.each([
    ['integer', 5, true],
    ['integer', 1.5, false],
    ['integer', 'five', false],
    ['decimal', 1.5, true],
    ['boolean', 'yes', false],
    ['boolean', true, true],
    ['string', 5, true],
    ['integer', '{{retries}}', true],
    ['duration', 'PT5M', true],
    ['duration', 'five minutes', false],
    ['duration', 5, false],
    // The design-time core of 2018: “There is no phone number scheme (tel:, sip: or sips:) set”.
    ['phoneNumber', 'tel:+15551234567', true],
    ['phoneNumber', '+15551234567', false],
    ['queue', 'Sales', true],
  ] as const)('as the first value of a variable: %s, %s', (type, value, isRight) => {
    const [variable] = buildFlow(`variable V ${type}\nstart -> done: return`).variables
    const initial = literal(value)
    const variables = variable === undefined ? [] : [{ ...variable, initial }]
    const { problems } = lintDesign({ ...design, variables }, { rules: [valueHasRightType] })
    expect(problems.map(({ variable: id }) => id)).toEqual(isRight ? [] : ['Task.V'])
  })

  test('in a step that sets it', () => {
    const flow = buildFlow('variable V integer\nstart -> put: set(V = 1) -> done: return')
    const nodes = flow.nodes.map((node) =>
      node.id === 'put'
        ? {
            ...node,
            props: { statements: [{ type: 'integer', variable: 'Task.V', value: literal('x') }] },
          }
        : node,
    )
    const { problems } = lintDesign({ ...flow, nodes }, { rules: [valueHasRightType] })
    expect(problems.map(({ message }) => message)).toEqual([
      '“put” has “x” in “Set” 1, but Integer is needed there: Architect refuses to publish the flow. Enter a value of that type.',
    ])
  })
})
