import { literal } from '../../model/values.ts'
import { cardPaymentTemplate } from '../card-payment.ts'
import { CYBERSOURCE, PAY } from './actions.ts'

export const cybersourceTemplate = cardPaymentTemplate({
  id: CYBERSOURCE,
  title: 'Cybersource, through a signing proxy',
  summary:
    'One payment with the card. A proxy of yours signs the request, which a data action cannot do. Declines arrive on success.',
  gateway: CYBERSOURCE,
  name: 'Card payment by Cybersource',
  description: 'Takes a card by keypad, pays through Cybersource, returns to the agent',
  payment: PAY,
  isApproved: 'Task.Payment_Status == "AUTHORIZED"',
  isDeclined: 'Task.Payment_Status == "DECLINED"',
  values: { Currency: literal('USD') },
})
