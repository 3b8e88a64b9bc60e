import { testRule } from '#testing/rule-tester.ts'
import { successChecksDecline } from './index.ts'

testRule(successChecksDecline, {
  valid: [
    {
      name: 'the transaction id is asked for first',
      flow: `start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'the transaction id is asked for in a condition that cannot be read: expression-valid reports that',
      flow: `start -> token: fetch -> pay: pay -> paid: decide(Task.Transaction_ID === "1")
        paid -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'the status is looked at through a variable of its own',
      flow: `action Process_Payment out Status
        start -> token: fetch -> pay: pay(into Status=Status) -> ok: set(Ok = Task.Status == "paid")
        ok -> paid: decide(Task.Ok) -> thanks: play("Your payment was approved.") -> done: return
        otherwise -> done`,
    },
    {
      name: 'the gateway is asked about the payment, and that answer is looked at',
      flow: `action Query in Id out State
        start -> token: fetch -> pay: pay -> ask: call(Query, Id=Transaction_ID, into State=State)
        ask -> paid: decide(Task.State == "settled") -> thanks: play("Your payment was approved.") -> done: return
        otherwise -> done`,
    },
    {
      name: 'Stripe’s declines leave by failure (trap)',
      flow: `action Process_Payment gateway stripe
        start -> token: fetch -> pay: pay -> thanks: play("Your payment was approved.") -> done: return
        otherwise -> done`,
    },
    {
      name: 'a gateway that is known by its host only',
      flow: `action Process_Payment
        url https://api.stripe.com/v1/charges
        start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a status is looked at where declined payments have an id too',
      flow: `action Process_Payment gateway checkout-com out Approved:boolean
        variable Task.Approved boolean
        start -> token: fetch -> pay: pay(into Approved=Approved) -> paid: decide(Task.Approved)
        paid -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a status that is joined with the id in one flag',
      flow: `action Process_Payment gateway adyen out Status
        start -> token: fetch -> pay: pay(into Status=Status)
        pay -> both: set(Ok = Task.Status == "Authorised" and IsSet(Task.Transaction_ID)) -> paid: decide(Task.Ok)
        paid -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'the gateway is asked by the id, and its answer decides',
      flow: `action Process_Payment gateway adyen
        action Query in Id out State
        start -> token: fetch -> pay: pay -> ask: call(Query, Id=Transaction_ID, into State=State)
        ask -> paid: decide(Task.State == "settled") -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'an imported action that is Stripe’s by its name: declines leave by failure',
      flow: `action Stripe_Pay in Card:pan out Id stub
        start -> card: collect(CC) -> pay: call(Stripe_Pay, Card=CC, into Id=Transaction_ID)
        pay -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a template of one’s own may leave the id out when the card is declined',
      flow: `action Process_Payment gateway checkout-com out Approved:boolean
        success {"Transaction_ID": #if($approved == true)\${id}#else""#end}
        start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a code is looked at where another decision has told that it was paid',
      flow: `action Process_Payment out Status,Auth_Code
        start -> token: fetch -> pay: pay(into Status=Status, into Auth_Code=Auth) -> ok: decide(Task.Status == "approved")
        ok -> code: decide(IsNotSetOrEmpty(Task.Auth))
        code.no -> with: play("Your payment was approved with a code.") -> done: return
        code -> without: play("Your payment was approved.") -> done
        otherwise -> done`,
    },
    ...['Error_Code', 'Decline_Reference'].map((output) => ({
      name: `${output} is empty where it was paid`,
      flow: `action Charge in Card:pan out ${output} purpose payment
        start -> card: collect(CC) -> pay: call(Charge, Card=CC, into ${output}=Refused) -> ok: decide(IsNotSetOrEmpty(Task.Refused))
        ok -> thanks: play("Your payment was approved.") -> done: return
        ok.no -> sorry: play("Your payment was declined.") -> done
        otherwise -> done`,
    })),
    {
      name: 'one step has the words for both arms',
      flow: `start -> token: fetch -> pay: pay -> paid: decide(IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> no: set(Said = "no") -> tell
        paid.no -> yes: set(Said = "yes")
        yes -> tell: play(If(Task.Said == "no", "Your payment was declined.", "Your payment was approved.")) -> done: return
        otherwise -> done`,
    },
    {
      name: 'nobody is told anything',
      flow: `start -> token: fetch -> pay: pay -> thanks: play("Thank you for calling.") -> done: return
        otherwise -> done`,
    },
    {
      name: 'a status that is handed on without a claim',
      flow: `start -> token: fetch -> pay: pay -> note: data(Payment_Status = "answered") -> done: return
        otherwise -> done`,
    },
  ],
  invalid: [
    ...[
      ['!IsNotSetOrEmpty(Task.Transaction_ID)', 'paid.no', 'paid'],
      ['IsNotSetOrEmpty(Task.Transaction_ID)', 'paid', 'paid.no'],
      ['IsSet(Task.Transaction_ID) and true', 'paid.no', 'paid'],
      ['Task.Transaction_ID == ""', 'paid', 'paid.no'],
      ['Length(Task.Transaction_ID) == 0', 'paid', 'paid.no'],
      ['0 < length(Task.Transaction_ID)', 'paid.no', 'paid'],
      ['Length(Task.Transaction_ID) >= 1 and true', 'paid.no', 'paid'],
    ].map(([condition = '', empty = '', there = '']) => ({
      name: `the arms are exchanged: ${empty} of ${condition}`,
      flow: `start -> token: fetch -> pay: pay -> paid: decide(${condition})
        ${there} -> declined: play("Your card was declined.") -> done: return
        ${empty} -> receipt: data(Id = Task.Transaction_ID) -> thanks: play("Your payment was approved.") -> done
        otherwise -> done`,
      reports: condition.includes(' and ')
        ? []
        : [
            {
              node: 'paid',
              messageId: 'empty' as const,
              says: ['“thanks” tells the caller', 'on which Task.Transaction_ID is empty'],
            },
          ],
    })),
    {
      name: 'the same where that is commonly known, and not looked up',
      flow: `action Process_Payment gateway adyen out Approved:boolean
        start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'idAlone',
          says: ['That declined payments have one there is commonly known, and was not looked up'],
        },
      ],
    },
    {
      name: 'the id alone is looked at where declined payments have one too',
      flow: `action Process_Payment gateway checkout-com out Approved:boolean
        start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> receipt: data(Id = Task.Transaction_ID) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'idAlone',
          says: [
            'looks for Task.Transaction_ID alone',
            'at Checkout.com',
            'the output Approved of',
          ],
          path: 'pay.success > paid.yes > receipt',
        },
      ],
    },
    {
      name: 'the caller is told, whatever was answered',
      flow: `start -> token: fetch -> pay: pay -> thanks: play("Your payment was approved.") -> done: return
        pay.failure -> sorry: play("Sorry.") -> done
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'said',
          says: ['at most gateways a declined card leaves by success'],
          path: 'pay.success > thanks',
          title: 'Ask for Task.Transaction_ID after pay',
        },
      ],
      safety: 'unsafe',
      fixed: `start -> token: fetch -> pay: pay -> approved: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        approved -> thanks: play("Your payment was approved.") -> done: return
        pay.failure, approved.no -> sorry: play("Sorry.") -> done
        otherwise -> done`,
    },
    {
      name: 'the receipt is written, whatever was answered',
      flow: `start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return`,
      reports: [{ node: 'pay', messageId: 'written', path: 'pay.success > receipt' }],
    },
    {
      name: 'a decision on something else',
      flow: `variable Vip boolean = true
        start -> token: fetch -> pay: pay -> vip: decide(Task.Vip) -> receipt: data(Id = Task.Transaction_ID) -> done: return`,
      reports: [{ node: 'pay', messageId: 'written', path: 'pay.success > vip.yes > receipt' }],
    },
    {
      name: 'the gateway is known',
      flow: `action Process_Payment gateway checkout-com
        start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return`,
      reports: [{ node: 'pay', messageId: 'written', says: ['at Checkout.com a declined card'] }],
    },
    {
      name: 'the gateway is known, and what is told of it was not looked up',
      flow: `action Process_Payment gateway worldpay-access
        start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return`,
      reports: [
        {
          node: 'pay',
          messageId: 'written',
          says: ['leaves by success there is commonly known, and was not looked up'],
        },
      ],
    },
    {
      name: 'a gateway of one’s own, of which nothing is known',
      flow: `action Process_Payment gateway oauth
        start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return`,
      reports: [{ node: 'pay', messageId: 'written', says: ['at most gateways a declined card'] }],
    },
    {
      name: 'in another language',
      flow: `start -> token: fetch -> pay: pay -> danke: play("Ihre Zahlung war erfolgreich.") -> done: return`,
      reports: [{ node: 'pay', messageId: 'said' }],
    },
  ],
})
