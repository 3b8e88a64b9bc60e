import {
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  input,
  JSON_HEADERS,
  MINOR_UNITS,
  output,
  secureAction,
} from '../action-template.ts'

export const ADYEN = 'adyen'

export const TEST_PANS = ['4111111111111111']

/** One call: the card goes with the payment, so nothing can expire in between. */
export const PAY = secureAction({
  name: 'Adyen_Pay',
  integration: 'Adyen',
  gateway: ADYEN,
  purpose: 'payment',
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Currency', 'none', 'ISO 4217 code; the amount is taken to have two decimals'),
    input('Reference', 'none', 'What Adyen files the payment under'),
    input('Idempotency_Key', 'none', 'The same key never pays twice'),
  ],
  request: {
    url: 'https://checkout-test.adyen.com/v71/payments',
    headers: [
      { name: 'X-API-Key', value: '${credentials.apiKey}' },
      ...JSON_HEADERS,
      { name: 'idempotency-key', value: '${input.Idempotency_Key}' },
    ],
    body: `{
  "merchantAccount": "$esc.jsonString(\${credentials.merchantAccount})",
  "reference": "$esc.jsonString(\${input.Reference})",
  "amount": {
    "currency": "$esc.jsonString(\${input.Currency})",
    "value": ${MINOR_UNITS}
  },
  "paymentMethod": {
    "type": "scheme",
    "number": "$esc.jsonString(\${input.CC_Number})",
    "expiryMonth": "$esc.jsonString(${EXPIRY_MONTH})",
    "expiryYear": "20$esc.jsonString(${EXPIRY_YEAR})",
    "cvc": "$esc.jsonString(\${input.CVV})"
  },
  "shopperInteraction": "Moto"
}`,
  },
  reply: [
    output('Transaction_ID', '$.pspReference', 'The receipt; refusals have one too'),
    output('Payment_Status', '$.resultCode', 'Authorised, Refused, Received'),
  ],
  timeoutSeconds: 15,
})
