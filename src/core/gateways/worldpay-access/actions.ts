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

export const WORLDPAY_ACCESS = 'worldpay-access'
/** Worldpay states no number. The token is used at once, so the seed's three minutes are taken. */
export const ASSUMED_TTL_SECONDS = 180

export const TEST_PANS = ['4444333322221111', '4000000000001091']

const API = 'https://try.access.worldpay.com'
const COMMON = { integration: 'Worldpay Access', gateway: WORLDPAY_ACCESS }
const AUTHORIZATION = basicAuth('username', 'password')
const VERIFIED_TOKENS = 'application/vnd.worldpay.verified-tokens-v3.hal+json'

/** Nobody keys in a name, and Worldpay asks for one. */
export const VERIFY_CARD = secureAction({
  ...COMMON,
  name: 'Worldpay_Verify_Card',
  purpose: 'tokenize',
  tokenLifetimeSeconds: ASSUMED_TTL_SECONDS,
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
    input('Currency', 'none', 'ISO 4217 code'),
  ],
  request: {
    url: `${API}/verifiedTokens/oneTime`,
    headers: [
      AUTHORIZATION,
      { name: 'Content-Type', value: VERIFIED_TOKENS },
      { name: 'Accept', value: VERIFIED_TOKENS },
    ],
    body: `{
  "paymentInstrument": {
    "type": "card/plain",
    "cardHolderName": "Telephone order",
    "cardNumber": "$esc.jsonString(\${input.CC_Number})",
    "cardExpiryDate": {
      "month": $math.toInteger(${EXPIRY_MONTH}),
      "year": $math.add(2000, ${EXPIRY_YEAR})
    },
    "cvc": "$esc.jsonString(\${input.CVV})"
  },
  "merchant": {
    "entity": "$esc.jsonString(\${credentials.entity})"
  },
  "verificationCurrency": "$esc.jsonString(\${input.Currency})"
}`,
  },
  reply: [
    output(
      'Token',
      "$._links['tokens:token'].href",
      'Stands for the card; its life of 180 s is assumed',
      'token',
    ),
  ],
  timeoutSeconds: 10,
})

export const TAKE_PAYMENT = secureAction({
  ...COMMON,
  name: 'Worldpay_Take_Payment',
  purpose: 'payment',
  inputs: [
    input('Token', 'token', 'From Worldpay_Verify_Card'),
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Currency', 'none', 'ISO 4217 code; the amount is taken to have two decimals'),
    input('Reference', 'none', 'What Worldpay files the payment under'),
  ],
  request: {
    url: `${API}/api/payments`,
    headers: [AUTHORIZATION, ...JSON_HEADERS, { name: 'WP-Api-Version', value: '2024-06-01' }],
    body: `{
  "transactionReference": "$esc.jsonString(\${input.Reference})",
  "merchant": {
    "entity": "$esc.jsonString(\${credentials.entity})"
  },
  "channel": "moto",
  "instruction": {
    "method": "card",
    "paymentInstrument": {
      "type": "token",
      "href": "$esc.jsonString(\${input.Token})"
    },
    "settlement": {
      "auto": true
    },
    "narrative": {
      "line1": "Telephone order"
    },
    "value": {
      "currency": "$esc.jsonString(\${input.Currency})",
      "amount": ${MINOR_UNITS}
    }
  }
}`,
  },
  reply: [
    output('Transaction_ID', '$.paymentId', 'The receipt'),
    output('Payment_Status', '$.outcome', 'sentForSettlement, authorized, refused'),
  ],
  timeoutSeconds: 15,
})
