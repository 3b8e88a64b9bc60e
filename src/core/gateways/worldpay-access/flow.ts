import { literal } from '../../model/values.ts'
import { cardPaymentTemplate } from '../card-payment.ts'
import { TAKE_PAYMENT, VERIFY_CARD, WORLDPAY_ACCESS } from './actions.ts'

export const worldpayAccessTemplate = cardPaymentTemplate({
  id: WORLDPAY_ACCESS,
  title: 'Worldpay Access',
  summary:
    'Verifies the card for a one-time token and pays with it as a telephone order. Refusals arrive on success.',
  gateway: WORLDPAY_ACCESS,
  name: 'Card payment by Worldpay',
  description: 'Takes a card by keypad, pays through Worldpay, returns to the agent',
  token: VERIFY_CARD,
  payment: TAKE_PAYMENT,
  isApproved: 'Task.Payment_Status == "sentForSettlement" or Task.Payment_Status == "authorized"',
  isDeclined: 'Task.Payment_Status == "refused"',
  values: { Currency: literal('GBP') },
})
