import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#core/kinds/define.ts'
import { secureFlow } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { problemsInFile, testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { stepComplete } from './index.ts'

testRule(stepComplete, {
  valid: [
    {
      name: 'everything is filled in',
      flow: `variable Pass integer
start -> again: loop(2, pass=Pass) -> ask: collect(CC) -> again
again.next -> hello: play("Hello.") -> wait: transfer(Payments)
otherwise -> done: return`,
    },
    {
      name: 'a step that nothing reaches waits for its values',
      flow: `start -> done: return
lost: play("") -> done`,
    },
    {
      name: 'an input without a value is asked by required-input-bound',
      flow: `action Charge in Amount
start -> pay: call(Charge) -> done: return
otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'a decision without a condition',
      flow: 'start -> which: decide() -> done: return',
      reports: [
        {
          node: 'which',
          messageId: 'step',
          field: 'condition',
          says: ['“which” lacks a condition', 'refuses to publish'],
        },
      ],
    },
    {
      name: 'an announcement without words',
      flow: 'start -> say: play("") -> done: return',
      reports: [{ node: 'say', messageId: 'step', says: ['“say” lacks what it plays'] }],
    },
    {
      name: 'an input that goes nowhere',
      flow: 'start -> ask: collect() -> done: return',
      reports: [{ node: 'ask', messageId: 'step', field: 'variable' }],
    },
    {
      name: 'a transfer to nobody',
      flow: 'start -> wait: transfer(nobody)',
      reports: [
        { node: 'wait', messageId: 'step', field: 'queue', says: ['the target of the transfer'] },
      ],
    },
    {
      name: 'a loop without a count and a place for it',
      flow: `start -> again: loop() -> ask: collect(CC) -> again
otherwise -> done: return`,
      reports: [
        { node: 'again', messageId: 'step', field: 'count', says: ['how often it repeats'] },
        { node: 'again', messageId: 'step', field: 'index', says: ['counts the passes'] },
      ],
    },
    {
      name: 'a variable that is set to nothing',
      flow: 'start -> clear: set(Note = nothing) -> done: return',
      reports: [{ node: 'clear', messageId: 'step', field: 'statements.0.value' }],
    },
  ],
})

test('what an import keeps beyond the form of a step is not missing', () => {
  const design = buildFlow('start -> put: set(Desk = nothing) -> done: return')
  const put = design.nodes.find(({ id }) => id === 'put')
  const statements = [{ queue: { variable: 'Task.Desk', value: { lit: { name: 'Desk' } } } }]
  const lacks = (carried: JsonObject) =>
    lintDesign(
      {
        ...design,
        nodes: design.nodes.map((node) => (node === put ? { ...node, carried } : node)),
      },
      { rules: [stepComplete] },
    ).problems.map(({ field }) => field)
  expect(lacks({ statements })).toEqual([])
  expect(lacks({ note: 'of a later version' })).toEqual(['statements.0.value'])
  expect(lacks({ statements: null })).toEqual(['statements.0.value'])
})

test.each([
  ['decision', 'name: Which', 'condition'],
  ['decision', 'name: Which\n              condition: {}', 'condition'],
  ['decision', 'name: Which\n              condition:\n                exp:', 'condition'],
  ['collectInput', 'name: Ask\n              digits: { exact: 4 }', 'variable'],
  ['playAudio', 'name: Say\n              audio: { tts: }', 'audio'],
  ['playAudio', 'name: Say\n              audio: Hello.', 'audio'],
  ['callTask', 'name: Call', 'task'],
  ['transferToAcd', 'name: Wait\n              priority: { lit: 0 }', 'queue'],
])('what a file leaves out of a %s is missing: %s', (key, body, field) => {
  expect(problemsWith(key, body).map((problem) => problem.field)).toEqual([field])
})

const CALL = 'name: Pay\n              category: { Gateway: { dataAction: { Pay: '

test.each([
  ['callDataSecure', `${CALL}{ inputs: { CVV: Flow.CVV } } } } }`, 'inputs.CVV'],
  ['callData', `${CALL}{ successOutputs: { Id: Flow.Id } } } } }`, 'outputs.Id'],
  ['callDataSecure', `${CALL}{ inputs: { CVV: { exp: Flow.CVV } } } } } }`, null],
  [
    'updateData',
    'name: Set\n              statements: [{ string: { variable: Flow.Id, value: Flow.CVV } }]',
    'statements.0.value',
  ],
  [
    'setParticipantData',
    'name: Put\n              attributes: [{ attribute: { name: { lit: a }, value: Flow.Id } }]',
    'attributes.0.value',
  ],
  [
    'updateData',
    'name: Set\n              note: { actions: [{ disconnect: { name: Off } }] }\n              statements: [{ string: { variable: Flow.Id, value: Flow.CVV } }]',
    'statements.0.value',
  ],
  ['callDataSecure', 'name: Pay\n              category: { Gateway: Pay }', null],
])('a text without exp, lit or var in %s: %s', (key, body, field) => {
  const bare = problemsWith(key, body).filter(({ message }) =>
    message.includes('has a bare text for'),
  )
  expect(bare.map((problem) => problem.field)).toEqual(field === null ? [] : [field])
})

/** What is said of a file with one action before its end. */
function problemsWith(key: string, body: string) {
  return problemsInFile(
    stepComplete,
    secureFlow(`
          - ${key}:
              ${body}
          - disconnect:
              name: End`),
  )
}

describe('error handling', () => {
  test('that puts the call in a queue says which', () => {
    const { flow, ...design } = buildFlow('start -> done: return')
    const problemsWith = (queue: string) =>
      lintDesign(
        { ...design, flow: { ...flow, errorHandling: { type: 'queue', queue } } },
        { rules: [stepComplete] },
      ).problems.map(({ field }) => field)
    expect(problemsWith('')).toEqual(['errorHandling'])
    expect(problemsWith('Payments')).toEqual([])
  })
})
