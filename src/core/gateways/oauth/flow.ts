import { literal } from '../../model/values.ts'
import { cardPaymentTemplate } from '../card-payment.ts'
import { OAUTH, PAY } from './actions.ts'

export const oauthTemplate = cardPaymentTemplate({
  id: OAUTH,
  title: 'OAuth integration',
  summary:
    'The integration signs in by itself (client credentials); the flow makes one payment with the card.',
  gateway: OAUTH,
  name: 'Card payment by OAuth',
  description: 'Takes a card by keypad, pays with one call, returns to the agent',
  payment: PAY,
  isApproved: 'Task.Payment_Status == "approved"',
  isDeclined: 'Task.Payment_Status == "declined"',
  values: { Currency: literal('USD') },
})
