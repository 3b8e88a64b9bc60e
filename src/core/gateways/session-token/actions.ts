import type { ActionId } from '../../base/ids.ts'
import type { ContractField, DataAction, Sensitivity } from '../../model/data-action.ts'

export const SESSION_TOKEN_GATEWAY = 'session-token'
export const TOKEN_LIFETIME_SECONDS = 180
/** Published test cards of Braintree and Stripe, the last of which is there to be declined. */
export const DECLINED_PANS = ['4000000000000002']
export const TEST_PANS = ['4111111111111111', '4242424242424242', ...DECLINED_PANS]

/** The integration that holds the gateway's credentials; the YAML names it as the category. */
const INTEGRATION = 'Payment gateway'

/**
 * Credentials are named and never an input: a literal in a flow is readable by everybody who may view it, so they
 * belong to the integration (Genesys Resource Center, "Credential types for integrations").
 */
const HEADERS = [
  { name: 'Authorization', value: 'Bearer ${credentials.apiKey}' },
  { name: 'Content-Type', value: 'application/json' },
  { name: 'Accept', value: 'application/json' },
]

export const GENERATE_SESSION_TOKEN: DataAction = {
  id: 'generate-session-token' as ActionId,
  name: 'Generate_Session_Token',
  category: INTEGRATION,
  integration: INTEGRATION,
  secure: true,
  purpose: 'session-token',
  gateway: SESSION_TOKEN_GATEWAY,
  tokenLifetimeSeconds: TOKEN_LIFETIME_SECONDS,
  singleUse: true,
  inputs: [input('Reference', 'none', 'What the gateway files the session under')],
  outputs: [output('Session_Token', 'token', 'Valid for one payment and a short time')],
  request: {
    method: 'POST',
    url: 'https://payments.example.com/v1/sessions',
    headers: HEADERS,
    body: `{
  "reference": "$esc.jsonString(\${input.Reference})"
}`,
  },
  response: {
    translationMap: { sessionToken: '$.sessionToken' },
    translationMapDefaults: { sessionToken: '""' },
    successTemplate: '{"Session_Token": ${sessionToken}}',
  },
  timeoutSeconds: 10,
}

export const PROCESS_PAYMENT: DataAction = {
  id: 'process-payment' as ActionId,
  name: 'Process_Payment',
  category: INTEGRATION,
  integration: INTEGRATION,
  secure: true,
  purpose: 'payment',
  gateway: SESSION_TOKEN_GATEWAY,
  tokenLifetimeSeconds: null,
  singleUse: true,
  inputs: [
    input('Session_Token', 'token', 'From Generate_Session_Token'),
    input('CC_Number', 'pan', '13 to 19 digits'),
    input('Expiry', 'expiry', 'MMYY'),
    input('CVV', 'cvv', '3 or 4 digits'),
    input('Amount', 'none', 'In major units, such as 25.00'),
    input('Idempotency_Key', 'none', 'The same key never pays twice'),
  ],
  outputs: [
    output('Transaction_ID', 'none', 'The receipt; the gateway leaves it out when it declines'),
  ],
  request: {
    method: 'POST',
    url: 'https://payments.example.com/v1/payments',
    headers: [...HEADERS, { name: 'Idempotency-Key', value: '${input.Idempotency_Key}' }],
    body: `{
  "sessionToken": "$esc.jsonString(\${input.Session_Token})",
  "card": {
    "number": "$esc.jsonString(\${input.CC_Number})",
    "expiry": "$esc.jsonString(\${input.Expiry})",
    "cvv": "$esc.jsonString(\${input.CVV})"
  },
  "amount": "$esc.jsonString(\${input.Amount})"
}`,
  },
  response: {
    translationMap: { transactionId: '$.transactionId' },
    translationMapDefaults: { transactionId: '""' },
    successTemplate: '{"Transaction_ID": ${transactionId}}',
  },
  timeoutSeconds: 15,
}

function input(name: string, sensitivity: Sensitivity, description: string): ContractField {
  return { name, type: 'string', required: true, description, sensitivity }
}

/**
 * Outputs are not required: a gateway that leaves one out or answers null is no broken contract, and the flow tests
 * for it (a translated null takes no default, Genesys Resource Center, "Translation map").
 */
function output(name: string, sensitivity: Sensitivity, description: string): ContractField {
  return { name, type: 'string', required: false, description, sensitivity }
}
