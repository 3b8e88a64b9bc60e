import { describe, expect, test } from 'vitest'
import {
  BOUND,
  dataAction,
  errorsOf,
  flowWith,
  HANG_UP,
  orgWith,
  pay,
} from '#testing/compiled-flow.ts'

describe('actions', () => {
  test.each([
    ['that nobody knows', '- callSecureData: {name: X}', "'callSecureData' is not a known action"],
    ['of other flows', '- holdMusic: {name: X}', "cannot be used in flows of type 'securecall'"],
    [
      'that lead to another secure flow',
      '- transferToFlowSecure: {name: X}',
      "cannot be used in flows of type 'securecall'",
    ],
    [
      'with an unknown property',
      '- playAudio: {name: X, audio: {tts: Hi}, bargeIn: true}',
      "'bargeIn' is not known",
    ],
    [
      'with an unknown output',
      '- decision: {name: X, condition: {exp: "true"}, outputs: {maybe: {actions: []}}}',
      "no output 'maybe'",
    ],
    ['without what they need', '- playAudio: {name: X}', 'No value set for Audio'],
    [
      'that jump nowhere',
      '- jumpToTask: {name: X, targetTaskRef: "/secureCall/tasks/task[Lost_1]"}',
      'Lost_1',
    ],
    [
      'that name a queue which does not exist',
      '- transferToAcd: {name: X, targetQueue: {lit: {name: Nobody}}}',
      "Could not find the queue 'Nobody'",
    ],
    [
      'that name a prompt which does not exist',
      '- playAudio: {name: X, audio: {prompt: Prompt.Lost}}',
      "Could not find the prompt 'Prompt.Lost'",
    ],
    [
      'that speak while they work',
      pay(BOUND).replace('{lit: {name: PromptSystem.processing}}', '{tts: Wait}'),
      'not text to speech',
    ],
    ['that leave a loop which is not there', '- loopNext: {name: X}', 'within a loop path'],
  ])('%s are refused', (_case, action, text) => {
    expect(errorsOf(flowWith(`${action}\n${HANG_UP}`)).join('\n')).toContain(text)
  })

  test('a task must end on every path', () => {
    const half = `- decision:
    name: Paid
    condition: {exp: IsSet(Task.Receipt)}
    outputs: {"yes": {actions: [{returnToAgent: {name: Back}}]}}`
    expect(errorsOf(flowWith(half))).toEqual([
      'Main: The task does not contain a terminating action',
    ])
    expect(errorsOf(flowWith(`${half}\n${HANG_UP}`))).toEqual([])
  })

  test('a transfer ends the flow only when its failure does too', () => {
    const transfer = '- transferToAcd: {name: X, targetQueue: {lit: {name: billing}}}'
    expect(errorsOf(flowWith(transfer))).toHaveLength(1)
    const handled = transfer.replace(
      '}}}',
      '}}, outputs: {failure: {actions: [{disconnect: {name: End}}]}}}',
    )
    expect(errorsOf(flowWith(handled))).toEqual([])
  })

  test('a loop must leave some path to its next pass', () => {
    expect(errorsOf(flowWith(loop('{disconnect: {name: End}}'))).join()).toContain(
      'cannot be terminating',
    )
    expect(errorsOf(flowWith(loop('{loopExit: {name: Out}}')))).toEqual([])
  })

  test('a loop makes no more passes than Genesys’ design-time core lets it', () => {
    const passes = (count: number) =>
      errorsOf(flowWith(loop('{loopExit: {name: Out}}').replace(/lit: \d+/, `lit: ${count}`)))
    expect(passes(99)).toEqual([])
    expect(passes(100).join()).toContain('The value 100 must be less than or equal to 99')
  })
})

describe('secure data actions', () => {
  const { published } = dataAction({})

  test.each([
    [
      'that the org does not have',
      dataAction({ published: null }),
      'Could not find the secure data action',
    ],
    ['that are only a draft', dataAction({ published: null, draft: published }), 'not published'],
    [
      'that are not secure',
      dataAction({ published: published && { ...published, secure: false } }),
      'is not secure',
    ],
    [
      'of another category',
      dataAction({ published: published && { ...published, category: 'Other' } }),
      "in category 'payment gateway'",
    ],
  ])('%s are refused', (_case, action, text) => {
    expect(errorsOf(flowWith(`${pay(BOUND)}\n${HANG_UP}`), orgWith(action)).join()).toContain(text)
  })

  test.each([
    [
      'an unknown input',
      'inputs: {CC_Number: {exp: Task.Card}, CVV: {lit: a}}',
      "has no 'CVV' here",
    ],
    ['a required input left out', 'inputs: {Amount: {lit: a}}', 'No value set for CC_Number'],
    [
      'a required input without a value',
      'inputs: {CC_Number: {noValue: true}}',
      'No value set for CC_Number',
    ],
    [
      'an unknown output',
      'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {Id: {var: Task.Receipt}}',
      "has no 'Id' here",
    ],
    [
      'an output of another type',
      'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {Transaction_ID: {var: Task.Attempt}}',
      'since they do not match',
    ],
    [
      'an unknown failure output',
      'inputs: {CC_Number: {exp: Task.Card}}, failureOutputs: {reason: {noValue: true}}',
      "no failure output 'reason'",
    ],
    ['no bindings of a known kind', 'input: {}', "'input' is not known"],
  ])('%s is refused', (_case, bindings, text) => {
    expect(errorsOf(flowWith(`${pay(bindings)}\n${HANG_UP}`)).join('\n')).toContain(text)
  })
})

function loop(inside: string): string {
  return `- loop: {name: Tries, currentIndex: {var: Task.Attempt}, loopCount: {lit: 3}, outputs: {loop: {actions: [${inside}]}}}\n${HANG_UP}`
}
