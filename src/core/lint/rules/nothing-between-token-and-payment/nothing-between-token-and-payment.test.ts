import { testRule } from '#testing/rule-tester.ts'
import { nothingBetweenTokenAndPayment } from './index.ts'

testRule(nothingBetweenTokenAndPayment, {
  valid: [
    {
      name: 'the payment follows at once',
      flow: 'start -> wait: play -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'what takes no time',
      flow: 'start -> card: collect(CC) -> token: fetch -> last: extract(Last4 = Right(Task.CC, 4)) -> tell: data(Card = Task.Last4) -> pay: pay -> done: return',
    },
    {
      name: 'an input of the payment is left to token-after-input',
      flow: 'start -> token: fetch -> card: collect(CC) -> pay: pay -> done: return',
    },
    {
      name: 'what follows the payment on the way to a retry',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> sorry: play -> token`,
    },
    {
      name: 'two tokens for one payment',
      flow: `action Process_Payment in Card_Token:token
        start -> card: collect(CC) -> token: fetch -> other: tokenize(Card_Token) -> pay: pay(Card_Token=Card_Token) -> done: return`,
    },
    {
      name: 'a prompt on the failure output of the fetch',
      flow: `start -> token: fetch -> pay: pay -> done: return
        token.failure -> sorry: play -> token`,
    },
  ],
  invalid: [
    {
      name: 'a menu that confirms the amount (trap 5)',
      flow: 'start -> token: fetch -> confirm: collect(Digit, digits=1) -> pay: pay -> done: return',
      reports: [
        {
          node: 'confirm',
          messageId: 'between',
          variable: 'Task.Token',
          says: ['can take 6 s', 'Task.Token lives 180 s'],
          path: 'token.success 0 > confirm.success 0 > pay 6',
          title: 'Move token before pay',
        },
      ],
      fixed:
        'start -> confirm: collect(Digit, digits=1) -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'who hears at once that the fetch has failed would be asked first',
      flow: `start -> token: fetch -> confirm: collect(Digit, digits=1) -> pay: pay -> done: return
        token.failure, token.timeout -> sorry: play("Please call again later.") -> done`,
      reports: [{ node: 'confirm', messageId: 'between' }],
      safety: 'unsafe',
      fixed: `start -> confirm: collect(Digit, digits=1) -> token: fetch -> pay: pay -> done: return
        token.failure, token.timeout -> sorry: play("Please call again later.") -> done`,
    },
    {
      name: 'a prompt and another call, each reported',
      flow: `action Check_Limit in Amount
        start -> token: fetch -> wait: play("One moment.") -> limit: call(Check_Limit, timeout=20) -> pay: pay -> done: return
        limit.failure -> pay`,
      reports: [
        { node: 'wait', messageId: 'between' },
        { node: 'limit', messageId: 'between', says: ['can take 20 s'] },
      ],
      fixed: `action Check_Limit in Amount
        start -> wait: play("One moment.") -> limit: call(Check_Limit, timeout=20) -> token: fetch -> pay: pay -> done: return
        limit.failure -> token`,
    },
    {
      name: 'a lifetime that nobody states',
      flow: `action Generate_Session_Token lifetime unknown
        start -> token: fetch -> wait: play -> pay: pay -> done: return`,
      reports: [{ node: 'wait', messageId: 'between', says: ['is assumed to live 180 s'] }],
      fixed: `action Generate_Session_Token lifetime unknown
        start -> wait: play -> token: fetch -> pay: pay -> done: return`,
    },
  ],
})
