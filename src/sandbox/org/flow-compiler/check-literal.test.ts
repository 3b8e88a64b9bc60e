import { expect, test } from 'vitest'
import { errorsOf, flowWith, HANG_UP } from '#testing/compiled-flow.ts'

/** Each was held against Genesys' design-time core of 2018, which refuses it too. */
test.each([
  ['a text for a number', 'integer', 'Task.Attempt', "'5'"],
  ['a fraction', 'integer', 'Task.Attempt', '1.5'],
  ['more than Architect counts', 'integer', 'Task.Attempt', '1000000000000000'],
  ['a text for true', 'boolean', 'Task.Paid', "'yes'"],
  ['a text for a fraction', 'decimal', 'Task.Rate', 'many'],
  ['a part of a second', 'duration', 'Task.Pause', '{seconds: 1.5}'],
  ['a unit that does not exist', 'duration', 'Task.Pause', '{secs: 1}'],
  ['a number without a unit', 'duration', 'Task.Pause', '5'],
])('%s is refused as a value and as the first one', (_case, type, variable, literal) => {
  const value = `{lit: ${literal}}`
  const update = `- updateData: {name: X, statements: [{${type}: {variable: ${variable}, value: ${value}}}]}`
  expect(errorsOf(flowWith(`${update}\n${HANG_UP}`, VARIABLES)).join()).toContain(
    `is not a supported ${type}`,
  )
  const declared = `- ${type}Variable: {name: Task.First, initialValue: ${value}}`
  expect(errorsOf(flowWith(HANG_UP, { variables: declared })).join()).toContain(
    `is not a supported ${type}`,
  )
})

test.each([
  ['integer', 'Task.Attempt', '5'],
  ['boolean', 'Task.Paid', 'true'],
  ['decimal', 'Task.Rate', '5'],
  ['duration', 'Task.Pause', '{minutes: 1, ms: 500}'],
  ['string', 'Task.Receipt', "''"],
  ['string', 'Task.Receipt', '5'],
])('a literal of the type %s is taken: %s = %s', (type, variable, literal) => {
  const update = `- updateData: {name: X, statements: [{${type}: {variable: ${variable}, value: {lit: ${literal}}}}]}`
  expect(errorsOf(flowWith(`${update}\n${HANG_UP}`, VARIABLES))).toEqual([])
})

test.each([
  [
    'an expression as the first value',
    '- stringVariable: {name: Task.In, initialValue: {exp: 1 + 1}}',
    'one of lit, noValue',
  ],
  [
    'a first value of no form',
    '- stringVariable: {name: Task.In, initialValue: {}}',
    'one of lit, noValue',
  ],
  [
    'a secure switch that is no switch',
    '- stringVariable: {name: Task.In, isSecure: 7}',
    'not a supported boolean',
  ],
])('%s is refused', (_case, variables, text) => {
  expect(errorsOf(flowWith(HANG_UP, { variables })).join()).toContain(text)
})

test.each([
  ['a queue', '- transferToAcd: {name: X, targetQueue: {lit: Billing}}', 'Queue'],
  ['a user without a name', "- transferToUser: {name: X, targetUser: {lit: {name: ''}}}", 'User'],
  ['a group', '- transferToGroup: {name: X, targetGroup: {lit: Payments team}}', 'Group'],
])('a literal that is no name of %s is refused', (_case, action, label) => {
  expect(errorsOf(flowWith(`${action}\n${HANG_UP}`)).join()).toContain(`Invalid input for ${label}`)
})

test('a literal case of a switch is true or false', () => {
  const cases = (value: string) =>
    errorsOf(
      flowWith(`- switch: {name: X, evaluate: {firstTrue: {cases: [{case: {value: ${value}, actions: []}}]}}}
${HANG_UP}`),
    )
  expect(cases('{exp: Task.Attempt == 1}')).toEqual([])
  expect(cases('{lit: x}').join()).toContain('not a supported boolean')
})

test.each([
  ['an action', "- disconnect: {name: ''}", 'Name can not be empty'],
  [
    'an attribute',
    "- setParticipantData: {name: X, attributes: [{attribute: {name: {lit: ''}, value: {lit: a}}}]}\n- disconnect: {name: End}",
    'You must specify a value',
  ],
  [
    'what is said',
    "- playAudio: {name: X, audio: {tts: ''}}\n- disconnect: {name: End}",
    'No value set for Audio',
  ],
])('%s needs a text', (_case, actions, text) => {
  expect(errorsOf(flowWith(actions)).join()).toContain(text)
})

const VARIABLES = {
  variables: `- booleanVariable: {name: Task.Paid}
- decimalVariable: {name: Task.Rate}
- durationVariable: {name: Task.Pause}`,
}
