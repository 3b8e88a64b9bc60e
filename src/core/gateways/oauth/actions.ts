import type { DataAction } from '../../model/data-action.ts'
import {
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  input,
  JSON_HEADERS,
  MINOR_UNITS,
  output,
  secureAction,
} from '../action-template.ts'

export const OAUTH = 'oauth'

/** Published test cards of Braintree and Stripe, the last of which is there to be declined. */
export const DECLINED_PANS = ['4000000000000002']
export const TEST_PANS = ['4111111111111111', '4242424242424242', ...DECLINED_PANS]

const HOST = 'https://payments.example.com'

/**
 * The custom auth action of an integration with credentials of type User Defined (OAuth): it runs when the integration
 * needs a token, and its answer is `authResponse` in every action (Genesys Resource Center, "Credential types for
 * integrations"). No step of the flow signs in.
 */
export const SIGN_IN: Pick<DataAction, 'request' | 'response'> = {
  request: {
    method: 'POST',
    url: `${HOST}/oauth/token`,
    headers: [
      {
        name: 'Authorization',
        value: 'Basic $encoding.base64("${credentials.clientId}:${credentials.clientSecret}")',
      },
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      { name: 'Accept', value: 'application/json' },
    ],
    body: 'grant_type=client_credentials',
  },
  response: {
    translationMap: {},
    translationMapDefaults: {},
    successTemplate: '${rawResult}',
  },
}

export const PAY = secureAction({
  name: 'Pay_With_Card',
  integration: 'Payment gateway with OAuth',
  gateway: OAUTH,
  purpose: 'payment',
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Currency', 'none', 'ISO 4217 code; the amount is taken to have two decimals'),
    input('Reference', 'none', 'What the gateway files the payment under'),
    input('Idempotency_Key', 'none', 'The same key never pays twice'),
  ],
  request: {
    url: `${HOST}/v1/payments`,
    headers: [
      { name: 'Authorization', value: 'Bearer ${authResponse.access_token}' },
      ...JSON_HEADERS,
      { name: 'Idempotency-Key', value: '${input.Idempotency_Key}' },
    ],
    body: `{
  "reference": "$esc.jsonString(\${input.Reference})",
  "amount": ${MINOR_UNITS},
  "currency": "$esc.jsonString(\${input.Currency})",
  "card": {
    "number": "$esc.jsonString(\${input.CC_Number})",
    "expiryMonth": "$esc.jsonString(${EXPIRY_MONTH})",
    "expiryYear": "20$esc.jsonString(${EXPIRY_YEAR})",
    "cvv": "$esc.jsonString(\${input.CVV})"
  }
}`,
  },
  reply: [
    output('Transaction_ID', '$.id', 'The receipt'),
    output('Payment_Status', '$.status', 'approved or declined'),
  ],
  timeoutSeconds: 15,
})
