import { testRule } from '#testing/rule-tester.ts'
import { noUnboundedWaitWithToken } from './index.ts'

testRule(noUnboundedWaitWithToken, {
  valid: [
    {
      name: 'a loop that counts up to one of two numbers',
      flow: `variable Max integer = 3
        variable Patient boolean = false
        start -> long: decide(Task.Patient) -> more: set(Max = 5) -> token: fetch -> tries: loop(Task.Max) -> menu: collect(Digit, digits=1) -> tries
        menu.failure -> tries
        tries.next -> pay: pay -> done: return
        long.no -> token`,
    },
    {
      name: 'a counter ends it',
      flow: `variable Tries integer = 0
        start -> token: fetch -> menu: collect(Digit, digits=1) -> pay: pay -> done: return
        menu.failure -> again: decide(Task.Tries < 2) -> count: set(Tries = Task.Tries + 1) -> menu
        again.no -> done`,
    },
    {
      name: 'Loop has a limit of its own',
      flow: `start -> token: fetch -> tries: loop(3) -> menu: collect(Digit, digits=1) -> pay: pay -> done: return
        menu.failure -> tries
        tries.next -> done`,
    },
    {
      name: 'a back edge that passes the fetch is not between',
      flow: `start -> token: fetch -> menu: collect(Digit, digits=1) -> pay: pay -> done: return
        menu.failure -> token`,
    },
    {
      name: 'a loop before the fetch, and one after the payment',
      flow: `start -> menu: collect(Digit, digits=1) -> token: fetch -> pay: pay -> bye: collect(Digit, digits=1) -> done: return
        menu.failure -> menu
        bye.failure -> bye`,
    },
  ],
  invalid: [
    {
      name: 'a loop that counts up to what somebody passes along',
      flow: `variable Max integer = 3
        start -> read: set(Max = ToInt(Flow.InvocationData)) -> token: fetch -> tries: loop(Task.Max) -> menu: collect(Digit, digits=1) -> tries
        menu.failure -> tries
        tries.next -> pay: pay -> done: return`,
      reports: [
        {
          node: 'menu',
          messageId: 'counted',
          says: ['How often “menu” leads back to “tries”', 'is only known during the call'],
        },
      ],
      fixed: `variable Max integer = 3
        start -> read: set(Max = ToInt(Flow.InvocationData)) -> tries: loop(Task.Max) -> menu: collect(Digit, digits=1) -> tries
        menu.failure -> tries
        tries.next -> token: fetch -> pay: pay -> done: return`,
    },
    {
      name: 'a step that leads back to itself',
      flow: `start -> token: fetch -> menu: collect(Digit, digits=1) -> pay: pay -> done: return
        menu.failure -> menu`,
      reports: [
        {
          node: 'menu',
          messageId: 'round',
          variable: 'Task.Token',
          says: ['“menu” leads back to itself', 'lives 180 s'],
          path: 'token.success > menu.failure > menu',
          title: 'Move token before pay',
        },
      ],
      fixed: `start -> menu: collect(Digit, digits=1) -> token: fetch -> pay: pay -> done: return
        menu.failure -> menu`,
    },
    {
      name: 'a jump back without a counter',
      flow: `start -> token: fetch -> menu: collect(Digit, digits=1) -> sure: decide(Call.Ani != "") -> pay: pay -> done: return
        sure.no -> sorry: play -> menu`,
      reports: [
        {
          node: 'sorry',
          messageId: 'round',
          says: ['“sorry” leads back to “menu”'],
          path: 'token.success > menu.success > sure.no > sorry.next > menu',
        },
      ],
      fixed: `start -> menu: collect(Digit, digits=1) -> sure: decide(Call.Ani != "") -> token: fetch -> pay: pay -> done: return
        sure.no -> sorry: play -> menu`,
    },
    {
      name: 'two loops, one after the other',
      flow: `start -> token: fetch -> a: collect(Digit, digits=1) -> b: collect(Digit, digits=1) -> pay: pay -> done: return
        a.failure -> a
        b.failure -> b`,
      reports: [
        { node: 'b', messageId: 'round' },
        { node: 'a', messageId: 'round' },
      ],
      fixed: `start -> a: collect(Digit, digits=1) -> b: collect(Digit, digits=1) -> token: fetch -> pay: pay -> done: return
        a.failure -> a
        b.failure -> b`,
    },
  ],
})
