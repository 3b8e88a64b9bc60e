import { testRule } from '#testing/rule-tester.ts'
import { noUnusedToken } from './index.ts'

testRule(noUnusedToken, {
  valid: [
    { name: 'the payment uses it', flow: 'start -> token: fetch -> pay: pay -> done: return' },
    {
      name: 'an input or a call between fails',
      flow: `action Check_Limit in Amount
        start -> token: fetch -> cvv: collect(CVV) -> limit: call(Check_Limit) -> pay: pay -> done: return
        otherwise -> done`,
    },
    {
      name: 'each of two tokens belongs to a step of the way',
      flow: `action Tokenize_Card in Session:token
        start -> session: fetch(Session_Token) -> token: tokenize(Token, Session=Session_Token) -> pay: pay -> done: return`,
    },
    {
      name: 'it is handed over to another variable',
      flow: `variable Copy token
        variable Token token open
        start -> token: fetch -> copy: set(Copy = Task.Token) -> pay: pay(Session_Token=Copy) -> done: return`,
    },
    {
      name: 'a retry fetches again after the payment has used the first',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> token`,
    },
    {
      name: 'the flow ends where a flag says that there is none',
      flow: `variable Has_Token boolean
        start -> token: fetch -> there: extract(Has_Token = IsSet(Task.Token)) -> has: decide(Task.Has_Token) -> pay: pay -> done: return
        has.no -> done`,
    },
    {
      name: 'the payment stands behind the question that the fetch stands behind',
      flow: `start -> ask: collect(Choice) -> now: decide(Task.Choice == "1") -> token: fetch -> again: decide(Task.Choice == "1") -> pay: pay -> done: return
        now.no -> again
        otherwise -> done`,
    },
    {
      name: 'a fetch that nothing reaches',
      flow: `start -> done: return
        lost: fetch -> done`,
    },
  ],
  invalid: [
    {
      name: 'the flag may say so of an older token',
      flow: `variable Has_Token boolean
        start -> there: extract(Has_Token = IsSet(Task.Token)) -> token: fetch -> has: decide(Task.Has_Token) -> pay: pay -> done: return
        otherwise -> done`,
      safety: 'unsafe',
      fixed: `variable Has_Token boolean
        start -> there: extract(Has_Token = IsSet(Task.Token)) -> has: decide(Task.Has_Token) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [{ node: 'token', messageId: 'ends' }],
    },
    {
      name: 'nothing uses it',
      flow: `start -> token: fetch -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'never',
          variable: 'Task.Token',
          path: 'token.success > done',
          title: 'Delete token',
        },
      ],
      safety: 'unsafe',
      fixed: `variable Task.Token token
        start -> done: return`,
    },
    {
      name: 'it is only tested and shown: no use, and no deletion',
      flow: `variable Has boolean
        start -> token: fetch -> has: set(Has = IsSet(Task.Token)) -> say: play(Task.Token) -> done: return`,
      reports: [{ node: 'token', messageId: 'ends' }],
    },
    {
      name: 'one arm of a decision ends without a payment',
      flow: `start -> token: fetch -> yes: decide(Call.Ani != "") -> pay: pay -> done: return
        yes.no -> sorry: play -> done
        token.failure, token.timeout, pay.failure, pay.timeout -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'ends',
          path: 'token.success > yes.no > sorry.next > done',
          title: 'Move token before pay',
        },
      ],
      // Who is told now that the fetch has failed would be asked first, and may never hear of it.
      safety: 'unsafe',
      fixed: `start -> yes: decide(Call.Ani != "") -> token: fetch -> pay: pay -> done: return
        yes.no -> sorry: play -> done
        token.failure, token.timeout, pay.failure, pay.timeout -> done`,
    },
    {
      name: 'the same where nobody has thought of the fetch failing yet: nobody hears of it later',
      flow: `start -> token: fetch -> yes: decide(Call.Ani != "") -> pay: pay -> done: return
        yes.no, pay.failure, pay.timeout -> done`,
      reports: [{ node: 'token', messageId: 'ends' }],
      fixed: `start -> yes: decide(Call.Ani != "") -> token: fetch -> pay: pay -> done: return
        yes.no, pay.failure, pay.timeout -> done`,
    },
    {
      name: 'a way back to the fetch past no payment',
      flow: `start -> token: fetch -> sure: decide(Call.Ani != "") -> pay: pay -> done: return
        sure.no -> token
        token.failure, token.timeout, pay.failure, pay.timeout -> done`,
      reports: [{ node: 'token', messageId: 'round', path: 'token.success > sure.no > token' }],
      safety: 'unsafe',
      fixed: `start -> sure: decide(Call.Ani != "") -> token: fetch -> pay: pay -> done: return
        sure.no -> sure
        token.failure, token.timeout, pay.failure, pay.timeout -> done`,
    },
    {
      name: 'another step fetches before anything has used the first',
      flow: `start -> first: fetch -> second: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [{ node: 'first', messageId: 'again', says: ['but “second” fetches another'] }],
    },
    {
      name: 'an imported call is taken to fetch a token',
      flow: `action Open_Session stub out sessionToken
        start -> token: call(Open_Session, into sessionToken=Reply) -> done: return`,
      reports: [{ node: 'token', messageId: 'never', says: ['is inferred'] }],
      safety: 'unsafe',
      fixed: `action Open_Session stub out sessionToken
        variable Task.Reply
        start -> done: return`,
    },
  ],
})
