import { expect, test } from 'vitest'
import { reportsOf, testRule } from '#testing/rule-tester.ts'
import { secureOutputIntoSecureVariable } from './index.ts'

testRule(secureOutputIntoSecureVariable, {
  valid: [
    {
      name: 'the token is caught in a secure variable, the receipt in an open one',
      flow: 'start -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'an output that is no secret',
      flow: `action Check_Limit out Limit
        start -> check: call(Check_Limit, into Limit=Limit) -> done: return`,
    },
    {
      name: 'an action that the contract of is known does not go by names',
      flow: `action Check out Token_Count
        start -> check: call(Check, into Token_Count=Count) -> done: return`,
    },
    {
      name: 'one of several texts that an action returns that is for a token: nothing tells which of them it is',
      flow: `action Get session-token out value,other
        variable Reply open
        start -> get: call(Get, into value=Reply) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a token in an open variable',
      flow: `variable Reply open
        start -> token: fetch(Reply) -> done: return`,
      reports: [
        {
          node: 'token',
          messageId: 'open',
          variable: 'Task.Reply',
          field: 'outputs.Session_Token',
          says: ['a token (output Session_Token of “Generate_Session_Token”)'],
          path: 'token.success',
        },
      ],
      fixed: `variable Reply secure
        start -> token: fetch(Reply) -> done: return`,
    },
    {
      name: 'a card number that comes back',
      flow: `action Find_Customer out Card:pan
        start -> find: call(Find_Customer, into Card=Found) -> done: return`,
      reports: [{ node: 'find', messageId: 'open', says: ['a card number'] }],
      fixed: `action Find_Customer out Card:pan
        variable Found secure
        start -> find: call(Find_Customer, into Card=Found) -> done: return`,
    },
    {
      name: 'an imported action, of which the names are all we know',
      flow: `action Get_Session stub out sessionToken
        start -> token: call(Get_Session, into sessionToken=Reply) -> done: return`,
      reports: [{ node: 'token', messageId: 'open' }],
      fixed: `action Get_Session stub out sessionToken
        variable Reply secure
        start -> token: call(Get_Session, into sessionToken=Reply) -> done: return`,
    },
    {
      name: 'what an action returns that is for a token, whatever it and the variable are called',
      flow: `action Get session-token out value
        variable Reply open
        start -> get: call(Get, into value=Reply) -> done: return`,
      reports: [
        {
          node: 'get',
          messageId: 'open',
          says: [
            'a token (output value of “Get”)',
            'That value is the token is inferred: “Get” is for one',
          ],
        },
      ],
      fixed: `action Get session-token out value
        variable Reply secure
        start -> get: call(Get, into value=Reply) -> done: return`,
    },
    {
      name: 'of two outputs the one that is called a token, beside an id of the session',
      flow: `action Get session-token out cardToken,sessionId
        variable Reply open
        variable Session open
        start -> get: call(Get, into cardToken=Reply, into sessionId=Session) -> done: return`,
      reports: [{ node: 'get', messageId: 'open', field: 'outputs.cardToken' }],
      fixed: `action Get session-token out cardToken,sessionId
        variable Reply secure
        variable Session open
        start -> get: call(Get, into cardToken=Reply, into sessionId=Session) -> done: return`,
    },
    {
      name: 'no fix while participant data reads it',
      flow: `variable Reply open
        start -> token: fetch(Reply) -> tell: data(Token = Task.Reply) -> done: return`,
      reports: [{ node: 'token', messageId: 'open', says: ['let “tell” do without it first'] }],
    },
  ],
})

test.each([
  ['for a token, and its contract calls nothing so', 'session-token out value', true],
  ['for a token, which its contract names', 'session-token out value:token', false],
  [
    'for a token, which its contract names beside another',
    'session-token out value:pan,Key:token',
    false,
  ],
  ['for a token, beside what its contract calls a card', 'session-token out value,Card:pan', true],
  ['imported, whose output is called so', 'stub out value_token', false],
])('what is inferred of an action is told: one that is %s', (_, action, isInferred) => {
  const output = action.includes('value_token') ? 'value_token' : 'value'
  const reports = reportsOf(
    secureOutputIntoSecureVariable,
    `action Get ${action}
      variable Reply open
      start -> get: call(Get, into ${output}=Reply) -> done: return`,
  )
  expect(reports.map(({ message }) => message.includes('inferred'))).toEqual([isInferred])
})
