import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { noSecretLiteral } from './index.ts'

const KEY = 'sk_live_NoRealKey1'

testRule(noSecretLiteral, {
  valid: [
    {
      name: 'named credentials',
      flow: `action Charge
        header Authorization: Bearer \${credentials.apiKey}
        start -> done: return`,
    },
    {
      name: 'test cards and test keys',
      flow: `action Charge
        header Authorization: Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc
        body {"number": "4242424242424242"}
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'in every text of an action',
      flow: `action Charge
        url https://pay.example/v1?key=${KEY}
        header Authorization: Bearer ${KEY}
        body {"key": "${KEY}"}
        map id = $.id
        default id = "${KEY}"
        success {"key": "${KEY}"}
        start -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'credential',
          field: 'request.url',
          marks: KEY,
          says: ['“Charge” holds a key of a live account'],
        },
        { node: null, messageId: 'credential', field: 'request.headers.2.value', marks: KEY },
        { node: null, messageId: 'credential', field: 'request.body', marks: KEY },
        { node: null, messageId: 'credential', field: 'response.translationMapDefaults.id' },
        { node: null, messageId: 'credential', field: 'response.successTemplate' },
      ],
    },
    {
      name: 'also in an action that an import knows by name only',
      flow: `action Charge stub
        header X: ${KEY}
        start -> done: return`,
      reports: [{ node: null, messageId: 'credential' }],
    },
    {
      name: 'in a prompt, an expression and the initial value of a variable',
      flow: `variable Key = "${KEY}"
        start -> say: play("${KEY}") -> keep: set(Copy = "${KEY}") -> done: return`,
      reports: [
        { node: 'say', messageId: 'credential', field: 'audio.text' },
        { node: 'keep', messageId: 'credential', field: 'statements.0.value.text' },
        { node: null, messageId: 'credential', variable: 'Task.Key', field: 'initial.text' },
      ],
    },
    {
      name: 'in the name of the flow and in a reason',
      flow: `named ${KEY}
        suppress some-rule: ${KEY}
        start -> done: return`,
      reports: [
        { node: null, messageId: 'credential', field: 'name' },
        { node: null, messageId: 'credential', field: 'reason' },
      ],
    },
  ],
})

test('what is found is never repeated in the message', () => {
  const [problem] = lintDesign(buildFlow(`start -> say: play("${KEY}") -> done: return`), {
    rules: [noSecretLiteral],
  }).problems
  expect(problem?.message).not.toContain(KEY)
})

test('no template of ours holds a secret', () => {
  for (const template of FLOW_TEMPLATES) {
    expect(lintDesign(template.build(), { rules: [noSecretLiteral] }).problems).toEqual([])
  }
})
