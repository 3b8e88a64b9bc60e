import { testRule } from '#testing/rule-tester.ts'
import { noSecretInUrl } from './index.ts'

const charge = (url: string) => `action Charge in Card:pan,CVV:cvv,Token:token,Id
  url ${url}
  start -> done: return`

const status = (url: string, bound: string) => `action Status in Id
  url https://pay.example/${url}
  start -> card: collect(CC) -> token: fetch(Token) -> look: call(Status, Id=${bound}) -> done: return`

testRule(noSecretInUrl, {
  valid: [
    {
      name: 'a step gives the last four digits, which may be seen',
      flow: status('v1/cards/${input.Id}', 'Right(Task.CC, 4)'),
    },
    { name: 'a step gives the length', flow: status('v1?n=${input.Id}', 'Length(Task.CC)') },
    {
      name: 'a step gives a token to an input that the URL only asks about',
      flow: status('v1#if($input.Id)/token#end', 'Token'),
    },
    {
      name: 'a step gives no secret to an input of the URL',
      flow: status('v1/${input.Id}', 'Call.ConversationId'),
    },
    { name: 'inputs that hold no secret', flow: charge('https://pay.example/v1/${input.Id}') },
    {
      name: 'addresses, accounts and the like among the credentials',
      flow: charge(
        '${credentials.loginUrl}/${credentials.merchant_id}/${credentials.gatewayToken}?v=${credentials.version}',
      ),
    },
    {
      name: 'the address that a sign-in answers with',
      flow: charge('${authResponse.instance_url}/v1'),
    },
    { name: 'only its length', flow: charge('https://pay.example/v1?n=$input.Card.length()') },
    { name: 'only asked about', flow: charge('https://pay.example/v1#if($input.CVV)/cvv#end') },
    {
      name: 'a credential that is only asked about',
      flow: charge('https://pay.example/v1#if(${credentials.apiKey})/live#end'),
    },
    {
      name: 'a variable that gets the card only when it has been sent',
      flow: `action Status in Id
        url https://pay.example/v1/\${input.Id}
        variable Ref open
        start -> ref: set(Ref = Call.ConversationId) -> card: collect(CC) -> look: call(Status, Id=Ref) -> cut: extract(Ref = Task.CC) -> done: return`,
    },
    {
      name: 'in a header',
      flow: `action Charge
        header Authorization: \${credentials.apiKey}
        start -> done: return`,
    },
    {
      name: 'an account that has the name of an input',
      flow: `action Charge in account:pan
        url https://pay.example/\${credentials.account}
        start -> done: return`,
    },
    {
      name: 'a step gives a card number to another input than the one in the URL',
      flow: `action Status in Card,Id
        url https://pay.example/v1/\${input.Id}
        start -> card: collect(CC) -> look: call(Status, Card=CC, Id=Call.ConversationId) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a step gives a token to an input that is said to hold none',
      flow: status('v1/${input.Id}?again=$esc.uriEncode(${input.Id})', 'Token'),
      reports: [
        {
          node: 'look',
          messageId: 'given',
          field: 'inputs.Id',
          path: 'token.success > look',
          says: ['gives a token (Task.Token) to Id', 'contains ${input.Id}'],
        },
      ],
    },
    {
      name: 'a step gives more of the card than may be seen, by way of a name in the template',
      flow: status('#set($id = ${input.Id})v1/$id', 'Append("c-", Right(Task.CC, 6))'),
      reports: [
        { node: 'look', messageId: 'given', says: ['gives a card number (Task.CC) to Id'] },
      ],
    },
    {
      name: 'card data and tokens, anywhere in it',
      flow: charge(
        'https://pay.example/${input.Card}?c=$esc.uriEncode($input.CVV)&t=$!{input.Token}',
      ),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'input',
          field: 'request.url',
          marks: '${input.Card}',
          says: ['which is a card number'],
        },
        { node: null, messageId: 'input', marks: '$input.CVV', says: ['which is a CVV'] },
        { node: null, messageId: 'input', marks: '$!{input.Token}' },
      ],
    },
    {
      name: 'a piece of it, and all of it without the spaces',
      flow: charge('https://pay.example/$input.Card.substring(0, 8)/${input.CVV.trim()}'),
      reports: [
        { node: null, messageId: 'input', says: ['which is a card number'] },
        { node: null, messageId: 'input', says: ['which is a CVV'] },
      ],
    },
    {
      name: 'printed piece by piece in a loop',
      flow: charge('https://pay.example/v1#foreach($x in $input.Card)$x#end'),
      reports: [{ node: null, messageId: 'input', says: ['which is a card number'] }],
    },
    {
      name: 'set to a name before',
      flow: charge('#set($x = $input.Card)https://pay.example/$x'),
      reports: [{ node: null, messageId: 'input', marks: '$input.Card' }],
    },
    {
      name: 'credentials whose names say no address',
      flow: charge(
        'https://pay.example/?k=${credentials.apiKey}&p=${credentials.password}&t=${authResponse.access_token}',
      ),
      reports: [
        { node: null, messageId: 'credential', marks: '${credentials.apiKey}' },
        { node: null, messageId: 'credential' },
        { node: null, messageId: 'credential' },
      ],
    },
    {
      name: 'what its contract says of an input is said of the action, and not again of the step',
      flow: `action Status in Card:pan
        url https://pay.example/v1/\${input.Card}
        start -> card: collect(CC) -> look: call(Status, Card=CC) -> done: return`,
      reports: [{ node: null, messageId: 'input' }],
    },
  ],
})
