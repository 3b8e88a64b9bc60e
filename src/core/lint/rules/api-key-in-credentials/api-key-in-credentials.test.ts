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
      name: 'in an action that an import knows by name only',
      flow: 'action Generate in API_Key stub\nstart -> done: return',
      reports: [{ node: null, action: 'Generate', messageId: 'input' }],
    },
  ],
})
