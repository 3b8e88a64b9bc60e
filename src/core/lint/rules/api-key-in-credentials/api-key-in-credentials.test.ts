import { testRule } from '#testing/rule-tester.ts'
import { apiKeyInCredentials } from './index.ts'

testRule(apiKeyInCredentials, {
  valid: [
    {
      name: 'other inputs, tokens and keys of another sort among them',
      flow: `action Charge in Token:token,Idempotency_Key,Key,CC:pan
        start -> done: return`,
    },
    {
      name: 'a token that was fetched in the call, and other headers',
      flow: `action Charge in Session_Token,Reference,Opener:token
        header Authorization: Bearer \${input.Session_Token}
        header X-Auth-Token: \${input.Opener}
        header X-Reference: \${input.Reference}
        start -> done: return`,
    },
    {
      name: 'the merchant, beside a password that is a credential',
      flow: `action Charge in Merchant
        header Authorization: Basic $encoding.base64("\${input.Merchant}:\${credentials.password}")
        start -> done: return`,
    },
    {
      name: 'an output is no input',
      flow: 'action Get out Api_Key:credential\nstart -> done: return',
    },
  ],
  invalid: [
    {
      name: 'as the contract says, and as the names say',
      flow: `action Get in Opener:credential,Id,apiKey,Client_Secret
        start -> done: return`,
      reports: [
        { node: null, action: 'Get', messageId: 'input', field: 'inputs.0.name', says: ['Opener'] },
        { node: null, messageId: 'input', field: 'inputs.2.name' },
        { node: null, messageId: 'input', field: 'inputs.3.name' },
      ],
    },
    {
      name: 'whatever it is called, where it signs in',
      flow: `action Get in Merchant,Opener
        header Authorization: Basic $encoding.base64("\${input.Merchant}:x")
        header X-Api-Key: \${input.Opener}
        start -> done: return`,
      reports: [
        {
          node: null,
          action: 'Get',
          messageId: 'signs',
          field: 'inputs.0.name',
          says: ['signs in with its input Merchant, in the header Authorization'],
        },
        { node: null, messageId: 'signs', field: 'inputs.1.name', says: ['the header X-Api-Key'] },
      ],
    },
    {
      name: 'in an action that an import knows by name only',
      flow: 'action Generate in API_Key stub\nstart -> done: return',
      reports: [{ node: null, action: 'Generate', messageId: 'input' }],
    },
  ],
})
