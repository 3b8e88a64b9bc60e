import { testRule } from '#testing/rule-tester.ts'
import { tokenAfterInput } from './index.ts'

testRule(tokenAfterInput, {
  valid: [
    {
      name: 'the token is fetched after the last input',
      flow: 'start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'a retry loop that collects again, fetches again and pays again (trap 1)',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> card`,
    },
    {
      name: 'an input that does not reach the payment',
      flow: 'start -> card: collect(CC) -> token: fetch -> confirm: collect(Digit) -> pay: pay -> done: return',
    },
    {
      name: 'a token that is fetched again after the input',
      flow: 'start -> early: fetch -> card: collect(CC) -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'an early token on a path that never pays',
      flow: `start -> token: fetch -> card: collect(CC) -> done: return
        lost: pay -> done`,
    },
    {
      name: 'a fetch that cannot be reached',
      flow: `start -> done: return
        lost: fetch -> card: collect(CC) -> pay: pay -> done`,
    },
    {
      name: 'the card is tokenized after it is keyed in',
      flow: 'start -> card: collect(CC) -> token: tokenize -> pay: pay -> done: return',
    },
  ],
  invalid: [
    {
      name: 'the token is fetched before the card is keyed in',
      flow: `start -> token: fetch -> card: collect(CC) -> cvv: collect(CVV, digits=3) -> pay: pay -> done: return
        token.failure, pay.failure -> sorry: play -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'early',
          variable: 'Task.Token',
          says: ['Task.CC (“card”) and Task.CVV (“cvv”)', 'Up to 63 s', 'lives 180 s'],
          path: 'token.success 0 > card.success 0 > cvv.success 51 > pay 63',
          title: 'Move token before pay',
        },
      ],
      fixed: `start -> card: collect(CC) -> cvv: collect(CVV, digits=3) -> token: fetch -> pay: pay -> done: return
        token.failure, pay.failure -> sorry: play -> done`,
    },
    {
      name: 'a failure leads back to where the flow begins: that way comes by the inputs, too',
      flow: `hello: play("Hello.") -> token: fetch -> card: collect(CC) -> pay: pay -> done: return
        token.failure -> sorry: play("Sorry.") -> hello
        otherwise -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'early',
          variable: 'Task.Token',
          path: 'token.success 0 > card.success 0 > pay 51',
          title: 'Move token before pay',
        },
      ],
      safety: 'unsafe',
      fixed: `hello: play("Hello.") -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        token.failure -> sorry: play("Sorry.") -> hello
        otherwise -> done`,
    },
    {
      name: 'the flow begins with the fetch, which is tried again',
      flow: `token: fetch -> card: collect(CC) -> pay: pay -> done: return
        token.failure -> sorry: play("Sorry.") -> token
        otherwise -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'early',
          variable: 'Task.Token',
          path: 'token.success 0 > card.success 0 > pay 51',
          title: 'Move token before pay',
        },
      ],
      fixed: `card: collect(CC) -> token: fetch -> pay: pay -> done: return
        token.failure -> sorry: play("Sorry.") -> token
        otherwise -> done`,
    },
    {
      name: 'a retry loop with the fetch outside (trap 1)',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> again: collect(CC) -> pay`,
      reports: [
        { node: 'token', messageId: 'early', title: 'Fetch a new token each time before pay' },
      ],
      fixed: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> again: collect(CC) -> token`,
    },
    {
      name: 'the input comes on one branch only',
      flow: `variable Known boolean = true
        start -> token: fetch -> known: decide(Task.Known) -> pay: pay -> done: return
        known.no -> card: collect(CC) -> pay`,
      reports: [
        {
          node: 'token',
          messageId: 'early',
          path: 'token.success 0 > known.no 0 > card.success 0 > pay 51',
        },
      ],
      fixed: `variable Known boolean = true
        start -> known: decide(Task.Known) -> token: fetch -> pay: pay -> done: return
        known.no -> card: collect(CC) -> token`,
    },
    {
      name: 'several ways lead to the early fetch',
      flow: `variable Agent boolean = true
        start -> agent: decide(Task.Agent) -> token: fetch -> card: collect(CC) -> pay: pay -> done: return
        agent.no -> hello: play("Hello.") -> token`,
      reports: [{ node: 'token', messageId: 'early' }],
      fixed: `variable Agent boolean = true
        start -> agent: decide(Task.Agent) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        agent.no -> hello: play("Hello.") -> card`,
    },
    {
      name: 'two payments on two branches share the early token',
      flow: `variable Full boolean = true
        start -> token: fetch -> card: collect(CC) -> full: decide(Task.Full) -> all: pay -> done: return
        full.no -> part: pay -> done
        token.failure, token.timeout -> sorry: play -> done`,
      reports: [
        { node: 'token', messageId: 'early', title: 'Move token before all and part' },
        { node: 'token', messageId: 'early' },
      ],
      fixed: `variable Full boolean = true
        start -> card: collect(CC) -> full: decide(Task.Full) -> token: fetch -> all: pay -> done: return
        full.no -> token_2: fetch -> part: pay -> done
        token.failure, token.timeout, token_2.failure, token_2.timeout -> sorry: play -> done`,
    },
    {
      name: 'the fetch is tried again when it fails',
      flow: `start -> token: fetch -> card: collect(CC) -> pay: pay -> done: return
        token.failure -> wait: play("One moment.") -> token`,
      reports: [{ node: 'token', messageId: 'early' }],
      fixed: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        token.failure -> wait: play("One moment.") -> token`,
    },
    {
      name: 'the caller may try without limit',
      flow: `start -> token: fetch -> card: collect(CC) -> pay: pay -> done: return
        card.failure -> card`,
      reports: [{ node: 'token', messageId: 'unbounded', says: ['try without limit'] }],
      fixed: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> card`,
    },
    {
      name: 'an input that the amount is made from',
      flow: `start -> card: collect(CC) -> token: fetch -> units: collect(Units) -> sum: set(Amount = Task.Units + "00") -> pay: pay(Amount=Amount) -> done: return`,
      reports: [{ node: 'token', messageId: 'early', says: ['Task.Units (“units”)'] }],
      fixed: `start -> card: collect(CC) -> units: collect(Units) -> sum: set(Amount = Task.Units + "00") -> token: fetch -> pay: pay(Amount=Amount) -> done: return`,
    },
    {
      name: 'a session token is exchanged for a card token too late',
      flow: `action Tokenize_Card in Session:token
        start -> session: fetch(Session_Token) -> card: collect(CC) -> token: tokenize(Session=Session_Token) -> pay: pay -> done: return`,
      reports: [{ node: 'session', messageId: 'early', says: ['directly before “token”'] }],
      fixed: `action Tokenize_Card in Session:token
        start -> card: collect(CC) -> session: fetch(Session_Token) -> token: tokenize(Session=Session_Token) -> pay: pay -> done: return`,
    },
    {
      name: 'the longest way to the payment, where it goes by the input',
      flow: `variable Ok boolean = true
        start -> token: fetch -> card: collect(CC) -> way: decide(Task.Ok) -> pay: pay -> done: return
        way.no -> slow: play("Please wait a moment.") -> pay
        otherwise -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'early',
          path: 'token.success 0 > card.success 0 > way.no 51 > slow.next 51 > pay 53',
        },
      ],
      fixed: `variable Ok boolean = true
        start -> card: collect(CC) -> way: decide(Task.Ok) -> token: fetch -> pay: pay -> done: return
        way.no -> slow: play("Please wait a moment.") -> token
        otherwise -> done`,
    },
    {
      name: 'a way by the input, where a longer one goes past it',
      flow: `variable Ok boolean = true
        start -> token: fetch -> way: decide(Task.Ok) -> card: collect(CC) -> pay: pay -> done: return
        way.no -> slow: play("${'Please wait a moment. '.repeat(60)}") -> pay
        otherwise -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'early',
          says: ['Up to 51 s pass'],
          path: 'token.success 0 > way.yes 0 > card.success 0 > pay 51',
        },
      ],
      fixed: `variable Ok boolean = true
        start -> way: decide(Task.Ok) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        way.no -> slow: play("${'Please wait a moment. '.repeat(60)}") -> token
        otherwise -> done`,
    },
    {
      name: 'no fix where something on the way needs the token',
      flow: 'start -> token: fetch -> has: extract(Ok = IsSet(Task.Token)) -> card: collect(CC) -> pay: pay -> done: return',
      reports: [{ node: 'token', messageId: 'early' }],
    },
    {
      name: 'no fix where a failed fetch reaches the payment another way',
      flow: `start -> token: fetch -> card: collect(CC) -> pay: pay -> done: return
        token.failure -> other: fetch -> card`,
      reports: [
        { node: 'token', messageId: 'early' },
        { node: 'other', messageId: 'early' },
      ],
    },
  ],
})
