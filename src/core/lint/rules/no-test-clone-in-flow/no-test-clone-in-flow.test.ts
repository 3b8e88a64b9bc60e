import { testRule } from '#testing/rule-tester.ts'
import { noTestCloneInFlow } from './index.ts'

const PAYS = 'payment in Session_Token:token,CC_Number:pan,CVV:cvv out Transaction_ID'

testRule(noTestCloneInFlow, {
  valid: [
    {
      name: 'a clone that nothing calls',
      flow: `action Test_Payment clone Process_Payment
        start -> token: fetch -> pay: pay -> done: return`,
    },
    {
      name: 'an open action that is nobody’s clone: another rule says that it is not secure',
      flow: `action Look_Up open in Id
        start -> look: call(Look_Up, Id="1") -> done: return`,
    },
    {
      name: 'a secure action whose name says test',
      flow: `action Test_Process_Payment ${PAYS}
        start -> token: fetch -> pay: pay(action=Test_Process_Payment) -> done: return`,
    },
    {
      name: 'a clone in the sandbox',
      flow: `action Charge gateway braintree
        url https://payments.braintree-api.com/graphql
        action Charge_Test clone Charge
        url https://payments.sandbox.braintree-api.com/graphql
        header Authorization: Bearer sk_test_4eC39HqLyjWD
        start -> done: return`,
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `action Test_Payment clone Process_Payment ${PAYS}
        start -> done: return
        pay: pay(action=Test_Payment) -> done`,
    },
  ],
  invalid: [
    {
      name: 'the flow calls it',
      flow: `action Test_Payment clone Process_Payment ${PAYS}
        start -> token: fetch -> pay: pay(action=Test_Payment) -> done: return`,
      reports: [
        {
          node: 'pay',
          messageId: 'called',
          field: 'action',
          path: 'start.next > token.success > pay',
          says: ['“Test_Payment”', 'the test clone of “Process_Payment”: it is not secure'],
          title: 'Call Process_Payment',
        },
      ],
      safety: 'unsafe',
      fixed: `action Test_Payment clone Process_Payment ${PAYS}
        start -> token: fetch -> pay: pay -> done: return`,
    },
    ...['Process_Payment_test', 'Copy_of_Process_Payment', 'ProcessPaymentClone'].map((name) => ({
      name: `a clone by its name: ${name}`,
      flow: `action ${name} open ${PAYS} out Extra
        start -> token: fetch -> pay: pay(action=${name}, into Extra=Extra) -> done: return`,
      reports: [{ node: 'pay', messageId: 'called', says: ['“Process_Payment” by its name'] }],
    })),
    {
      name: 'a live endpoint that a soft hyphen hides, of a clone that names no gateway',
      flow: `action Charge
        url https://pay.example/payments
        action Charge_Test clone Charge
        url https://api.check\u00ADout.com/payments
        start -> done: return`,
      reports: [{ node: null, messageId: 'endpoint', says: ['api.checkout.com'] }],
    },
    {
      name: 'a live endpoint and a live key',
      flow: `action Charge gateway checkout-com
        url https://api.sandbox.checkout.com/payments
        action Charge_Test clone Charge
        url https://api.checkout.com/payments
        header Authorization: Bearer sk_live_aB3dE5fG7hI9
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'endpoint',
          action: 'Charge_Test',
          field: 'request.url',
          marks: 'api.checkout.com',
        },
        {
          node: null,
          messageId: 'key',
          field: 'request.headers.2.value',
          marks: 'sk_live_aB3dE5fG7hI9',
        },
      ],
    },
    {
      name: 'of an action that takes less, gives less or is not secure itself: another call is for a person to make',
      flow: `action Charge in Card:pan out Id
        action More clone Charge in Card:pan,Note out Id
        action Open open in Id out Code
        action Clone clone Open in Id out Code
        start -> a: call(More, Card="4", Note="x") -> b: standard(Clone, Id="1") -> done: return`,
      reports: [
        { node: 'a', messageId: 'called' },
        { node: 'b', messageId: 'called' },
      ],
    },
  ],
})
