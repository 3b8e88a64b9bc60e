import { testRule } from '#testing/rule-tester.ts'
import { retryPaymentIdempotently } from './index.ts'

const CHARGE = `action Charge in Card:pan,Amount,Idempotency_Key out Id payment
  header Idempotency-Key: \${input.Idempotency_Key}
  start -> card: collect(CC)`

/** A payment, and one behind its time-out. */
function twice(first: string, second: string, amount = '"10"') {
  return `${CHARGE} -> pay: call(Charge, Card=CC, Amount="10", Idempotency_Key=${first}) -> done: return
    pay.timeout -> again: call(Charge, Card=CC, Amount=${amount}, Idempotency_Key=${second}) -> done
    otherwise -> done`
}

testRule(retryPaymentIdempotently, {
  valid: [
    { name: 'the same key', flow: twice('Call.ConversationId', 'Call.ConversationId') },
    {
      name: 'the same key, written otherwise',
      flow: twice(
        'Append(Call.ConversationId, "-", Call.Ani)',
        'Append(Append(Call.ConversationId, "-"), Call.Ani)',
      ),
    },
    {
      name: 'a key that is made of something else may be the same',
      flow: twice('Append(Call.ConversationId, "-a")', 'Append(Call.Ani, "-b")'),
    },
    {
      name: 'an imported action that is called for the payment, and once more without a card',
      flow: `action Gateway stub in Card,Amount,Find
        start -> card: collect(CC) -> pay: call(Gateway, Card=CC, Amount="10") -> done: return
        pay.timeout -> find: call(Gateway, Find=Call.ConversationId) -> done
        otherwise -> done`,
    },
    {
      name: 'another amount is another payment',
      flow: twice('Append(Call.ConversationId, "-a")', 'Append(Call.ConversationId, "-b")', '"2"'),
    },
  ],
  invalid: [
    {
      name: 'a second step that pays after a time-out has a key of its own',
      flow: twice('Call.ConversationId', 'Append(Call.ConversationId, "-2")'),
      reports: [
        {
          node: 'pay',
          messageId: 'newKey',
          says: ['After timeout of “pay”', 'by “again”'],
          path: 'pay.timeout > again',
        },
      ],
    },
  ],
})
