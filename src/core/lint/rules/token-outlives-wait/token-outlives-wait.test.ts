import { testRule } from '#testing/rule-tester.ts'
import { tokenOutlivesWait } from './index.ts'

/** 150 characters: ten seconds of speech. */
const TEN_SECONDS = 'x'.repeat(150)

testRule(tokenOutlivesWait, {
  valid: [
    {
      name: 'the payment follows at once',
      flow: 'start -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'less than the lifetime, the margin and the payment’s own time leave',
      flow: `action Generate_Session_Token lifetime 31
        start -> token: fetch -> wait: play("${TEN_SECONDS}") -> pay: pay -> done: return`,
    },
    {
      name: 'directly before, even when the payment alone may take longer than the token lives',
      flow: `action Generate_Session_Token lifetime 15
        start -> token: fetch -> pay: pay(timeout=60) -> done: return`,
    },
    {
      name: 'a retry that fetches again starts the clock anew',
      flow: `action Generate_Session_Token lifetime 31
        start -> wait: play("${TEN_SECONDS}${TEN_SECONDS}") -> token: fetch -> pay: pay -> done: return
        pay.failure -> wait`,
    },
    {
      name: 'less than what is assumed of a lifetime that nobody states',
      flow: `action Generate_Session_Token lifetime unknown
        start -> token: fetch -> wait: collect(Digit, digits=1, wait=99) -> pay: pay -> done: return`,
    },
    {
      name: 'the action states nothing, and its gateway does: 900 s at Checkout.com',
      flow: `action Generate_Session_Token lifetime unknown gateway checkout-com
        start -> token: fetch -> wait: collect(Digit, digits=1-3, wait=99, between=99) -> pay: pay -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'exactly as much as is left',
      flow: `action Generate_Session_Token lifetime 30
        start -> token: fetch -> wait: play("${TEN_SECONDS}") -> pay: pay -> done: return`,
      reports: [
        {
          node: 'token',
          messageId: 'late',
          variable: 'Task.Token',
          says: ['Up to 10 s pass', 'lives 30 s', 'may take 10 s', 'less than 10 s'],
          path: 'token.success 0 > wait.next 0 > pay 10',
        },
      ],
      fixed: `action Generate_Session_Token lifetime 30
        start -> wait: play("${TEN_SECONDS}") -> token: fetch -> pay: pay -> done: return`,
    },
    {
      name: 'of a lifetime that nobody states 180 s are assumed, and that is said',
      flow: `action Generate_Session_Token lifetime unknown
        start -> token: fetch -> wait: collect(Digit, digits=1-3, wait=99, between=99) -> pay: pay -> done: return`,
      reports: [
        {
          node: 'token',
          messageId: 'assumed',
          severity: 'warning',
          says: [
            'is assumed to live 180 s, because neither its action nor a gateway says how long',
          ],
        },
      ],
      fixed: `action Generate_Session_Token lifetime unknown
        start -> wait: collect(Digit, digits=1-3, wait=99, between=99) -> token: fetch -> pay: pay -> done: return`,
    },
    {
      name: 'a menu whose time-out times its repeats reaches the lifetime (trap 5)',
      flow: `action Generate_Session_Token lifetime 60
        variable Tries integer = 0
        start -> token: fetch -> menu: collect(Digit, digits=1, wait=14) -> pay: pay -> done: return
        menu.failure -> again: decide(Task.Tries < 2) -> count: set(Tries = Task.Tries + 1) -> menu
        again.no -> done`,
      reports: [{ node: 'token', messageId: 'late', says: ['Up to 45 s pass'] }],
      fixed: `action Generate_Session_Token lifetime 60
        variable Tries integer = 0
        start -> menu: collect(Digit, digits=1, wait=14) -> token: fetch -> pay: pay -> done: return
        menu.failure -> again: decide(Task.Tries < 2) -> count: set(Tries = Task.Tries + 1) -> menu
        again.no -> done`,
    },
    {
      name: 'a loop that a variable counts, which is always the same number',
      flow: `action Generate_Session_Token lifetime 60
        variable Max integer = 7
        start -> token: fetch -> tries: loop(Task.Max) -> menu: collect(Digit, digits=1) -> tries
        menu.failure -> tries
        tries.next -> pay: pay -> done: return`,
      reports: [{ node: 'token', messageId: 'late', says: ['Up to 42 s pass'] }],
      fixed: `action Generate_Session_Token lifetime 60
        variable Max integer = 7
        start -> tries: loop(Task.Max) -> menu: collect(Digit, digits=1) -> tries
        menu.failure -> tries
        tries.next -> token: fetch -> pay: pay -> done: return`,
    },
    {
      name: 'a loop without a limit, whatever the lifetime is',
      flow: `action Generate_Session_Token lifetime unknown
        start -> token: fetch -> menu: collect(Digit, digits=1) -> pay: pay -> done: return
        menu.failure -> menu`,
      reports: [
        {
          node: 'token',
          messageId: 'endless',
          path: 'token.success 0 > menu.failure 0 > menu.success 6 > pay 12',
        },
      ],
      fixed: `action Generate_Session_Token lifetime unknown
        start -> menu: collect(Digit, digits=1) -> token: fetch -> pay: pay -> done: return
        menu.failure -> menu`,
    },
  ],
})
