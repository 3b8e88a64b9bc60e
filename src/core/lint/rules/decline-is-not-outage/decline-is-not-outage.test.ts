import { testRule } from '#testing/rule-tester.ts'
import { declineIsNotOutage } from './index.ts'

const STRIPE = 'action Process_Payment gateway stripe'

testRule(declineIsNotOutage, {
  valid: [
    {
      name: 'a gateway whose declines leave by success',
      flow: `action Process_Payment gateway checkout-com
        start -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
    {
      name: 'an endpoint that nobody has named a gateway for',
      flow: `start -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
    {
      name: 'the gateway is asked, and the answer looked at; where it does not answer nobody knows',
      flow: `${STRIPE}
        action Get_Payment in Id out Status
        start -> token: fetch -> pay: pay -> done: return
        pay.failure -> clear: set(CVV = "") -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status)
        ask -> declined: decide(Task.Status == "declined") -> no: play("Your card was declined.") -> done
        otherwise -> done`,
    },
    {
      name: 'the answer goes elsewhere, and a decision on what nothing has set is set-before-read’s',
      flow: `${STRIPE}
        variable Status
        action Get_Payment in Id out Status,Code
        start -> token: fetch -> pay: pay -> done: return
        pay.failure -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Other, into Code=Code)
        ask -> paid: decide(Task.Status == "paid") -> done
        paid.no -> declined: decide(Task.Code != "") -> done
        otherwise -> done`,
    },
    {
      name: 'failure leads nowhere yet: all-action-outputs-handled',
      flow: `${STRIPE}
        start -> token: fetch -> pay: pay -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'the decision stands before the question',
      flow: `${STRIPE}
        action Get_Payment in Id out Status
        start -> token: fetch -> pay: pay -> done: return
        pay.failure -> declined: decide(Task.Status == "declined") -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status) -> done
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'same', path: 'pay.failure > declined.no > done' }],
    },
    {
      name: 'the gateway is asked, and what looks at the answer stands elsewhere',
      flow: `${STRIPE}
        action Get_Payment in Id out Status
        start -> token: fetch -> pay: pay -> declined: decide(Task.Status == "declined") -> done: return
        pay.failure -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status) -> no: play("Your card was declined.") -> done
        otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'same', path: 'pay.failure > ask.success > no.next > done' },
      ],
    },
    {
      name: 'all failures end alike',
      flow: `${STRIPE}
        start -> token: fetch -> pay: pay -> done: return
        pay.failure -> sorry: play("Sorry.") -> done
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'same',
          says: ['At Stripe', 'goes on to “sorry”', 'is commonly known, and was not looked up'],
          path: 'pay.failure > sorry.next > done',
        },
      ],
    },
    {
      name: 'known by its host, and ends at once',
      flow: `action Process_Payment
        url https://core.spreedly.com/v1/gateways/x/purchase.json
        start -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'same', says: ['At Spreedly', 'is reported by others'] }],
    },
    {
      name: 'another card is asked for, whatever it was',
      flow: `${STRIPE}
        start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> card
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'same',
          path: 'pay.failure > card.failure > done',
        },
      ],
    },
    {
      name: 'the gateway is asked and nobody looks at the answer',
      flow: `${STRIPE}
        action Get_Payment in Id out Status
        start -> token: fetch -> pay: pay -> done: return
        pay.failure -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status) -> done
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'same' }],
    },
    {
      name: 'an imported action that is Stripe’s by its name',
      flow: `action Stripe_Pay in Card:pan out Id stub
        start -> card: collect(CC) -> pay: call(Stripe_Pay, Card=CC, into Id=Transaction_ID) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'same',
          says: ['That “pay” calls Stripe is inferred from a name.'],
        },
      ],
    },
  ],
})
