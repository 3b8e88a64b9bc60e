import { testRule } from '#testing/rule-tester.ts'
import { noWholeInputInTemplate } from './index.ts'

const charge = (body: string) => `action Charge in Card:pan,CVV:cvv
  body ${body}
  start -> done: return`

testRule(noWholeInputInTemplate, {
  valid: [
    { name: 'single inputs', flow: charge('{"a": "${input.Card}", "b": "$input.CVV.length()"}') },
    {
      name: 'one entry of the map',
      flow: charge('{"a": "$input.get("Card")", "b": $input.size()}'),
    },
    { name: 'the raw request as the body', flow: charge('${input.rawRequest}') },
    {
      name: 'a GraphQL variable of another name',
      flow: charge('{"query": "mutation T($cc: C!) { t(input: $cc) }"}'),
    },
    { name: 'only asked about', flow: charge('{#if($input)"a": 1#end}') },
    { name: 'escaped', flow: charge('{"a": "\\${input}"}') },
    { name: 'an imported action', flow: 'action Charge stub\nstart -> done: return' },
    { name: 'the name is given to something else', flow: charge('#set($input = 1){"a": 1}') },
    {
      name: 'a credential that is called as the raw request is',
      flow: charge('{"a": "${credentials.rawRequest}"}'),
    },
    { name: 'one entry, in brackets', flow: charge('{"a": "$input["Card"]"}') },
  ],
  invalid: [
    {
      name: 'the case of Braintree: both places of the query',
      flow: charge(
        '{"query": "mutation T($input: TokenizeCreditCardInput!) { tokenizeCreditCard(input: $input) { paymentMethod { id } } }", "variables": {"input": {"number": "${input.Card}"}}}',
      ),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'graphql',
          field: 'request.body',
          marks: '$input',
          says: ['such as $cc'],
        },
        { node: null, messageId: 'graphql', marks: '$input' },
      ],
    },
    {
      name: 'in any spelling, and through its methods',
      flow: charge('{"a": "${input}", "b": "$!input.toString()", "c": "$esc.jsonString($input)"}'),
      reports: [
        { node: null, messageId: 'input', marks: '${input}' },
        { node: null, messageId: 'input', marks: '$!input.toString()' },
        { node: null, messageId: 'input', marks: '$input' },
      ],
    },
    {
      name: 'all credentials, and all of a sign-in answer',
      flow: charge('{"query": "query Q($credentials: C!) { x }", "b": "$authResponse"}'),
      reports: [
        { node: null, messageId: 'secrets', says: ['all of credentials'] },
        { node: null, messageId: 'secrets' },
      ],
    },
    {
      name: 'the raw request as a part, in a header and in the URL',
      flow: `action Charge in Card:pan
        url https://pay.example/v1?all=\${input.rawRequest}
        header X-All: \${input.rawRequest}
        body {"all": \${input.rawRequest}}
        start -> done: return`,
      reports: [
        { node: null, messageId: 'raw', field: 'request.url' },
        { node: null, messageId: 'raw', field: 'request.headers.2.value' },
        { node: null, messageId: 'raw', field: 'request.body' },
      ],
    },
    {
      name: 'in the success template, into the flow',
      flow: `action Charge in Card:pan out All
        success {"All": "$input"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'input', field: 'response.successTemplate' }],
    },
    {
      name: 'all of them, one after the other',
      flow: charge('{"a": "#foreach($one in $input)$one#end"}'),
      reports: [{ node: null, messageId: 'input', marks: '$input' }],
    },
  ],
})
