import {
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  input,
  JSON_HEADERS,
  output,
  secureAction,
} from '../action-template.ts'

export const AUTHORIZE_NET = 'authorize-net'

export const TEST_PANS = ['4111111111111111', '370000000000002']

/**
 * The order of the elements matters: their JSON is read as if it were XML. The keys stand in the body, which is why a
 * request of this gateway must never be logged.
 */
export const CHARGE_CARD = secureAction({
  name: 'AuthorizeNet_Charge_Card',
  integration: 'Authorize.Net',
  gateway: AUTHORIZE_NET,
  purpose: 'payment',
  inputs: [
    input('CC_Number', 'pan', '13 to 16 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
    input('Amount', 'none', 'In major units, such as 25.00'),
  ],
  request: {
    url: 'https://apitest.authorize.net/xml/v1/request.api',
    headers: JSON_HEADERS,
    body: `{
  "createTransactionRequest": {
    "merchantAuthentication": {
      "name": "$esc.jsonString(\${credentials.apiLogin})",
      "transactionKey": "$esc.jsonString(\${credentials.transactionKey})"
    },
    "transactionRequest": {
      "transactionType": "authCaptureTransaction",
      "amount": "$esc.jsonString(\${input.Amount})",
      "payment": {
        "creditCard": {
          "cardNumber": "$esc.jsonString(\${input.CC_Number})",
          "expirationDate": "20$esc.jsonString(${EXPIRY_YEAR})-$esc.jsonString(${EXPIRY_MONTH})",
          "cardCode": "$esc.jsonString(\${input.CVV})"
        }
      }
    }
  }
}`,
  },
  reply: [
    output('Transaction_ID', '$.transactionResponse.transId', 'The receipt; declines have one too'),
    output(
      'Response_Code',
      '$.transactionResponse.responseCode',
      '1 approved, 2 declined, 3 error, 4 held for review',
    ),
  ],
  timeoutSeconds: 15,
})
