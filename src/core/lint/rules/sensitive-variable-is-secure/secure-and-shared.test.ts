import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import { mustRead } from '#testing/archy-files.ts'
import { testRule } from '#testing/rule-tester.ts'
import { sensitiveVariableIsSecure } from './index.ts'

testRule(sensitiveVariableIsSecure, {
  valid: [
    {
      name: 'a variable that is not secure and holds no secret may be handed in and out, as far as it goes here',
      flow: `variable Note input output
        start -> done: return`,
    },
    {
      name: 'a secure variable that is neither',
      flow: `variable Note secure
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a secure variable that is an output of the flow, whatever it holds',
      flow: `variable Note secure output
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'shared',
          variable: 'Task.Note',
          field: 'carried.isOutput',
          says: ['Task.Note is secure, but “Output from flow” is on', 'may be handed out'],
          title: 'Turn off Output from flow for Task.Note',
        },
      ],
      safety: 'unsafe',
      fixed: `variable Note secure
        start -> done: return`,
    },
    {
      name: 'a CVV that is handed in',
      flow: `variable CVV cvv input
        start -> cvv: collect(CVV) -> done: return`,
      reports: [{ node: null, messageId: 'shared', says: ['“Input to flow” is on', 'handed in'] }],
      safety: 'unsafe',
      fixed: `variable CVV cvv
        start -> cvv: collect(CVV) -> done: return`,
    },
    {
      name: 'both: one report for both switches',
      flow: `variable Token token input output
        start -> token: fetch -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'shared',
          field: 'carried.isInput',
          says: ['“Input to flow” and “Output from flow” are on', 'Turn them off'],
        },
      ],
      safety: 'unsafe',
      fixed: `variable Token token
        start -> token: fetch -> done: return`,
    },
    {
      name: 'a CVV in an open output: what turns it secure turns that off, too',
      flow: `variable CVV cvv open output
        start -> cvv: collect(CVV) -> done: return`,
      reports: [{ node: 'cvv', messageId: 'open' }],
      safety: 'unsafe',
      fixed: `variable CVV cvv
        start -> cvv: collect(CVV) -> done: return`,
    },
  ],
})

const YAML = `secureCall:
  name: Pay
  startUpRef: ./tasks/task[main]
  defaultLanguage: en-us
  variables:
    - stringVariable:
        name: Flow.Note
        initialValue:
          noValue: true
        isSecure: true
        isInput: false
        isOutput: true
    - stringVariable:
        name: Flow.Amount
        isInput: true
  tasks:
    - task:
        name: Main
        refId: main
        variables:
          - stringVariable: { name: Task.Code, isSecure: true, isInput: true }
        actions:
          - disconnect: { name: End }
`

test('in a file the report stands at the switch', () => {
  const { design, places } = mustRead(YAML)
  const { problems } = lintDesign(design, { rules: [sensitiveVariableIsSecure] })
  const found = problems.map(({ variable, field }) => {
    const place = variable === undefined ? undefined : places.variable(variable, field)
    return YAML.split('\n')[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)
  })
  expect(found).toEqual(['isOutput: true', 'isInput: true }'])
})
