import { testRule } from '#testing/rule-tester.ts'
import { renderedBodyValid } from './index.ts'

const FORM = 'header Content-Type: application/x-www-form-urlencoded'
const charge = (body: string, inputs = 'Card:pan,Expiry:expiry,Amount,Count:integer') =>
  `action Charge in ${inputs}
  body ${body}
  start -> done: return`

testRule(renderedBodyValid, {
  valid: [
    {
      name: 'JSON with texts, numbers and pieces of texts',
      flow: charge(
        '{"card": "${input.Card}", "m": "${input.Expiry.substring(0, 2)}", "n": ${input.Count}, "cents": $math.round($math.mul($input.Amount, 100))}',
      ),
    },
    {
      name: 'a longer text than the shortest sample is asked for',
      flow: charge('{"a": "$input.Amount.substring(0, 12)"}'),
    },
    { name: 'the raw request', flow: charge('${input.rawRequest}') },
    { name: 'no body at all', flow: 'action Charge\nstart -> done: return' },
    {
      name: 'credentials and the answer of a sign-in have values',
      flow: charge('{"key": "${credentials.key}", "at": "${authResponse.access_token}"}'),
    },
    {
      name: 'a form with brackets in its names',
      flow: `action Charge in Card:pan
        ${FORM}
        body card[number]=\${input.Card}&card[cvc]=1
        start -> done: return`,
    },
    {
      name: 'text that is neither',
      flow: `action Charge
        header Content-Type: text/plain
        body {"a"
        start -> done: return`,
    },
    {
      name: 'a template that cannot be read, which another rule explains',
      flow: charge('{"a": ${input.A'),
    },
    {
      name: 'good JSON whose header says that it is a form: template-well-formed',
      flow: `action Charge in Card:pan
        ${FORM}
        body {"card": "\${input.Card}"}
        start -> done: return`,
    },
    {
      name: 'all inputs in one text: no-whole-input-in-template',
      flow: charge('{"query": "mutation($input: X!) { pay(input: $input) }", "all": ${input}}'),
    },
    {
      name: 'an input that the contract does not have leaves its own text: required-input-bound',
      flow: charge('{"n": ${input.Other}, "m": "${input.Month.substring(0, 2)}"}'),
    },
    {
      name: 'a body that is not sent',
      flow: 'action Charge\nmethod GET\nbody {"a"\nstart -> done: return',
    },
    ...[
      ['a value in quotes is another rule’s', '{"Id": "${id}"}'],
      ['a name that is not in the map is another rule’s', '{"Id": ${ident}}'],
      [
        'a list of which the first is taken',
        '{"Id": ${successTemplateUtils.firstFromArray("${id}", "0")}}',
      ],
      ['two branches', '#if($id == "1"){"Id": ${id}}#else{"Id": 0}#end'],
      ['the reply as it is', '${rawResult}'],
    ].map(([name = '', template = '']) => ({
      name: `a success template: ${name}`,
      flow: `action Charge out Id\nmap id = $.id\nsuccess ${template}\nstart -> done: return`,
    })),
  ],
  invalid: [
    {
      name: 'a success template that is not closed',
      flow: `action Charge out Id
        map id = $.id
        success {"Id": \${id}
        start -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'reply',
          field: 'response.successTemplate',
          says: ['the success template of “Charge” gives no JSON', 'At line 1, column 9'],
        },
      ],
    },
    {
      name: 'a comma too many',
      flow: charge('{"card": "${input.Card}",}'),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'invalid',
          field: 'request.body',
          says: ['is not JSON'],
        },
      ],
    },
    {
      name: 'a number must not begin with 0',
      flow: charge('{"n": 0${input.Count}}'),
      reports: [{ node: null, messageId: 'invalid' }],
    },
    ...['"cvv": ${input.Code}', '"month": ${input.Expiry.substring(0, 2)}'].map((pair) => ({
      name: `what is keyed in can begin with 0, as no number in JSON does: ${pair}`,
      flow: charge(`{${pair}}`, 'Code:cvv,Expiry:expiry'),
      reports: [
        {
          node: null,
          messageId: 'invalid',
          says: ['a number goes on behind a 0', 'Put the value into quotes'],
        },
      ],
    })),
    {
      name: 'a comma too many behind an input that the contract does not have',
      flow: charge('{"n": ${input.Other},}'),
      reports: [
        { node: null, messageId: 'invalid', says: ['At line 1, column 13 a key in double quotes'] },
      ],
    },
    {
      name: 'an input that the contract does not have, of which nothing is printed',
      flow: charge('{"n": $!{input.Other}}'),
      reports: [{ node: null, messageId: 'invalid' }],
    },
    {
      name: 'a form with a line end in it',
      flow: `action Charge in Card:pan
        ${FORM}
        body number=\${input.Card}
        body &cvc=1
        start -> done: return`,
      reports: [{ node: null, messageId: 'invalid', says: ['is not a form', 'a line end'] }],
    },
    {
      name: 'a method that fails whatever the value is',
      flow: charge('{"m": "${input.Expiry.substring(9)}"}'),
      reports: [{ node: null, messageId: 'fails' }],
    },
    {
      name: 'the versions differ: 1.7 takes 0 for true',
      flow: charge('{"a": #if($math.sub(1, 1))#{else}1#end}'),
      reports: [
        { node: null, messageId: 'differs', says: ['good in Velocity 2.x and wrong in 1.7'] },
      ],
    },
  ],
})
