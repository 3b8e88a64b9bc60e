import { testRule } from '#testing/rule-tester.ts'
import { setBeforeRead } from './index.ts'

// The request of this action prints nothing for nothing, so that required-input-bound says nothing of it.
const QUIET = `action Charge in Card:pan,Code:cvv
body {"card": "$!{input.Card}", "code": "$!{input.Code}"}`
const LOUD = QUIET.replaceAll('$!', '$')

testRule(setBeforeRead, {
  valid: [
    {
      name: 'a CVV that was asked for and not given',
      flow: `${QUIET}
        start -> card: collect(CC) -> code: collect(CVV) -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        code.failure -> pay
        otherwise -> done`,
    },
    {
      name: 'a card that the call itself asks for',
      flow: `${QUIET}
        start -> card: collect(CC) -> code: collect(CVV) -> pay: call(Charge, Card=If(IsSet(Task.CC), Task.CC, "none"), Code=CVV) -> done: return
        card.failure -> code
        otherwise -> done`,
    },
    {
      name: 'a card that the request prints aloud: that is required-input-bound’s',
      flow: `${LOUD}
        start -> card: collect(CC) -> code: collect(CVV) -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        card.failure -> code
        otherwise -> done`,
    },
    {
      name: 'an error handler that may find a card',
      flow: `${QUIET}
        variable Flow.CC pan
        on-error Handler
        start -> card: collect(Flow.CC) -> done: return
        otherwise -> done
        task Handler
        pay: call(Charge, Card=Flow.CC, Code="1") -> back: return`,
    },
  ],
  invalid: [
    {
      name: 'a card whose input fails on the way to the payment',
      flow: `${QUIET}
        start -> card: collect(CC) -> code: collect(CVV) -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        card.failure -> code
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'emptied',
          variable: 'Task.CC',
          says: ['on some path it is empty', 'the gateway gets no card number'],
          path: 'start.next > card.failure > code.success > pay',
        },
      ],
    },
    {
      name: 'a card that is emptied, past a decision that finds no receipt yet',
      flow: `variable CC pan
        start -> clear: set(CC = "") -> card: collect(CC) -> token: fetch -> pay: pay -> ok: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> done: return
        ok.no -> clear
        card.failure -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> done
        paid.no -> token
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'emptied',
          path: 'clear.next > card.failure > paid.no > token.success > pay',
        },
      ],
    },
    {
      name: 'a card that is emptied behind the payment, and a second payment behind its receipt',
      flow: `variable CC pan
        start -> card: collect(CC) -> token: fetch -> pay: pay -> clear: set(CC = "") -> ok: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> token
        otherwise -> done: return`,
      reports: [
        { node: 'pay', messageId: 'emptied', path: 'clear.next > ok.yes > token.success > pay' },
      ],
    },
    {
      name: 'a card that is emptied in each pass of a loop that is left when its input fails',
      flow: `${LOUD}
        variable CC pan
        start -> tries: loop(3, pass=Pass) -> clear: set(CC = "") -> card: collect(CC) -> code: collect(CVV) -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        card.failure -> tries
        tries.next -> code
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'emptied',
          path: 'clear.next > card.failure > tries.next > code.success > pay',
        },
      ],
    },
    {
      name: 'card and CVV that nothing asks for',
      flow: `${QUIET}
        variable CC pan
        variable CVV cvv
        start -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'emptied', variable: 'Task.CC' },
        { node: 'pay', messageId: 'emptied', variable: 'Task.CVV' },
      ],
    },
  ],
})
