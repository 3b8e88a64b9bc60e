import { cardPaymentTemplate } from '../card-payment.ts'
import { BRAINTREE, CHARGE, TOKENIZE_CARD } from './actions.ts'

export const braintreeTemplate = cardPaymentTemplate({
  id: BRAINTREE,
  title: 'Braintree',
  summary:
    'Turns the card into a single-use payment method and charges it by GraphQL. Declines and errors arrive on success.',
  gateway: BRAINTREE,
  name: 'Card payment by Braintree',
  description: 'Takes a card by keypad, pays through Braintree, returns to the agent',
  token: TOKENIZE_CARD,
  payment: CHARGE,
  isApproved: 'Task.Payment_Status == "SUBMITTED_FOR_SETTLEMENT"',
  isDeclined:
    'Task.Payment_Status == "PROCESSOR_DECLINED" or Task.Payment_Status == "GATEWAY_REJECTED"',
  otherwise: 'failed',
})
