import { describe, expect, test } from 'vitest'
import type { TaskId } from '#core/base/ids.ts'
import { mustRead, secureFlow } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { problemsInFile, testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { referenceExists } from './index.ts'

testRule(referenceExists, {
  valid: [
    {
      name: 'what the contract has',
      flow: `action Charge in Amount out Id
start -> pay: call(Charge, Amount="5", into Id=Id) -> done: return
otherwise -> done`,
    },
    {
      name: 'an output that is not taken',
      flow: `action Charge in Amount out Id
start -> pay: call(Charge, Amount="5", into Balance=none) -> done: return
otherwise -> done`,
    },
    {
      name: 'an action that an import knows by name only',
      flow: `action Charge stub
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'an input that the contract does not have',
      flow: `action Charge in Amount
start -> pay: call(Charge, Amount="5", PIN="1") -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'input',
          field: 'inputs.PIN',
          says: [
            'gives a value for the input “PIN”, which the contract of “Charge” does not have',
            'It takes Amount.',
          ],
          title: 'Remove the value for PIN',
        },
      ],
      safety: 'unsafe',
      fixed: `action Charge in Amount
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
    },
    {
      name: 'an output that the contract does not return',
      flow: `action Charge in Amount out Id,Status
start -> pay: call(Charge, Amount="5", into Balance=Note) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'output',
          field: 'outputs.Balance',
          says: ['takes “Balance” from “Charge”', 'It returns Id and Status.'],
        },
      ],
    },
    {
      name: 'a jump to a task that is not in the flow',
      flow: 'start -> jump: other(jumpToTask)',
      reports: [{ node: 'jump', messageId: 'jump', says: ['a task that the flow does not have'] }],
    },
    {
      name: 'a call of a task that is not in the flow',
      flow: 'start -> ask: calltask(Gone) -> done: return',
      reports: [{ node: 'ask', messageId: 'call', field: 'task', says: ['Choose another task'] }],
    },
  ],
})

describe('error handling', () => {
  test('goes to a task of the flow', () => {
    const { flow, ...design } = buildFlow('start -> done: return')
    const problemsWith = (task: string) =>
      lintDesign(
        { ...design, flow: { ...flow, errorHandling: { type: 'task', task: task as TaskId } } },
        { rules: [referenceExists] },
      ).problems.map(({ field }) => field)
    expect(problemsWith('Nowhere')).toEqual(['errorHandling'])
    expect(problemsWith('Main')).toEqual([])
  })

  test('goes to a task that the file has', () => {
    const problemsWith = (refId: string) => {
      const file = `secureCall:
  name: Pay
  startUpRef: ./tasks/task[main]
  settingsErrorHandling:
    errorHandling:
      task:
        targetTaskRef: ./tasks/task[${refId}]
  tasks:
    - task: { name: Main, refId: main, actions: [{ disconnect: { name: End } }] }
    - task: { name: Failed, refId: failed, actions: [{ disconnect: { name: Bye } }] }
`
      return problemsInFile(referenceExists, file).map(({ field }) => field)
    }
    expect(problemsWith('other')).toEqual(['errorHandling'])
    expect(problemsWith('failed')).toEqual([])
  })
})

test.each([
  ['timedOut: { actions: [{ disconnect: { name: Late } }] }', ['outputs.timedOut']],
  ['timeout: { actions: [{ disconnect: { name: Late } }] }', []],
])('an output that a file calls %s', (output, fields) => {
  const file = secureFlow(`
          - callDataSecure:
              name: Charge
              category: { Gateway: { dataAction: { Charge: { inputs: {} } } } }
              outputs:
                failure: { actions: [{ disconnect: { name: Failed } }] }
                ${output}
          - disconnect: { name: End }`)
  const problems = problemsInFile(referenceExists, file)
  expect(problems.map(({ field }) => field)).toEqual(fields)
  for (const { message } of problems) {
    expect(message).toContain('It has success, failure and timeout. Correct the name.')
  }
})

test.each([
  'jumpToTask: {name: Go, targetTaskRef',
  'jumpToMenu: {name: Go, targetMenuRef',
  'callTask: {name: Go, targetTaskRef',
])('where another file or a substitution says whereto, %s is not known to go nowhere', (jump) => {
  const found = (to: string) =>
    problemsInFile(
      referenceExists,
      secureFlow(`
          - ${jump}: "${to}"}`),
    ).length
  expect(found('./tasks/task[nowhere]')).toBe(1)
  expect(found('./tasks/task[{{task}}]')).toBe(0)
  expect(found('shared.yaml#/secureCall/tasks/task[Pay]')).toBe(0)
})

test('a jump that goes nowhere is shown where the file says whereto', () => {
  const yaml = secureFlow(`
          - jumpToTask:
              name: Go
              targetTaskRef: ./tasks/task[nowhere]`)
  const { design, places } = mustRead(yaml)
  const [problem] = lintDesign(design, { rules: [referenceExists] }).problems
  const place = problem?.node && places.field(problem.node, problem.field ?? '')
  expect(yaml.split('\n')[(place?.line ?? 0) - 1]).toContain('[nowhere]')
})

test('languages that a file lists without their voices are supported, too', () => {
  const file = secureFlow(`
          - setLanguage: {name: Speak, language: {lit: es-us}}
          - disconnect: {name: End}`)
  const found = (languages: string) =>
    problemsInFile(
      referenceExists,
      file.replace('  tasks:', `  supportedLanguages: ${languages}\n  tasks:`),
    ).length
  expect(found('[en-us, es-us]')).toBe(0)
  expect(found('[en-us]')).toBe(1)
})

test.each([
  ['{lit: en-us}', []],
  ['{lit: ES-US}', []],
  ['{lit: "{{language}}"}', []],
  ['{exp: "\'fr-\' + Flow.x"}', []],
  ['{lit: fr-fr}', ['It supports en-us and es-us. Choose one of them']],
])('a step that sets the language %s', (language, says) => {
  const { design } = mustRead(
    secureFlow(`
          - setLanguage: {name: Speak, language: ${language}}
          - disconnect: {name: End}`).replace(
      'defaultLanguage: en-us',
      'defaultLanguage: en-us\n  supportedLanguages: {en-us: {}, es-us: {}}',
    ),
  )
  const { problems } = lintDesign(design, { rules: [referenceExists] })
  expect(problems.map(({ message }) => message)).toEqual(
    says.map((words) => expect.stringContaining(words)),
  )
})

test.each([
  ['PromptSystem.processing', 0],
  ['prompt.Welcome_2', 0],
  ['{{prompt}}', 0],
  ['nothing.processing', 1],
  ['PromptUser.Welcome', 1],
  ['Welcome', 1],
  ['PromptSystem.', 1],
  ['PromptSystem.no such', 1],
  ['Prompt.my-welcome', 1],
  ['Prompt.1st', 1],
])('a node, and the flow, that play the prompt %s', (name, count) => {
  const yaml = secureFlow(`
          - playAudio:
              name: Say
              audio:
                prompt: "${name}"
          - disconnect: {name: End}`).replace(
    '  tasks:',
    `  initialGreeting:\n    prompt: "${name}"\n  tasks:`,
  )
  const { design, places } = mustRead(yaml)
  const { problems } = lintDesign(design, { rules: [referenceExists] })
  expect(problems).toHaveLength(2 * count)
  for (const { node, field = '', message } of problems) {
    expect(message).toContain(`“${name}”, which is no name of one`)
    const place = node === null ? places.setting(field) : places.field(node, field)
    const line = yaml
      .split('\n')
      .indexOf(node === null ? '  initialGreeting:' : '              audio:')
    expect(place?.line).toBe(line + 1)
  }
})
