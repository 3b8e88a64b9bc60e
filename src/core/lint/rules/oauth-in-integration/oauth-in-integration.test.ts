import { testRule } from '#testing/rule-tester.ts'
import { oauthInIntegration } from './index.ts'

testRule(oauthInIntegration, {
  valid: [
    {
      name: 'a session token of the gateway, unique to the payment',
      flow: 'start -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'the integration has signed in: its answer is in the header',
      flow: `action Process_Payment
        header Authorization: Bearer \${authResponse.access_token}
        start -> token: fetch -> pay: pay -> done: return`,
    },
    {
      name: 'a card token, at an address that ends in tokens',
      flow: `action Tokenize_Card
        url https://gateway.example/v1/tokens
        start -> card: collect(CC) -> token: tokenize -> pay: pay -> done: return`,
    },
    {
      name: 'an action that no step calls',
      flow: `action Get_Access out Access_Token:token
        url https://gateway.example/oauth/token
        start -> done: return`,
    },
    {
      name: 'a step that nothing reaches',
      flow: `action Get_Access out Access_Token:token
        body grant_type=client_credentials
        start -> done: return
        lost: call(Get_Access, into Access_Token=Token) -> done`,
    },
    {
      name: 'an imported call that opens a session',
      flow: `action Open_Session stub out sessionToken
        start -> token: call(Open_Session, into sessionToken=Reply) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a grant type in the body',
      flow: `action Get_Access timeout 7 out Bearer:token
        body grant_type=client_credentials&scope=payments
        start -> signin: call(Get_Access, into Bearer=Token) -> pay: pay -> done: return`,
      reports: [
        {
          node: 'signin',
          messageId: 'request',
          action: 'Get_Access',
          says: ['“Get_Access”', 'up to 7 s', 'User Defined (OAuth)'],
        },
      ],
    },
    ...['/oauth/token', '/v1/oauth2/token', '/oauth2/default/v1/token', '/oauth/access_token'].map(
      (path) => ({
        name: `an address that says so: ${path}`,
        flow: `action Get_Access out Bearer:token
          url https://gateway.example${path}
          start -> signin: call(Get_Access, into Bearer=Token) -> pay: pay -> done: return`,
        reports: [{ node: 'signin', messageId: 'request' }],
      }),
    ),
    ...[
      ['Get_OAuth_Token', 'Token'],
      ['Sign_In', 'access_token'],
      ['Sign_In', 'accessToken'],
    ].map(([name = '', output = '']) => ({
      name: `an imported call, by its names: ${name} gives ${output}`,
      flow: `action ${name} stub out ${output}
        start -> signin: call(${name}, into ${output}=Reply) -> done: return`,
      reports: [{ node: 'signin', messageId: 'name', says: ['seems to sign in'] }],
    })),
  ],
})
