import { cardPaymentTemplate } from '../card-payment.ts'
import { AUTHORIZE_NET, CHARGE_CARD } from './actions.ts'

/** Code 3 is a card or a field that Authorize.Net refuses by itself: nothing was paid. Code 4 may still be paid. */
export const authorizeNetTemplate = cardPaymentTemplate({
  id: AUTHORIZE_NET,
  title: 'Authorize.Net',
  summary:
    'One payment with the card: the tokens of Accept.js are made in a browser only. Declines arrive on success.',
  gateway: AUTHORIZE_NET,
  name: 'Card payment by Authorize.Net',
  description: 'Takes a card by keypad, pays through Authorize.Net, returns to the agent',
  payment: CHARGE_CARD,
  isApproved: 'Task.Response_Code == "1"',
  isDeclined: 'Task.Response_Code == "2" or Task.Response_Code == "3"',
})
