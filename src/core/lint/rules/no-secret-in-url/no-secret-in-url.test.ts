import { testRule } from '#testing/rule-tester.ts'
import { noSecretInUrl } from './index.ts'

const charge = (url: string) => `action Charge in Card:pan,CVV:cvv,Token:token,Id
  url ${url}
  start -> done: return`

testRule(noSecretInUrl, {
  valid: [
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
      name: 'in a header',
      flow: `action Charge
        header Authorization: \${credentials.apiKey}
        start -> done: return`,
    },
  ],
  invalid: [
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
  ],
})
