import { literal } from '../../model/values.ts'
import { cardPaymentTemplate } from '../card-payment.ts'
import { CHECKOUT_COM, REQUEST_PAYMENT, REQUEST_TOKEN } from './actions.ts'

export const checkoutComTemplate = cardPaymentTemplate({
  id: CHECKOUT_COM,
  title: 'Checkout.com',
  summary:
    'Turns the card into a token and pays with it. A declined payment arrives on success and has an id too.',
  gateway: CHECKOUT_COM,
  name: 'Card payment by Checkout.com',
  description: 'Takes a card by keypad, pays through Checkout.com, returns to the agent',
  token: REQUEST_TOKEN,
  payment: REQUEST_PAYMENT,
  isApproved: 'Task.Approved',
  isDeclined: 'Task.Payment_Status == "Declined"',
  values: { Currency: literal('USD') },
})
