import { testRule } from '#testing/rule-tester.ts'
import { setBeforeRead } from './index.ts'

// An import tells nothing of its actions but their names and what is bound to them.
const CHARGE = 'action chargePaymentMethod stub in paymentMethodId,amount,orderId'
const PAYS =
  'pay: call(chargePaymentMethod, paymentMethodId=x5, amount=x1, orderId=Call.ConversationId)'

testRule(setBeforeRead, {
  valid: [
    {
      name: 'what an import is given was keyed in on one path and not on another: it may do without',
      flow: `${CHARGE}
        variable x5 secure
        variable x1 open
        start -> method: collect(x5, digits=6) -> ${PAYS} -> done: return
        method.failure -> pay
        otherwise -> done`,
    },
    {
      name: 'an open variable that nothing sets may be left out on purpose',
      flow: `${CHARGE}
        variable x5 open
        variable x1 open
        start -> ${PAYS} -> done: return
        otherwise -> done`,
    },
    {
      name: 'one that begins with a value',
      flow: `${CHARGE}
        variable x5 secure = "fixed"
        variable x1 open
        start -> ${PAYS} -> done: return
        otherwise -> done`,
    },
    {
      name: 'one that is handed into the flow: that it is secure nevertheless is told elsewhere',
      flow: `${CHARGE}
        variable x5 secure input
        variable x1 open
        start -> ${PAYS} -> done: return
        otherwise -> done`,
    },
    {
      name: 'the token of a payment is token-before-payment’s',
      flow: `action Charge stub in sessionToken,cardNumber
        start -> card: collect(CC) -> pay: call(Charge, sessionToken=Token, cardNumber=CC) -> done: return
        otherwise -> done`,
    },
    {
      name: 'of an action with a contract required-input-bound tells',
      flow: `action Look_Up in Id
        variable x5 secure
        start -> look: call(Look_Up, Id=x5) -> done: return
        otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'an import is sent a secure variable that nothing sets: the fetch was forgotten',
      flow: `${CHARGE}
        variable x5 secure
        variable x1 open
        start -> ${PAYS} -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'never',
          severity: 'warning',
          variable: 'Task.x5',
          says: ['“pay” sends Task.x5, which is secure and which nothing in the flow ever sets'],
        },
      ],
    },
  ],
})
