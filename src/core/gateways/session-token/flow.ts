import { cardPaymentTemplate } from '../card-payment.ts'
import { GENERATE_SESSION_TOKEN, PROCESS_PAYMENT, SESSION_TOKEN_GATEWAY } from './actions.ts'

/** A decline arrives on success, without a transaction id. */
export const sessionTokenTemplate = cardPaymentTemplate({
  id: 'session-token',
  title: 'Session token',
  summary:
    'Card, expiry and CVV by keypad, then a session token and the payment. Started by an agent.',
  gateway: SESSION_TOKEN_GATEWAY,
  name: 'Card payment by session token',
  description: 'Takes a card by keypad, pays with a session token, returns to the agent',
  token: GENERATE_SESSION_TOKEN,
  payment: PROCESS_PAYMENT,
  isApproved: '!IsNotSetOrEmpty(Task.Transaction_ID)',
})
