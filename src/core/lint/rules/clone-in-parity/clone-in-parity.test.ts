import { testRule } from '#testing/rule-tester.ts'
import { cloneInParity } from './index.ts'

const charge = (changes: string) => `action Charge in Card:pan,Amount out Id
body {"card": "$esc.jsonString(\${input.Card})", "amount": "$esc.jsonString(\${input.Amount})"}
map id = $.id
default id = ""
success {"Id": \${id}}
${changes}
start -> done: return`
const clone = (
  body: string,
  path = '$.id',
  success = '{"Id": ${id}}',
) => `action Charge_Test clone Charge in Card:pan,Amount out Id
body ${body}
map id = ${path}
default id = ""
success ${success}`
const BODY =
  '{"card": "$esc.jsonString(${input.Card})", "amount": "$esc.jsonString(${input.Amount})"}'

testRule(cloneInParity, {
  valid: [
    { name: 'no clone', flow: charge('') },
    { name: 'the same in all that is tested', flow: charge(clone(BODY)) },
    {
      name: 'another URL, key and contract: the sandbox',
      flow: charge(`${clone(BODY)}
url https://sandbox.example/charge
header Authorization: Bearer \${credentials.testKey}`),
    },
    {
      name: 'a test card and an amount in place of the inputs',
      flow: charge(clone('{"card": "4111111111111111", "amount": "1.00"}')),
    },
    {
      name: 'a test card, and the amount as an input',
      flow: charge(
        clone('{"card": "4111111111111111", "amount": "$esc.jsonString(${input.Amount})"}'),
      ),
    },
    {
      name: 'a clone that an import knows by name only',
      flow: charge('action Charge_Test clone Charge stub'),
    },
  ],
  invalid: [
    {
      name: 'another path',
      flow: charge(clone(BODY, '$.payment.id')),
      reports: [
        {
          node: null,
          messageId: 'differs',
          action: 'Charge',
          field: 'response.translationMap.id',
          marks: '$.id',
          says: ['The path of “id” in the translation map of “Charge”', '“Charge_Test”'],
          title: 'Make the path of “id” in the translation map as in Charge_Test',
        },
      ],
      safety: 'unsafe',
      fixed: charge(clone(BODY, '$.payment.id')).replace('map id = $.id', 'map id = $.payment.id'),
    },
    {
      name: 'a line in the clone alone, and another success template',
      flow: charge(`${clone(BODY, '$.id', '{"Id": ${id}, "State": ${state}}')}
map state = $.state
default state = ""`),
      reports: [
        {
          node: null,
          messageId: 'onlyInClone',
          field: 'response.translationMap',
          says: ['the path of “state”'],
        },
        {
          node: null,
          messageId: 'onlyInClone',
          field: 'response.translationMapDefaults',
          says: ['the default of “state”'],
        },
        {
          node: null,
          messageId: 'differs',
          field: 'response.successTemplate',
          marks: '}',
        },
      ],
      safety: 'unsafe',
      fixed: charge(`${clone(BODY, '$.id', '{"Id": ${id}, "State": ${state}}')}
map state = $.state
default state = ""`)
        .replace('map id = $.id', 'map id = $.id\nmap state = $.state')
        .replace('default id = ""', 'default id = ""\ndefault state = ""')
        .replace('success {"Id": ${id}}', 'success {"Id": ${id}, "State": ${state}}'),
    },
    {
      name: 'a default that only the secure action has',
      flow: charge(clone(BODY)).replace(
        'default id = ""',
        'default id = ""\ndefault state = "new"',
      ),
      reports: [
        {
          node: null,
          messageId: 'onlyHere',
          field: 'response.translationMapDefaults.state',
          marks: '"new"',
          says: ['“Charge” has the default of “state”'],
          title: 'Make the default of “state” as in Charge_Test',
        },
      ],
      safety: 'unsafe',
      fixed: charge(clone(BODY)),
    },
    {
      name: 'a body with a test card in another shape: it cannot be copied',
      flow: charge(clone('{"number": "4111111111111111", "amount": "1.00"}')),
      reports: [
        {
          node: null,
          messageId: 'differs',
          field: 'request.body',
          marks: 'card": "',
          says: ['The body of “Charge”'],
        },
      ],
    },
    {
      name: 'a body without one of the inputs',
      flow: charge(clone('{"card": "$esc.jsonString(${input.Card})"}')),
      reports: [
        { node: null, messageId: 'differs', field: 'request.body', marks: ', "amount": "' },
      ],
    },
    {
      name: 'a clone by its name',
      flow: charge(clone(BODY, '$.ref').replace('clone Charge', 'open')),
      reports: [
        {
          node: null,
          messageId: 'differs',
          says: ['“Charge_Test” (by its name)'],
          title: 'Make the path of “id” in the translation map as in Charge_Test',
        },
      ],
      safety: 'unsafe',
      fixed: charge(clone(BODY, '$.ref').replace('clone Charge', 'open')).replace(
        'map id = $.id',
        'map id = $.ref',
      ),
    },
  ],
})
