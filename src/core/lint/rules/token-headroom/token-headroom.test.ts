import { testRule } from '#testing/rule-tester.ts'
import { tokenHeadroom } from './index.ts'

testRule(tokenHeadroom, {
  valid: [
    {
      name: 'the payment follows at once',
      flow: 'start -> token: fetch -> pay: pay(timeout=60) -> done: return',
    },
    {
      name: 'a second less than half',
      flow: 'start -> token: fetch -> wait: collect(Digit, digits=1, wait=88) -> pay: pay -> done: return',
    },
    {
      name: 'the token can have expired: that is told by another rule',
      flow: `action Generate_Session_Token lifetime 60
        start -> token: fetch -> wait: collect(Digit, digits=1, wait=60) -> pay: pay -> done: return`,
    },
    {
      name: 'a loop without a limit: that is told by another rule',
      flow: `start -> token: fetch -> wait: collect(Digit, digits=1, wait=99) -> pay: pay -> done: return
        wait.failure -> wait`,
    },
    {
      name: 'a retry that fetches again starts the clock anew',
      flow: `start -> wait: collect(Digit, digits=1, wait=99) -> token: fetch -> pay: pay -> done: return
        pay.failure -> wait`,
    },
    {
      name: 'two arms of a decision are not added up (trap 15)',
      flow: `start -> token: fetch -> which: decide(Call.Ani != "") -> a: collect(Digit, digits=1, wait=50) -> pay: pay -> done: return
        which.no -> b: collect(Digit, digits=1, wait=50) -> pay`,
    },
  ],
  invalid: [
    {
      name: 'exactly half',
      flow: 'start -> token: fetch -> wait: collect(Digit, digits=1, wait=89) -> pay: pay -> done: return',
      reports: [
        {
          node: 'token',
          messageId: 'half',
          variable: 'Task.Token',
          says: ['Up to 90 s pass', 'lives 180 s', 'to less than 90 s'],
          path: 'token.success 0 > wait.success 0 > pay 90',
          title: 'Move token before pay',
        },
      ],
      fixed:
        'start -> wait: collect(Digit, digits=1, wait=89) -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'who hears at once that the fetch has failed would be asked first',
      flow: `start -> token: fetch -> wait: collect(Digit, digits=1, wait=89) -> pay: pay -> done: return
        token.timeout -> sorry: play("Please call again later.") -> done`,
      reports: [{ node: 'token', messageId: 'half' }],
      safety: 'unsafe',
      fixed: `start -> wait: collect(Digit, digits=1, wait=89) -> token: fetch -> pay: pay -> done: return
        token.timeout -> sorry: play("Please call again later.") -> done`,
    },
    {
      name: 'a counted loop multiplies what it waits',
      flow: `variable Tries integer = 0
        start -> token: fetch -> menu: collect(Digit, digits=1, wait=29) -> pay: pay -> done: return
        menu.failure -> again: decide(Task.Tries < 2) -> count: set(Tries = Task.Tries + 1) -> menu
        again.no -> done`,
      reports: [{ node: 'token', messageId: 'half', says: ['Up to 90 s pass'] }],
      fixed: `variable Tries integer = 0
        start -> menu: collect(Digit, digits=1, wait=29) -> token: fetch -> pay: pay -> done: return
        menu.failure -> again: decide(Task.Tries < 2) -> count: set(Tries = Task.Tries + 1) -> menu
        again.no -> done`,
    },
    {
      name: 'a lifetime that nobody states, of which 180 s are assumed',
      flow: `action Generate_Session_Token lifetime unknown
        start -> token: fetch -> wait: collect(Digit, digits=1, wait=89) -> pay: pay -> done: return`,
      reports: [{ node: 'token', messageId: 'half', says: ['is assumed to live 180 s'] }],
      fixed: `action Generate_Session_Token lifetime unknown
        start -> wait: collect(Digit, digits=1, wait=89) -> token: fetch -> pay: pay -> done: return`,
    },
  ],
})
