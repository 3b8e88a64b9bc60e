import { testRule } from '#testing/rule-tester.ts'
import { clearCvvAfterPayment } from './index.ts'

testRule(clearCvvAfterPayment, {
  valid: [
    {
      name: 'the flow ends, with a word to the caller',
      flow: 'start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> thanks: play -> done: return',
    },
    {
      name: 'overwriting it is a write to a secure variable, no read (trap 9)',
      flow: `start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> clear: set(CVV = "") -> more: collect(Choice) -> done: return
        pay.failure, pay.timeout -> clear`,
    },
    {
      name: 'the first thing that is asked again is the CVV',
      flow: `start -> cvv: collect(CVV) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> cvv`,
    },
    {
      name: 'tried again at once, with the same CVV',
      flow: `start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> token`,
    },
    {
      name: 'nothing has put a CVV into the variable',
      flow: `variable CVV cvv
        start -> token: fetch -> pay: pay(CVV=CVV) -> more: collect(Choice) -> done: return`,
    },
    {
      name: 'another CVV is asked for on the way, and that is used at once',
      flow: `start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        pay.failure -> second: collect(CVV) -> token`,
    },
    {
      name: 'a payment without a CVV',
      flow: `action Charge payment in Card:pan
        start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> done: return
        pay.failure -> card`,
    },
    {
      name: 'a CVV that went into the token of a later payment, which this one does not take',
      flow: `action Tokenize_Card in Code:cvv
        start -> cvv: collect(CVV) -> keep: tokenize(Later, Code=CVV) -> token: fetch -> deposit: pay(CVV=none)
        deposit -> tip: collect(Tip) -> rest: pay(Session_Token=Later, CVV=none) -> done: return
        otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'a CVV that went into the token, and another card is asked for',
      flow: `action Tokenize_Card in Code:cvv
        start -> card: collect(CC) -> cvv: collect(CVV) -> token: tokenize(Code=CVV) -> pay: pay(CVV=none) -> done: return
        pay.failure -> card
        otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'kept', variable: 'Task.CVV', path: 'pay.failure > card' },
      ],
      fixed: `action Tokenize_Card in Code:cvv
        start -> card: collect(CC) -> cvv: collect(CVV) -> token: tokenize(Code=CVV) -> pay: pay(CVV=none) -> done: return
        pay.failure -> pay_clear: set(CVV = "") -> card
        otherwise -> done`,
    },
    {
      name: 'a declined card, and another one is asked for',
      flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        pay.failure -> sorry: play -> card
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'kept',
          variable: 'Task.CVV',
          says: ['when “card” asks'],
          path: 'pay.failure > sorry.next > card',
          title: 'Clear Task.CVV after pay',
        },
      ],
      fixed: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        pay.failure -> pay_clear: set(CVV = "") -> sorry: play -> card
        otherwise -> done`,
    },
    {
      name: 'after any output: what leads to the same place is cleared once',
      flow: `start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> more: collect(Choice) -> done: return
        pay.failure, pay.timeout -> more
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'kept', path: 'pay.success > more' }],
      fixed: `start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> pay_clear: set(CVV = "") -> more: collect(Choice) -> done: return
        pay.failure, pay.timeout -> pay_clear
        otherwise -> done`,
    },
    {
      name: 'a caller decides whether to pay again with the same CVV: it is needed, so no fix',
      flow: `start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        pay.failure -> again: collect(Choice, digits=1) -> token`,
      reports: [{ node: 'pay', messageId: 'kept', path: 'pay.failure > again' }],
    },
    {
      name: 'it is needed behind one of two outputs that ask, so no fix',
      flow: `start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> more: collect(Choice, digits=1) -> done: return
        pay.failure -> again: collect(Retry, digits=1) -> token
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'kept', path: 'pay.success > more' }],
    },
  ],
})
