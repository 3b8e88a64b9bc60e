import {
  bearerAuth,
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  flag,
  input,
  JSON_HEADERS,
  MINOR_UNITS,
  output,
  secureAction,
} from '../action-template.ts'

export const CHECKOUT_COM = 'checkout-com'
/** Fifteen minutes. */
export const TTL_SECONDS = 900

export const TEST_PANS = ['4543474002249996']

const API = 'https://api.sandbox.checkout.com'
const COMMON = { integration: 'Checkout.com', gateway: CHECKOUT_COM }

/** The token is made with the public key, which can do nothing else. */
export const REQUEST_TOKEN = secureAction({
  ...COMMON,
  name: 'Checkout_Request_Token',
  purpose: 'tokenize',
  tokenLifetimeSeconds: TTL_SECONDS,
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
  ],
  request: {
    url: `${API}/tokens`,
    headers: [bearerAuth('publicKey'), ...JSON_HEADERS],
    body: `{
  "type": "card",
  "number": "$esc.jsonString(\${input.CC_Number})",
  "expiry_month": $math.toInteger(${EXPIRY_MONTH}),
  "expiry_year": $math.add(2000, ${EXPIRY_YEAR}),
  "cvv": "$esc.jsonString(\${input.CVV})"
}`,
  },
  reply: [output('Token', '$.token', 'Valid for one payment and 15 minutes', 'token')],
  timeoutSeconds: 10,
})

/** A declined payment has an id as well. The id of its source can be paid with again and is left out. */
export const REQUEST_PAYMENT = secureAction({
  ...COMMON,
  name: 'Checkout_Request_Payment',
  purpose: 'payment',
  inputs: [
    input('Token', 'token', 'From Checkout_Request_Token'),
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Currency', 'none', 'ISO 4217 code; the amount is taken to have two decimals'),
    input('Reference', 'none', 'What Checkout.com files the payment under'),
    input('Idempotency_Key', 'none', 'The same key never pays twice'),
  ],
  request: {
    url: `${API}/payments`,
    headers: [
      bearerAuth('secretKey'),
      ...JSON_HEADERS,
      { name: 'Cko-Idempotency-Key', value: '${input.Idempotency_Key}' },
    ],
    body: `{
  "source": {
    "type": "token",
    "token": "$esc.jsonString(\${input.Token})"
  },
  "amount": ${MINOR_UNITS},
  "currency": "$esc.jsonString(\${input.Currency})",
  "payment_type": "MOTO",
  "reference": "$esc.jsonString(\${input.Reference})"
}`,
  },
  reply: [
    output('Transaction_ID', '$.id', 'The receipt'),
    flag('Approved', '$.approved', 'Whether the payment was authorised'),
    output('Payment_Status', '$.status', 'Authorized, Declined, Pending'),
  ],
  timeoutSeconds: 15,
})
