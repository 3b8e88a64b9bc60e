import { expect, test } from 'vitest'
import { reportsOf, testRule } from '#testing/rule-tester.ts'
import { actionTimeoutFits } from './index.ts'

testRule(actionTimeoutFits, {
  valid: [
    {
      name: 'exactly what a caller has patience for',
      flow: 'start -> token: fetch(timeout=15) -> pay: pay(timeout=15) -> done: return',
    },
    {
      name: 'a second less than the token lives',
      flow: `action Generate_Session_Token lifetime 20
        start -> token: fetch(timeout=5) -> pay: pay(timeout=19) -> done: return`,
    },
    {
      name: 'the token has expired before: no time-out would help',
      flow: `action Generate_Session_Token lifetime 20
        start -> token: fetch -> wait: collect(Digit, digits=1, wait=20) -> pay: pay(timeout=20) -> done: return`,
    },
    {
      name: 'a payment without a token, for as long as a caller has patience',
      flow: `action Charge payment in Card:pan timeout 30
        start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> done: return`,
    },
    {
      name: 'an imported call whose time-out nothing states',
      flow: `action Open_Session stub timeout 60 out sessionToken
        action Charge stub timeout 60 in sessionToken,cardNumber
        start -> card: collect(CC) -> token: call(Open_Session, into sessionToken=Token) -> pay: call(Charge, sessionToken=Token, cardNumber=CC) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a payment without a token',
      flow: `action Charge payment in Card:pan timeout 60
        start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> done: return`,
      reports: [
        {
          node: 'pay',
          field: 'timeoutSeconds',
          messageId: 'alone',
          severity: 'error',
          says: ['“pay” may take 60 s: a caller hears nothing for that long'],
          title: 'Give pay 15 s',
        },
      ],
      safety: 'unsafe',
      fixed: `action Charge payment in Card:pan timeout 60
        start -> card: collect(CC) -> pay: call(Charge, Card=CC, timeout=15) -> done: return`,
    },
    {
      name: 'the payment may take as long as the token lives',
      flow: `action Generate_Session_Token lifetime 20
        start -> token: fetch(timeout=5) -> pay: pay(timeout=20) -> done: return`,
      reports: [
        {
          node: 'pay',
          messageId: 'life',
          variable: 'Task.Token',
          severity: 'error',
          says: ['may take 20 s, and Task.Token lives 20 s: it can', 'a time-out of 10 to 15 s'],
          path: 'token.success 0 > pay 0',
          title: 'Give pay 15 s',
        },
      ],
      safety: 'unsafe',
      fixed: `action Generate_Session_Token lifetime 20
        start -> token: fetch(timeout=5) -> pay: pay(timeout=15) -> done: return`,
    },
    {
      name: 'what lies between takes of the life of the token',
      flow: `action Generate_Session_Token lifetime 60
        start -> token: fetch -> wait: collect(Digit, digits=1, wait=44) -> pay: pay(timeout=15) -> done: return`,
      reports: [
        {
          node: 'pay',
          messageId: 'life',
          says: [
            'of which up to 45 s have passed when it starts',
            'Fetch the token directly before “pay”, or give that a time-out of less than 15 s.',
          ],
        },
      ],
      safety: 'unsafe',
      fixed: `action Generate_Session_Token lifetime 60
        start -> token: fetch -> wait: collect(Digit, digits=1, wait=44) -> pay: pay(timeout=14) -> done: return`,
    },
    {
      name: 'a life that nobody states weighs less',
      flow: `action Generate_Session_Token lifetime unknown
        start -> token: fetch -> wait: collect(Digit, digits=1-3, wait=60, between=33) -> pay: pay(timeout=60) -> done: return`,
      reports: [
        { node: 'pay', messageId: 'life', severity: 'warning', says: ['is assumed to live 180 s'] },
        { node: 'pay', messageId: 'patience', severity: 'error' },
      ],
      safety: 'unsafe',
      fixed: `action Generate_Session_Token lifetime unknown
        start -> token: fetch -> wait: collect(Digit, digits=1-3, wait=60, between=33) -> pay: pay(timeout=15) -> done: return`,
    },
    {
      name: 'more than a caller has patience for',
      flow: 'start -> token: fetch(timeout=16) -> pay: pay(timeout=15) -> done: return',
      reports: [
        {
          node: 'pay',
          messageId: 'patience',
          says: ['“token” may take 16 s and “pay” 15 s', 'up to 31 s', '30 s together'],
          title: 'Give token 10 s',
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> token: fetch(timeout=10) -> pay: pay(timeout=15) -> done: return',
    },
    {
      name: 'a caller of whom less patience is asked',
      flow: 'start -> token: fetch(timeout=9) -> pay: pay(timeout=12) -> done: return',
      options: { callerPatienceSeconds: 20 },
      reports: [
        {
          node: 'pay',
          messageId: 'patience',
          says: ['up to 21 s', '20 s together at most, such as 8 s and 12 s'],
          title: 'Give token 8 s',
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> token: fetch(timeout=8) -> pay: pay(timeout=12) -> done: return',
    },
    {
      name: 'no time-out is short enough: no fix',
      flow: `action Generate_Session_Token lifetime 1
        start -> token: fetch(timeout=5) -> pay: pay(timeout=5) -> done: return`,
      reports: [{ node: 'pay', messageId: 'life', says: ['No time-out is that short'] }],
    },
    {
      name: 'an imported call that states its time-out itself',
      flow: `action Open_Session stub timeout 60 out sessionToken
        action Charge stub timeout 60 in sessionToken,cardNumber
        start -> card: collect(CC) -> token: call(Open_Session, timeout=20, into sessionToken=Token) -> pay: call(Charge, timeout=20, sessionToken=Token, cardNumber=CC) -> done: return`,
      reports: [{ node: 'pay', messageId: 'patience', says: ['up to 40 s', 'is inferred'] }],
      safety: 'unsafe',
      fixed: `action Open_Session stub timeout 60 out sessionToken
        action Charge stub timeout 60 in sessionToken,cardNumber
        start -> card: collect(CC) -> token: call(Open_Session, timeout=10, into sessionToken=Token) -> pay: call(Charge, timeout=15, sessionToken=Token, cardNumber=CC) -> done: return`,
    },
    {
      name: 'also the 60 s that Genesys would take without',
      flow: `action Open_Session stub timeout 60 out sessionToken
        action Charge stub timeout 60 in sessionToken,cardNumber
        start -> card: collect(CC) -> token: call(Open_Session, timeout=60, into sessionToken=Token) -> pay: call(Charge, timeout=60, sessionToken=Token, cardNumber=CC) -> done: return`,
      reports: [{ node: 'pay', messageId: 'patience', says: ['up to 120 s', 'is inferred'] }],
      safety: 'unsafe',
      fixed: `action Open_Session stub timeout 60 out sessionToken
        action Charge stub timeout 60 in sessionToken,cardNumber
        start -> card: collect(CC) -> token: call(Open_Session, timeout=10, into sessionToken=Token) -> pay: call(Charge, timeout=15, sessionToken=Token, cardNumber=CC) -> done: return`,
    },
  ],
})

test('who waits longer is asked for more patience', () => {
  const flow = 'start -> token: fetch(timeout=20) -> pay: pay(timeout=25) -> done: return'
  expect(reportsOf(actionTimeoutFits, flow, { callerPatienceSeconds: 45 })).toEqual([])
  expect(reportsOf(actionTimeoutFits, flow, { callerPatienceSeconds: 44 })).toHaveLength(1)
})
