import {
  bearerAuth,
  EXPIRY_MONTH,
  EXPIRY_YEAR,
  input,
  MINOR_UNITS,
  output,
  secureAction,
} from '../action-template.ts'

export const STRIPE = 'stripe'
/** Stripe states no number. The token is used at once, so the seed's three minutes are taken. */
export const ASSUMED_TTL_SECONDS = 180

export const DECLINED_PANS = ['4000000000000002']
export const TEST_PANS = ['4242424242424242', ...DECLINED_PANS]

const API = 'https://api.stripe.com/v1'
const COMMON = { integration: 'Stripe', gateway: STRIPE }

const HEADERS = [
  bearerAuth('secretKey'),
  { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
  { name: 'Accept', value: 'application/json' },
]
/** One key serves two requests of a payment: Stripe would refuse it for the second, so each has an ending of its own. */
const keyed = (ending: string) => [
  ...HEADERS,
  { name: 'Idempotency-Key', value: `\${input.Idempotency_Key}-${ending}` },
]

/** A payment without a card yet: its id is known before anything can go wrong, and can be asked for afterwards. */
export const OPEN_PAYMENT = secureAction({
  ...COMMON,
  name: 'Stripe_Open_Payment',
  purpose: 'other',
  inputs: [
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Currency', 'none', 'ISO 4217 code; the amount is taken to have two decimals'),
    input('Reference', 'none', 'What Stripe files the payment under'),
    input('Idempotency_Key', 'none', 'The same key never opens two payments'),
  ],
  request: {
    url: `${API}/payment_intents`,
    headers: keyed('open'),
    body: [
      `amount=${MINOR_UNITS}`,
      // Stripe writes currencies in small letters.
      'currency=$esc.uriEncode(${input.Currency.toLowerCase()})',
      'payment_method_types[]=card',
      'metadata[reference]=$esc.uriEncode(${input.Reference})',
    ].join('&'),
  },
  reply: [output('Payment_ID', '$.id', 'Names the payment; it opens nothing without the key')],
  timeoutSeconds: 10,
})

export const CREATE_TOKEN = secureAction({
  ...COMMON,
  name: 'Stripe_Create_Token',
  purpose: 'tokenize',
  tokenLifetimeSeconds: ASSUMED_TTL_SECONDS,
  inputs: [
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
  ],
  request: {
    url: `${API}/tokens`,
    headers: HEADERS,
    body: [
      'card[number]=$esc.uriEncode(${input.CC_Number})',
      `card[exp_month]=$esc.uriEncode(${EXPIRY_MONTH})`,
      `card[exp_year]=20$esc.uriEncode(${EXPIRY_YEAR})`,
      'card[cvc]=$esc.uriEncode(${input.CVV})',
    ].join('&'),
  },
  reply: [
    output('Token', '$.id', 'Stands for the card once; its life of 180 s is assumed', 'token'),
  ],
  timeoutSeconds: 10,
})

export const CONFIRM_PAYMENT = secureAction({
  ...COMMON,
  name: 'Stripe_Confirm_Payment',
  purpose: 'payment',
  inputs: [
    input('Payment_ID', 'none', 'From Stripe_Open_Payment'),
    input('Token', 'token', 'From Stripe_Create_Token'),
    input('Idempotency_Key', 'none', 'The same key never pays twice'),
  ],
  request: {
    url: `${API}/payment_intents/$esc.uriEncode(\${input.Payment_ID})/confirm`,
    headers: keyed('confirm'),
    body: [
      'payment_method_data[type]=card',
      'payment_method_data[card][token]=$esc.uriEncode(${input.Token})',
    ].join('&'),
  },
  reply: [
    output('Transaction_ID', '$.id', 'The receipt'),
    output('Payment_Status', '$.status', 'succeeded, or what is still missing'),
  ],
  timeoutSeconds: 15,
})

/** Asked after a failure, which may be a decline (402) or an outage. */
export const GET_PAYMENT = secureAction({
  ...COMMON,
  name: 'Stripe_Get_Payment',
  purpose: 'other',
  inputs: [input('Payment_ID', 'none', 'From Stripe_Open_Payment')],
  request: {
    method: 'GET',
    url: `${API}/payment_intents/$esc.uriEncode(\${input.Payment_ID})`,
    headers: [bearerAuth('secretKey'), { name: 'Accept', value: 'application/json' }],
  },
  reply: [
    output('Transaction_ID', '$.id', 'The receipt'),
    output('Payment_Status', '$.status', 'succeeded, or what is still missing'),
    output('Decline_Code', '$.last_payment_error.code', 'Why the card was refused, if it was'),
  ],
  timeoutSeconds: 10,
})
