import { literal } from '../../model/values.ts'
import { cardPaymentTemplate } from '../card-payment.ts'
import { CONFIRM_PAYMENT, CREATE_TOKEN, GET_PAYMENT, OPEN_PAYMENT, STRIPE } from './actions.ts'

/** A decline is a 402 and leaves by failure, as an outage does: only the payment itself tells the two apart. */
export const stripeTemplate = cardPaymentTemplate({
  id: STRIPE,
  title: 'Stripe',
  summary:
    'Opens a payment, turns the card into a token and confirms. After a failure it asks Stripe whether the card was declined.',
  gateway: STRIPE,
  name: 'Card payment by Stripe',
  description: 'Takes a card by keypad, pays through Stripe, returns to the agent',
  opening: OPEN_PAYMENT,
  token: CREATE_TOKEN,
  payment: CONFIRM_PAYMENT,
  isApproved: 'Task.Payment_Status == "succeeded"',
  isDeclined: 'Task.Payment_Status == "requires_payment_method"',
  otherwise: 'failed',
  inquiry: {
    action: GET_PAYMENT,
    isPaid: 'Task.Payment_Status == "succeeded"',
    isDeclined: '!IsNotSetOrEmpty(Task.Decline_Code)',
    isUnpaid: 'Task.Payment_Status == "requires_payment_method"',
  },
  values: { Currency: literal('USD') },
})
