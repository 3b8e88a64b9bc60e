import { testRule } from '#testing/rule-tester.ts'
import { tokenBeforePayment } from './index.ts'

testRule(tokenBeforePayment, {
  valid: [
    {
      name: 'the fetch stands before the payment',
      flow: 'start -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'the branch without a fetch ends (trap 2)',
      flow: `variable Known boolean = true
        start -> known: decide(Task.Known) -> token: fetch -> pay: pay -> done: return
        known.no -> done`,
    },
    {
      name: 'each branch fetches',
      flow: `variable Known boolean = true
        start -> known: decide(Task.Known) -> a: fetch -> pay: pay -> done: return
        known.no -> b: fetch -> pay`,
    },
    {
      name: 'a payment that takes no token',
      flow: `action Charge_Card payment in Card:pan
        start -> card: collect(CC) -> pay: call(Charge_Card, Card=CC) -> done: return`,
    },
    {
      name: 'the same question is asked before the fetch and before the payment',
      flow: `start -> ask: collect(Choice) -> now: decide(Task.Choice == "1") -> token: fetch -> again: decide(Task.Choice == "1") -> pay: pay -> done: return
        now.no -> again
        otherwise -> done`,
    },
    ...['IsSet(Task.Token)', '!IsNotSetOrEmpty(Task.Token)', 'Length(Task.Token) > 0'].map(
      (test) => ({
        name: `a flag says whether there is a token: ${test}`,
        flow: `variable Has_Token boolean
        start -> tries: loop(2) -> token: fetch -> there: extract(Has_Token = ${test}) -> has: decide(Task.Has_Token) -> pay: pay -> done: return
        token.failure, token.timeout -> tries
        tries.next -> there
        has.no -> done`,
      }),
    ),
    {
      name: 'a flag says whether anything was fetched since the token was emptied',
      flow: `variable Has_Token boolean
        start -> none: set(Token = "") -> token: fetch -> there: extract(Has_Token = !IsNotSetOrEmpty(Task.Token)) -> has: decide(Task.Has_Token == true) -> pay: pay -> done: return
        token.failure, token.timeout -> there
        has.no -> done`,
    },
    {
      name: 'a payment that nothing reaches',
      flow: `variable Token token
        start -> done: return
        lost: pay -> done`,
    },
    {
      name: 'a payment that the error handler alone reaches (trap 14)',
      flow: `on-error Handler
        start -> token: fetch -> pay: pay -> done: return
        task Handler
        late: pay(Session_Token=Flow.Token) -> end: return
        variable Flow.Token token`,
    },
    {
      name: 'a token that is handed over to another variable',
      flow: `variable Open_Token token open
        start -> token: fetch(Open_Token) -> copy: set(Copy_Token = Task.Open_Token) -> pay: pay(Session_Token=Copy_Token) -> done: return
        variable Copy_Token token`,
    },
    {
      name: 'a fetch whose action states another purpose',
      flow: `action Open_Session other out Id:token
        start -> token: call(Open_Session, into Id=Token) -> pay: pay -> done: return`,
    },
    {
      name: 'a token that was kept, where a new one is fetched after it on every path',
      flow: `variable Token token
        start -> kept: recall(Token = Kept) -> token: fetch -> pay: pay -> done: return
        kept.failure -> token`,
    },
  ],
  invalid: [
    {
      name: 'the question has another answer by then',
      flow: `start -> ask: collect(Choice) -> now: decide(Task.Choice == "1") -> token: fetch -> again: decide(Task.Choice == "1") -> pay: pay -> done: return
        now.no -> more: collect(Choice) -> again
        otherwise -> done`,
      safety: 'unsafe',
      fixed: `start -> ask: collect(Choice) -> now: decide(Task.Choice == "1") -> again: decide(Task.Choice == "1") -> token: fetch -> pay: pay -> done: return
        now.no -> more: collect(Choice) -> again
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'unset' }],
    },
    {
      name: 'what was emptied is set all the same',
      flow: `variable Has_Token boolean
        start -> none: set(Token = "") -> token: fetch -> there: extract(Has_Token = IsSet(Task.Token)) -> has: decide(Task.Has_Token) -> pay: pay -> done: return
        token.failure, token.timeout -> there
        has.no -> done`,
      reports: [{ node: 'pay', messageId: 'overwritten' }],
    },
    {
      name: 'the flag was made before the token was emptied',
      flow: `variable Has_Token boolean
        start -> token: fetch -> there: extract(Has_Token = !IsNotSetOrEmpty(Task.Token)) -> none: set(Token = "") -> has: decide(Task.Has_Token) -> pay: pay -> done: return
        token.failure, token.timeout -> there
        has.no -> done`,
      reports: [{ node: 'pay', messageId: 'unset' }],
    },
    {
      name: 'a flag that something else sets as well',
      flow: `variable Has_Token boolean
        start -> token: fetch -> there: extract(Has_Token = IsSet(Task.Token)) -> has: decide(Task.Has_Token) -> pay: pay -> done: return
        token.failure, token.timeout -> said: set(Has_Token = true) -> has
        has.no -> done`,
      reports: [{ node: 'pay', messageId: 'unset' }],
    },
    {
      name: 'a token that was kept before the flow began: it is there, of whatever age',
      flow: `variable Token token
        start -> kept: recall(Token = Kept) -> pay: pay -> done: return
        kept.failure -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'read',
          severity: 'warning',
          says: ['takes Task.Token as “kept” reads it'],
          path: 'kept.success > pay',
        },
      ],
    },
    {
      name: 'secured data that is not there',
      flow: `variable Token token
        start -> kept: recall(Token = Kept) -> pay: pay -> done: return
        kept.failure -> pay`,
      reports: [{ node: 'pay', messageId: 'unset', path: 'start.next > kept.failure > pay' }],
    },
    {
      name: 'one way keeps what was read, another one puts something else in its place',
      flow: `variable Token token
        start -> kept: recall(Token = Kept) -> known: decide(Call.Ani == "1") -> pay: pay -> done: return
        kept.failure -> done
        known.no -> other: set(Token = "x") -> pay`,
      reports: [{ node: 'pay', messageId: 'overwritten', path: 'other.next > pay' }],
    },
    {
      name: 'one branch fetches, the other joins (trap 2)',
      flow: `variable Known boolean = true
        start -> known: decide(Task.Known) -> token: fetch -> pay: pay -> done: return
        known.no -> pay`,
      reports: [
        {
          node: 'pay',
          messageId: 'unset',
          variable: 'Task.Token',
          path: 'start.next > known.no > pay',
          title: 'Fetch a new token each time before pay',
        },
      ],
      safety: 'unsafe',
      fixed: `variable Known boolean = true
        start -> known: decide(Task.Known) -> token: fetch -> pay: pay -> done: return
        known.no -> token`,
    },
    {
      name: 'branches join before the payment',
      flow: `variable Known boolean = true
        start -> known: decide(Task.Known) -> token: fetch -> sum: set(Amount = "1.00") -> pay: pay -> done: return
        known.no -> hello: play -> sum`,
      reports: [
        {
          node: 'pay',
          messageId: 'unset',
          path: 'start.next > known.no > hello.next > sum.next > pay',
        },
      ],
      safety: 'unsafe',
      fixed: `variable Known boolean = true
        start -> known: decide(Task.Known) -> sum: set(Amount = "1.00") -> token: fetch -> pay: pay -> done: return
        known.no -> hello: play -> sum`,
    },
    {
      name: 'the payment on the failure output of the fetch (trap 3)',
      flow: `start -> token: fetch -> pay: pay -> done: return
        token.failure -> pay`,
      reports: [{ node: 'pay', messageId: 'unset', path: 'start.next > token.failure > pay' }],
    },
    {
      name: 'the token is cleared and not fetched again',
      flow: `start -> token: fetch -> pay: pay -> clear: set(Token = "") -> fee: pay -> done: return`,
      reports: [
        { node: 'fee', messageId: 'overwritten', says: ['“clear”'], path: 'clear.next > fee' },
      ],
    },
    {
      name: 'no token is bound although the action asks for one',
      flow: 'start -> token: fetch -> pay: pay(Session_Token=none) -> done: return',
      reports: [
        {
          node: 'pay',
          messageId: 'unbound',
          field: 'inputs.Session_Token',
          title: 'Give Task.Token to pay as Session_Token',
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'no token is bound and there are two to choose from',
      flow: 'start -> a: fetch(One_Token) -> b: fetch(Two_Token) -> pay: pay(Session_Token=none) -> done: return',
      reports: [{ node: 'pay', messageId: 'unbound' }],
    },
    {
      name: 'nothing fetches the token that is bound',
      flow: `variable Token token
        start -> pay: pay -> done: return
        otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'unset', title: 'Call Generate_Session_Token before pay' },
      ],
      safety: 'unsafe',
      fixed: `variable Token token
        start -> Generate_Session_Token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
    {
      name: 'nothing fetches, and a failed payment leads nowhere for the fetch to follow',
      flow: `variable Token token
        start -> pay: pay -> done: return`,
      reports: [{ node: 'pay', messageId: 'unset' }],
    },
    {
      name: 'the exchange of a session token has none',
      flow: `action Tokenize_Card in Session:token
        start -> card: collect(CC) -> token: tokenize -> pay: pay -> done: return`,
      reports: [{ node: 'token', messageId: 'unbound' }],
    },
  ],
})
