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
      name: 'a test key, and a test card in a prompt and a condition',
      flow: `action Charge
        header Authorization: Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc
        start -> say: play("4242 4242 4242 4242") -> card: collect(CC) -> check: extract(Is_Test = Task.CC == "4242424242424242") -> done: return`,
    },
    {
      name: 'a test card that a step on no path gives to the variable of a card',
      flow: `start -> card: collect(CC) -> pay: pay -> done: return
        card.failure, pay.failure, pay.timeout -> done
        lost: set(CC = "4242424242424242") -> done`,
    },
    {
      name: 'a test card in a test clone',
      flow: `action Charge_Test clone Process_Payment
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
        { node: null, messageId: 'credential', variable: 'Task.Key', field: 'initial.value' },
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
    {
      name: 'a test card that was left in the flow: in a call, in a step and at the start',
      flow: `variable CC pan secure = "4111111111111111"
        start -> fill: set(CC = "4242 4242 4242 4242") -> token: fetch -> pay: pay(CC_Number="4111111111111111") -> done: return`,
      reports: [
        {
          node: 'pay',
          messageId: 'testInput',
          field: 'inputs.CC_Number',
          says: ['gives a test card for CC_Number of “Process_Payment”'],
        },
        { node: 'fill', messageId: 'testValue', field: 'statements.0.variable' },
        { node: null, messageId: 'testValue', variable: 'Task.CC', field: 'initial' },
      ],
    },
    {
      name: 'a test card in what a secure action sends',
      flow: `action Charge
        body {"number": "4242 4242 4242 4242"}
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'testCard',
          action: 'Charge',
          field: 'request.body',
          marks: '4242 4242 4242 4242',
          says: ['written into the body'],
        },
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

test('a card number that is no published test card', () => {
  const spoken = buildFlow(
    `start -> say: play("${numberWithCheckDigit('411122223333444')}") -> done: return`,
  )
  const [problem] = lintDesign(spoken, { rules: [noSecretLiteral] }).problems
  expect(problem).toMatchObject({ node: 'say', code: 'SF-SEC-12' })
  expect(problem?.message).toContain('looks like a real card number')
})

test('no template of ours holds a secret', () => {
  for (const template of FLOW_TEMPLATES) {
    expect(lintDesign(template.build(), { rules: [noSecretLiteral] }).problems).toEqual([])
  }
})

/** Worked out here, because no such number may stand in a file. */
function numberWithCheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
