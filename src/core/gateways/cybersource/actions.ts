import {
  bearerAuth,
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  input,
  JSON_HEADERS,
  output,
  secureAction,
} from '../action-template.ts'

export const CYBERSOURCE = 'cybersource'

export const TEST_PANS = ['4111111111111111']

/**
 * Cybersource wants every request signed (a digest and an HMAC over headers), and the macros of a data action cannot
 * sign. So the request goes to a proxy of yours that adds the signature and hands it on; body and reply are
 * Cybersource's own.
 */
export const PAY = secureAction({
  name: 'Cybersource_Pay',
  integration: 'Cybersource proxy',
  gateway: CYBERSOURCE,
  purpose: 'payment',
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Currency', 'none', 'ISO 4217 code'),
    input('Reference', 'none', 'What Cybersource files the payment under'),
  ],
  request: {
    url: 'https://signing-proxy.example.com/pts/v2/payments',
    headers: [bearerAuth('proxyKey'), ...JSON_HEADERS],
    body: `{
  "clientReferenceInformation": {
    "code": "$esc.jsonString(\${input.Reference})"
  },
  "processingInformation": {
    "capture": true,
    "commerceIndicator": "MOTO"
  },
  "paymentInformation": {
    "card": {
      "number": "$esc.jsonString(\${input.CC_Number})",
      "expirationMonth": "$esc.jsonString(${EXPIRY_MONTH})",
      "expirationYear": "20$esc.jsonString(${EXPIRY_YEAR})",
      "securityCode": "$esc.jsonString(\${input.CVV})"
    }
  },
  "orderInformation": {
    "amountDetails": {
      "totalAmount": "$esc.jsonString(\${input.Amount})",
      "currency": "$esc.jsonString(\${input.Currency})"
    }
  }
}`,
  },
  reply: [
    output('Transaction_ID', '$.id', 'The receipt; declines have one too'),
    output('Payment_Status', '$.status', 'AUTHORIZED, DECLINED, AUTHORIZED_PENDING_REVIEW'),
  ],
  timeoutSeconds: 15,
})
