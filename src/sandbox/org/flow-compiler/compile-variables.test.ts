import { describe, expect, test } from 'vitest'
import { BOUND, COLLECT, errorsOf, flowWith, HANG_UP, ORG, pay } from '#testing/compiled-flow.ts'
import { compileFlow } from './compile.ts'

describe('variables', () => {
  test.each([
    [
      'read but not declared',
      '{exp: Task.Lost}',
      "The variable reference 'Task.Lost' at position 1 is not valid",
    ],
    ['of a channel that is not a secure call', '{exp: Call.UUIData}', "'Call.UUIData'"],
    ['secure, in Update Data', '{exp: Task.Card}', 'Secure variables cannot be used here.'],
    ['in an expression with an open bracket', '{exp: "Append(Task.Receipt"}', 'Missing )'],
    ['in an expression that mixes types', '{exp: "Task.Attempt == Task.Receipt"}', 'String'],
    ['given to a function that does not exist', '{exp: "Shorten(Task.Receipt)"}', 'Shorten'],
  ])('%s', (_case, value, text) => {
    const actions = `- updateData: {name: X, statements: [{string: {variable: Task.Receipt, value: ${value}}}]}\n${HANG_UP}`
    expect(errorsOf(flowWith(actions)).join('\n')).toContain(text)
  })

  test.each([
    [
      'written but not declared',
      '- collectInput: {name: X, inputData: {var: Task.Lost}, digits: {exact: 4}}',
      'not declared',
    ],
    [
      'secure, as the target of Extract Secure Data',
      '- extractSecureData: {name: X, statements: [{string: {variable: Task.Card, value: {exp: Task.Card}}}]}',
      'is secure and cannot be used here',
    ],
    [
      'secure, in a decision',
      '- decision: {name: X, condition: {exp: Length(Task.Card) > 3}}',
      'Secure variables',
    ],
    [
      'secure, in participant data',
      '- setParticipantData: {name: X, attributes: [{attribute: {name: {lit: a}, value: {exp: Task.Card}}}]}',
      'Secure variables',
    ],
    [
      'secure, in a plain data action',
      '- callData: {name: X, category: {Payment gateway: {dataAction: {Process_Payment: {}}}}}',
      'is secure',
    ],
  ])('%s', (_case, action, text) => {
    expect(errorsOf(flowWith(`${action}\n${HANG_UP}`)).join('\n')).toContain(text)
  })

  test('secure ones may be heard, extracted and handed to a secure data action', () => {
    const actions = `${COLLECT}
- playAudio: {name: Repeat, audio: {exp: ToAudioTTS(Task.Card)}}
- extractSecureData: {name: Last four, statements: [{string: {variable: Task.Receipt, value: {exp: "Right(Task.Card, 4)"}}}]}
${pay(BOUND)}
${HANG_UP}`
    expect(errorsOf(flowWith(actions))).toEqual([])
  })

  test.each([
    [
      'an input of the flow',
      '- stringVariable: {name: Task.In, isInput: true}',
      "'task' scoped variables cannot used as inputs",
    ],
    ['declared twice', '- stringVariable: {name: task.card}', 'already exists'],
    ['of a type that does not exist', '- colourVariable: {name: Task.In}', 'not a known type'],
    ['with the wrong prefix', '- stringVariable: {name: Flow.In}', "must start with 'Task.'"],
  ])('%s', (_case, variables, text) => {
    expect(errorsOf(flowWith(HANG_UP, { variables })).join('\n')).toContain(text)
  })

  test('that nothing uses are a warning', () => {
    const { messages } = compileFlow(flowWith(HANG_UP), ORG)
    expect(messages).toContainEqual({
      type: 'Warning',
      text: "Main / Task.Receipt: The variable 'Task.Receipt' is not used.",
    })
  })
})
