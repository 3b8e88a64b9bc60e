import { testRule } from '#testing/rule-tester.ts'
import { retryPaymentIdempotently } from './index.ts'

const KEYED = `action Process_Payment in Idempotency_Key
  header Idempotency-Key: \${input.Idempotency_Key}`

testRule(retryPaymentIdempotently, {
  valid: [
    {
      name: 'the card is asked for once more, and nothing is keyed in: the same card, with the same key',
      flow: `${KEYED}
        variable Tries integer = 0
        start -> card: collect(CC) -> try: set(Tries = Task.Tries + 1) -> token: fetch
        token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, ToString(Task.Tries))) -> done: return
        pay.failure -> card
        card.failure -> token
        otherwise -> done`,
    },
    ...['Append(Call.ConversationId, Right(Task.CC, 4))', 'ToString(GetCurrentDateTimeUtc())'].map(
      (key) => ({
        name: `another card has another key: ${key}`,
        flow: `${KEYED}
          start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=${key}) -> done: return
          pay.failure -> card
          otherwise -> done`,
      }),
    ),
    ...[
      'set(Key = Call.ConversationId)',
      'set(Key = Append(Task.Key_Prefix, Call.ConversationId))',
      'set(Key = Call.ConversationId; At = ToString(GetCurrentDateTimeUtc()))',
      'recall(Key = Kept)',
    ].map((makes) => ({
      name: `the key is made once more for the retry, and the same: ${makes}`,
      flow: `${KEYED}
        variable Key
        variable Key_Prefix = "card"
        start -> card: collect(CC) -> key: ${makes} -> token: fetch
        token -> pay: pay(Idempotency_Key=Key) -> done: return
        pay.timeout -> key
        otherwise -> done`,
    })),
    {
      name: 'a variable of the key gets the card when it has been paid',
      flow: `${KEYED}
        variable Ref open
        start -> ref: set(Ref = Call.ConversationId) -> card: collect(CC) -> token: fetch
        token -> pay: pay(Idempotency_Key=Ref) -> cut: extract(Ref = Task.CC) -> done: return
        otherwise -> done`,
    },
    {
      name: 'an id of the request for the log, which is the same each time',
      flow: `action Process_Payment in Amount
        header X-Request-Id: secure-flow
        start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
  ],
  invalid: [
    ...[
      'set(Tries = Task.Tries + 1)',
      'set(Tries = task.tries + 1)',
      'set(Tries = ToInt(ToString(GetCurrentDateTimeUtc())))',
      'loop(3, pass=Tries)',
    ].map((change) => ({
      name: `the key is another one for the retry: ${change}`,
      flow: `${KEYED}
        variable Tries integer = 0
        start -> card: collect(CC) -> next: ${change} -> token: fetch
        token -> pay: pay(Idempotency_Key=Append(Call.ConversationId, ToString(Task.Tries))) -> done: return
        pay.timeout -> next
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'newKey', says: ['Idempotency_Key is another one'] }],
    })),
    {
      name: 'the key stands in the header itself',
      flow: `action Process_Payment in Amount
        header Idempotency-Key: 7f3c
        start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'constantKey', says: ['sends the same idempotency key'] },
      ],
    },
  ],
})
