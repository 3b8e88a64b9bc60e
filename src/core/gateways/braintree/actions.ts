import {
  basicAuth,
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  input,
  JSON_HEADERS,
  output,
  secureAction,
} from '../action-template.ts'

export const BRAINTREE = 'braintree'
/** Three hours. */
export const TTL_SECONDS = 10_800

export const TEST_PANS = ['4111111111111111']

const COMMON = { integration: 'Braintree', gateway: BRAINTREE }

const REQUEST = {
  url: 'https://payments.sandbox.braintree-api.com/graphql',
  headers: [
    basicAuth('publicKey', 'privateKey'),
    { name: 'Braintree-Version', value: '2019-01-01' },
    ...JSON_HEADERS,
  ],
}

/**
 * The GraphQL variable must not be called `$input`: Velocity would replace it by all inputs of the action, and the
 * card would stand in the query (executed with Apache Velocity 2.4.1). `$card` means nothing to Velocity and stays.
 */
export const TOKENIZE_CARD = secureAction({
  ...COMMON,
  name: 'Braintree_Tokenize_Card',
  purpose: 'tokenize',
  tokenLifetimeSeconds: TTL_SECONDS,
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
  ],
  request: {
    ...REQUEST,
    body: `{
  "query": "mutation Tokenize($card: TokenizeCreditCardInput!) { tokenizeCreditCard(input: $card) { paymentMethod { id } } }",
  "variables": {
    "card": {
      "creditCard": {
        "number": "$esc.jsonString(\${input.CC_Number})",
        "expirationMonth": "$esc.jsonString(${EXPIRY_MONTH})",
        "expirationYear": "20$esc.jsonString(${EXPIRY_YEAR})",
        "cvv": "$esc.jsonString(\${input.CVV})"
      }
    }
  }
}`,
  },
  reply: [
    output(
      'Token',
      '$.data.tokenizeCreditCard.paymentMethod.id',
      'Single-use payment method, valid for 3 hours',
      'token',
    ),
  ],
  timeoutSeconds: 10,
})

/** Errors and declines come with status 200: only the transaction's status tells. */
export const CHARGE = secureAction({
  ...COMMON,
  name: 'Braintree_Charge',
  purpose: 'payment',
  inputs: [
    input('Token', 'token', 'From Braintree_Tokenize_Card'),
    input('Amount', 'none', 'In major units, in the currency of the merchant account'),
    input('Reference', 'none', 'What Braintree files the payment under'),
  ],
  request: {
    ...REQUEST,
    body: `{
  "query": "mutation Charge($charge: ChargePaymentMethodInput!) { chargePaymentMethod(input: $charge) { transaction { id status } } }",
  "variables": {
    "charge": {
      "paymentMethodId": "$esc.jsonString(\${input.Token})",
      "transaction": {
        "amount": "$esc.jsonString(\${input.Amount})",
        "orderId": "$esc.jsonString(\${input.Reference})"
      }
    }
  }
}`,
  },
  reply: [
    output('Transaction_ID', '$.data.chargePaymentMethod.transaction.id', 'The receipt'),
    output(
      'Payment_Status',
      '$.data.chargePaymentMethod.transaction.status',
      'Empty when Braintree has answered with errors',
    ),
  ],
  timeoutSeconds: 15,
})
