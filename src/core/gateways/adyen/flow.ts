import { literal } from '../../model/values.ts'
import { cardPaymentTemplate } from '../card-payment.ts'
import { ADYEN, PAY } from './actions.ts'

export const adyenTemplate = cardPaymentTemplate({
  id: ADYEN,
  title: 'Adyen',
  summary:
    'One payment as a telephone order, with the card and without a token. Refusals arrive on success.',
  gateway: ADYEN,
  name: 'Card payment by Adyen',
  description: 'Takes a card by keypad, pays through Adyen, returns to the agent',
  payment: PAY,
  isApproved: 'Task.Payment_Status == "Authorised"',
  isDeclined: 'Task.Payment_Status == "Refused"',
  values: { Currency: literal('EUR') },
})
