import { testRule } from '#testing/rule-tester.ts'
import { tokenLifetimeKnown } from './index.ts'

testRule(tokenLifetimeKnown, {
  valid: [
    {
      name: 'the action states it, whatever its gateway says',
      flow: `action Generate_Session_Token lifetime 60 gateway stripe
        start -> token: fetch -> pay: pay -> done: return`,
    },
    {
      name: 'an action that nobody calls',
      flow: `action Generate_Session_Token lifetime unknown
        start -> done: return`,
    },
    {
      name: 'a step that nothing reaches',
      flow: `action Generate_Session_Token lifetime unknown
        start -> done: return
        lost: fetch -> done`,
    },
  ],
  invalid: [
    {
      name: 'nobody says it: once for an action, at the first step that calls it',
      flow: `action Generate_Session_Token lifetime unknown
        start -> a: fetch -> deposit: pay -> b: fetch -> fee: pay -> done: return`,
      reports: [
        {
          node: 'a',
          messageId: 'unstated',
          action: 'Generate_Session_Token',
          variable: 'Task.Token',
          says: ['180 s are assumed', 'at the data action “Generate_Session_Token”'],
        },
      ],
    },
    {
      name: 'a gateway that publishes no number',
      flow: `action Generate_Session_Token lifetime unknown gateway stripe
        start -> token: fetch -> pay: pay -> done: return`,
      reports: [
        { node: 'token', messageId: 'gateway', says: ['Stripe does not say', 'Ask Stripe'] },
      ],
    },
    {
      name: 'an imported call is taken to fetch a token',
      flow: `action Open_Session stub out sessionToken
        start -> token: call(Open_Session, into sessionToken=Reply) -> done: return`,
      reports: [{ node: 'token', messageId: 'unstated', says: ['is inferred'] }],
    },
  ],
})
