import {
  basicAuth,
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  input,
  JSON_HEADERS,
  MINOR_UNITS,
  output,
  secureAction,
} from '../action-template.ts'

export const SPREEDLY = 'spreedly'
/** Spreedly states no number; the security code is said to be kept for “a few minutes”. */
export const ASSUMED_TTL_SECONDS = 180

/** The last is declined by the test gateway. */
export const DECLINED_PANS = ['4012888888881881']
export const TEST_PANS = ['4111111111111111', '5555555555554444', ...DECLINED_PANS]

const API = 'https://core.spreedly.com/v1'
/** Names the gateway account within Spreedly. It is configuration, not a secret, and stands in the address. */
const GATEWAY = `${API}/gateways/your-gateway`
const COMMON = { integration: 'Spreedly', gateway: SPREEDLY }
const AUTHORIZATION = basicAuth('environmentKey', 'accessSecret')

export const ADD_CARD = secureAction({
  ...COMMON,
  name: 'Spreedly_Add_Card',
  purpose: 'tokenize',
  tokenLifetimeSeconds: ASSUMED_TTL_SECONDS,
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
  ],
  request: {
    url: `${API}/payment_methods.json`,
    headers: [AUTHORIZATION, ...JSON_HEADERS],
    body: `{
  "payment_method": {
    "credit_card": {
      "full_name": "Telephone order",
      "number": "$esc.jsonString(\${input.CC_Number})",
      "verification_value": "$esc.jsonString(\${input.CVV})",
      "month": "$esc.jsonString(${EXPIRY_MONTH})",
      "year": "20$esc.jsonString(${EXPIRY_YEAR})"
    }
  }
}`,
  },
  reply: [
    output(
      'Token',
      '$.transaction.payment_method.token',
      'Payment method; its life of 180 s is assumed',
      'token',
    ),
  ],
  timeoutSeconds: 10,
})

export const PURCHASE = secureAction({
  ...COMMON,
  name: 'Spreedly_Purchase',
  purpose: 'payment',
  inputs: [
    input('Token', 'token', 'From Spreedly_Add_Card'),
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Currency', 'none', 'ISO 4217 code; the amount is taken to have two decimals'),
    input('Order', 'none', 'Unique for this payment: it is looked for after a failure'),
  ],
  request: {
    url: `${GATEWAY}/purchase.json`,
    headers: [AUTHORIZATION, ...JSON_HEADERS],
    body: `{
  "transaction": {
    "payment_method_token": "$esc.jsonString(\${input.Token})",
    "amount": ${MINOR_UNITS},
    "currency_code": "$esc.jsonString(\${input.Currency})",
    "order_id": "$esc.jsonString(\${input.Order})"
  }
}`,
  },
  reply: [
    output('Transaction_ID', '$.transaction.token', 'The receipt'),
    output('Payment_Status', '$.transaction.state', 'succeeded, pending'),
  ],
  timeoutSeconds: 15,
})

/**
 * Asked after a failure, which may be a decline (422) or an outage. The list of the payment method would be exact, but
 * its address holds the token; so the gateway's newest transaction is taken, if its order is this one.
 */
export const LAST_TRANSACTION = secureAction({
  ...COMMON,
  name: 'Spreedly_Last_Transaction',
  purpose: 'other',
  inputs: [],
  request: {
    method: 'GET',
    url: `${GATEWAY}/transactions.json?order=desc`,
    headers: [AUTHORIZATION, { name: 'Accept', value: 'application/json' }],
  },
  reply: [
    output('Transaction_ID', '$.transactions[0].token', 'The receipt'),
    output('Payment_Status', '$.transactions[0].state', 'succeeded, gateway_processing_failed'),
    output('Last_Order', '$.transactions[0].order_id', 'Whose transaction it is'),
  ],
  timeoutSeconds: 10,
})
