import { expect, test } from 'vitest'
import { reportsOf, testRule } from '#testing/rule-tester.ts'
import { tokenUsedOnce } from './index.ts'

testRule(tokenUsedOnce, {
  valid: [
    {
      name: 'two fetches, each immediately before its payment (trap 4)',
      flow: 'start -> a: fetch -> deposit: pay -> b: fetch -> fee: pay -> done: return',
    },
    {
      name: 'a retry that fetches again',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> token`,
    },
    {
      name: 'one of two payments, never both',
      flow: `variable Full boolean = true
        start -> token: fetch -> full: decide(Task.Full) -> all: pay -> done: return
        full.no -> part: pay -> done`,
    },
    {
      name: 'a status query after the time-out is no payment (trap 11)',
      flow: `action Query_Status in Key
        start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> status: call(Query_Status, Key=Call.ConversationId) -> done`,
    },
    {
      name: 'a token that its gateway lets be used again',
      flow: `action Generate_Session_Token reusable
        start -> token: fetch -> deposit: pay -> fee: pay -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a deposit and a fee with one token (trap 4)',
      flow: 'start -> token: fetch -> deposit: pay -> fee: pay -> done: return',
      reports: [
        {
          node: 'fee',
          messageId: 'second',
          variable: 'Task.Token',
          says: ['“deposit” has used before'],
          path: 'token.success > deposit.success > fee',
        },
      ],
    },
    {
      name: 'a retry with the fetch outside (trap 1)',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> again: collect(CC) -> pay`,
      reports: [
        {
          node: 'pay',
          messageId: 'again',
          path: 'token.success > pay.failure > again.success > pay',
        },
      ],
    },
    {
      name: 'a retry after a time-out: whether the token was taken is not known',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> pay`,
      reports: [{ node: 'pay', messageId: 'again', path: 'token.success > pay.timeout > pay' }],
    },
    {
      name: 'an imported call says nothing of its token: one payment is assumed, and that is said',
      flow: `action Open_Session stub reusable out sessionToken
        action Charge stub in sessionToken,cardNumber
        start -> card: collect(CC) -> token: call(Open_Session, into sessionToken=Token) -> deposit: call(Charge, sessionToken=Token, cardNumber=CC) -> fee: call(Charge, sessionToken=Token, cardNumber=CC) -> done: return`,
      reports: [
        {
          node: 'fee',
          messageId: 'second',
          says: ['That “token” fetches a token is inferred', 'good for one payment is assumed'],
        },
      ],
    },
    {
      name: 'the fetch for the second payment fails, and it is made all the same',
      flow: `start -> token: fetch -> first: pay -> again: fetch -> second: pay -> done: return
        again.failure -> second
        otherwise -> done`,
      reports: [
        {
          node: 'second',
          messageId: 'second',
          path: 'token.success > first.success > again.failure > second',
        },
      ],
    },
    {
      name: 'three payments in a row: the second and the third',
      flow: 'start -> token: fetch -> a: pay -> b: pay -> c: pay -> done: return',
      reports: [
        { node: 'b', messageId: 'second' },
        { node: 'c', messageId: 'second' },
      ],
    },
  ],
})

test('that a token is good for one payment is told as assumed only where nobody has said what fetches it', () => {
  const twice = 'start -> token: fetch -> a: pay -> b: pay -> done: return'
  const [report] = reportsOf(tokenUsedOnce, twice)
  expect(report?.message).not.toContain('assumed')
})
