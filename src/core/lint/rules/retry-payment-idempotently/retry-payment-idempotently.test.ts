import { testRule } from '#testing/rule-tester.ts'
import { retryPaymentIdempotently } from './index.ts'

const KEYED = `action Process_Payment in Idempotency_Key
  header Idempotency-Key: \${input.Idempotency_Key}`

/** A request that is written out; the flow pays again after a time-out, with the same key. */
const written = (body: string) => `action Process_Payment in Token:token,Idempotency_Key
  url https://pay.example/v1/payments
  body ${body}
  start -> card: collect(CC) -> token: fetch(Token)
  token -> pay: pay(Token=Token, Idempotency_Key=Call.ConversationId) -> done: return
  pay.timeout -> token
  otherwise -> done`

testRule(retryPaymentIdempotently, {
  valid: [
    {
      name: 'the key is a member of the body',
      flow: written('{"token": "${input.Token}", "nr": "${input.Idempotency_Key}"}'),
    },
    { name: 'the body sends all inputs', flow: written('{"t": "${input.Token}", "all": $input}') },
    {
      name: 'nothing is tried again',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
    {
      name: 'another card after a failure, without any key: nothing is taken for something else',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> card
        otherwise -> done`,
    },
    {
      name: 'another card after a time-out, without any key: it is no automatic retry (trap 1)',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> card
        otherwise -> done`,
    },
    {
      name: 'another card after a time-out, with a key of its own (trap 1)',
      flow: `${KEYED}
        variable Tries integer = 0
        start -> try: set(Tries = Task.Tries + 1) -> card: collect(CC) -> token: fetch
        token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, ToString(Task.Tries))) -> done: return
        pay.timeout -> try
        otherwise -> done`,
    },
    {
      name: 'the key stays the same for the retry',
      flow: `${KEYED}
        start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=Call.ConversationId) -> done: return
        pay.timeout -> token
        otherwise -> done`,
    },
    {
      name: 'the same for the retry and new with each card (trap)',
      flow: `${KEYED}
        variable Tries integer = 0
        start -> try: set(Tries = Task.Tries + 1) -> card: collect(CC) -> token: fetch
        token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, ToString(Task.Tries))) -> done: return
        pay.timeout -> token
        pay.failure -> try
        otherwise -> done`,
    },
    ...[
      'Append(Call.ConversationId, Right(Task.CC, 4))',
      'Append(Call.ConversationId, ToString(Length(Task.CC)))',
      'Append(Call.ConversationId, Task.Token)',
    ].map((key) => ({
      name: `no more than may be shown is in the key: ${key}`,
      flow: `${KEYED}
        start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=${key}) -> done: return
        otherwise -> done`,
    })),
    ...[
      ['Idempotency_Prefix="pay"', 'a prefix'],
      ['Idempotency_Enabled=true', 'whether it is sent'],
    ].map(([given = '', what = '']) => ({
      name: `${what} is no key`,
      flow: `action Charge payment in Card:pan,${given.split('=')[0]},Idempotency_Key
        start -> card: collect(CC)
        card -> pay: call(Charge, Card=CC, ${given}, Idempotency_Key=Call.ConversationId) -> done: return
        otherwise -> done`,
    })),
    ...[
      'header Idempotency-Key: ${input.Prefix}-${input.Call}-${input.Count}',
      'body {"idempotencyKey": "${input.Prefix}-${input.Call}-${input.Count}", "x": 1}',
    ].map((request) => ({
      name: `a key that the request makes of several inputs: ${request}`,
      flow: `action Process_Payment in Prefix,Call,Count
        ${request}
        variable Tries integer = 0
        start -> try: set(Tries = Task.Tries + 1) -> card: collect(CC) -> token: fetch
        token -> pay: pay(Prefix="pay", Call=Call.ConversationId, Count=ToString(Task.Tries)) -> done: return
        pay.failure -> try
        otherwise -> done`,
    })),
    {
      name: 'a loop counts the cards',
      flow: `${KEYED}
        start -> tries: loop(3, pass=Flow.Try) -> card: collect(CC) -> token: fetch
        token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, ToString(Flow.Try))) -> done: return
        pay.failure -> tries
        otherwise -> done`,
    },
    {
      name: 'the gateway is asked first, and pays again only when it knows of nothing (trap 11)',
      flow: `action Query in Reference out State
        start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> ask: call(Query, Reference=Call.ConversationId, into State=State)
        ask -> unpaid: decide(Task.State == "none") -> token
        otherwise -> done`,
    },
    {
      name: 'a second payment of something else after the first was made',
      flow: `start -> a: fetch -> deposit: pay -> b: fetch -> fee: pay -> done: return
        otherwise -> done`,
    },
    {
      name: 'the key is a header of the gateway’s own, which the input fills',
      flow: `action Process_Payment in Reference gateway checkout-com
        header Cko-Idempotency-Key: \${input.Reference}
        start -> card: collect(CC) -> token: fetch -> pay: pay(Reference=Call.ConversationId) -> done: return
        pay.timeout -> token
        otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'the key is bound, and the request has no place for it',
      flow: written('{"token": "${input.Token}"}'),
      reports: [
        {
          node: 'pay',
          messageId: 'notSent',
          path: 'pay.timeout > token.success > pay',
          says: ['the request of “Process_Payment” sends Idempotency_Key nowhere'],
        },
      ],
    },
    {
      name: 'a key that is made of the card number',
      flow: `${KEYED}
        start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=Append(Call.ConversationId, Task.CC)) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'secretKey',
          says: ['makes Idempotency_Key of a card number (Task.CC)'],
        },
      ],
    },
    ...['"1"', '"pay-"'].map((key) => ({
      name: `a key that is the same for every caller: ${key}`,
      flow: `${KEYED}
        start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=${key}) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'constantKey' as const,
          field: 'inputs.Idempotency_Key',
          says: ['sends the same Idempotency_Key for every caller'],
        },
      ],
    })),
    {
      name: 'a time-out pays again',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> token
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'noKey', path: 'pay.timeout > token.success > pay' }],
    },
    {
      name: 'the header of the gateway is known',
      flow: `action Process_Payment gateway checkout-com
        start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> token
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'noKey',
          title: 'Send an idempotency key with Process_Payment',
        },
      ],
      safety: 'unsafe',
      fixed: `action Process_Payment gateway checkout-com in Idempotency_Key
        header Cko-Idempotency-Key: \${input.Idempotency_Key}
        start -> card: collect(CC) -> token: fetch
        token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, "-", ToString(Flow.StartDateTimeUtc))) -> done: return
        pay.timeout -> token
        otherwise -> done`,
    },
    {
      name: 'a failure pays again at once',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> pay
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'noKey', says: ['After failure of “pay”'] }],
    },
    {
      name: 'the retry is a step of its own',
      flow: `start -> a: fetch -> pay: pay -> done: return
        pay.timeout -> b: fetch -> again: pay -> done
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'noKey',
          says: ['by “again”'],
          path: 'pay.timeout > b.success > again',
        },
      ],
    },
    {
      name: 'the caller may ask for it',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> again: collect(Digit, digits=1) -> token
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'noKey' }],
    },
    {
      name: 'a question to the gateway that nobody looks at',
      flow: `action Query in Reference out State
        start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> ask: call(Query, Reference=Call.ConversationId, into State=State) -> token
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'noKey' }],
    },
    {
      name: 'an input for the key to which nothing is bound',
      flow: `${KEYED}
        start -> token: fetch -> pay: pay(Idempotency_Key=none) -> done: return
        pay.timeout -> token
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'noKey' }],
    },
    {
      name: 'a key that counts the retries',
      flow: `${KEYED}
        variable Tries integer = 0
        start -> card: collect(CC) -> token: fetch
        token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, ToString(Task.Tries))) -> done: return
        pay.timeout -> count: set(Tries = Task.Tries + 1) -> token
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'newKey',
          says: ['Idempotency_Key is another one'],
          path: 'pay.timeout > count.next > token.success > pay',
        },
      ],
    },
    {
      name: 'a key that is the time of the day',
      flow: `${KEYED}
        start -> card: collect(CC) -> token: fetch
        token -> pay: pay(Idempotency_Key=ToString(GetCurrentDateTimeUtc())) -> done: return
        pay.timeout -> token
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'newKey' }],
    },
    {
      name: 'another card after a time-out, which may be left out: the old one is paid again then',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> again: collect(CC)
        again, again.failure -> token
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'noKey',
          path: 'pay.timeout > again.failure > token.success > pay',
        },
      ],
    },
    {
      name: 'another card with the old key (trap)',
      flow: `${KEYED}
        start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=Call.ConversationId) -> done: return
        pay.failure -> card
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'sameKey',
          field: 'inputs.Idempotency_Key',
          path: 'pay.failure > card.success > token.success > pay',
        },
      ],
    },
  ],
})
