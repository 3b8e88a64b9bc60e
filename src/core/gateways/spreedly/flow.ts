import { expression, literal } from '../../model/values.ts'
import { cardPaymentTemplate } from '../card-payment.ts'
import { UNIQUE } from '../card-payment-values.ts'
import { ADD_CARD, LAST_TRANSACTION, PURCHASE, SPREEDLY } from './actions.ts'

const IS_OURS = `Task.Last_Order == ${UNIQUE}`

/** A decline is a 422 and leaves by failure, as an outage does: the list of transactions tells the two apart. */
export const spreedlyTemplate = cardPaymentTemplate({
  id: SPREEDLY,
  title: 'Spreedly',
  summary:
    'Keeps the card as a payment method and purchases through a gateway of yours. After a failure it asks Spreedly whether the card was declined.',
  gateway: SPREEDLY,
  name: 'Card payment by Spreedly',
  description: 'Takes a card by keypad, pays through Spreedly, returns to the agent',
  token: ADD_CARD,
  payment: PURCHASE,
  isApproved: 'Task.Payment_Status == "succeeded"',
  isDeclined: 'Task.Payment_Status == "gateway_processing_failed"',
  inquiry: {
    action: LAST_TRANSACTION,
    isPaid: `${IS_OURS} and Task.Payment_Status == "succeeded"`,
    isDeclined: `${IS_OURS} and Task.Payment_Status == "gateway_processing_failed"`,
  },
  values: { Currency: literal('USD'), Order: expression(UNIQUE) },
})
