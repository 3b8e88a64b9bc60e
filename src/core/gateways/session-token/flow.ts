import type { NodeId, TaskId } from '../../base/ids.ts'
import type { Design } from '../../model/design.ts'
import { expression, speech } from '../../model/values.ts'
import { designOf, edges, type FlowTemplate, flowSettings, textVariable } from '../flow-template.ts'
import { GENERATE_SESSION_TOKEN, PROCESS_PAYMENT, SESSION_TOKEN_GATEWAY } from './actions.ts'
import { call, collect, decide, enter, type Place, report, returnToAgent, say } from './steps.ts'

/** An agent starts it; the caller keys in the card; a token is fetched and used at once; the agent gets a receipt. */
export const sessionTokenTemplate: FlowTemplate = {
  id: 'session-token',
  title: 'Session token',
  summary:
    'Card, expiry and CVV by keypad, then a session token and the payment. Started by an agent.',
  gateway: SESSION_TOKEN_GATEWAY,
  build: buildFlow,
}

const MAIN = 'take-payment' as TaskId
const ON_ERROR = 'on-error' as TaskId
const main: Place = { task: MAIN }
const onError: Place = { task: ON_ERROR }

function buildFlow(): Design {
  return designOf({
    id: 'session-token',
    flow: flowSettings({
      name: 'Card payment',
      description: 'Takes a card by keypad, pays with a session token, returns to the agent',
      greeting: speech('You are now in a secure session.'),
      errorHandling: { type: 'task', task: ON_ERROR },
      errorAudio: speech('Sorry, something went wrong. I am taking you back to your agent.'),
    }),
    tasks: [
      { id: MAIN, name: 'Take payment', entry: 'enter' as NodeId },
      { id: ON_ERROR, name: 'On error', entry: 'report-error' as NodeId },
    ],
    bands: [
      [AMOUNT_AND_CONSENT, CARD_AND_PAYMENT, APPROVAL, NOT_PAID, DECLINED_AND_FAILED, UNKNOWN],
      [ERROR],
    ],
    edges: [...MAIN_EDGES, ...EXCEPTION_EDGES],
    variables: VARIABLES,
    actions: [GENERATE_SESSION_TOKEN, PROCESS_PAYMENT],
  })
}

/** The amount comes first: nobody keys in a card for a payment that cannot be made. */
const AMOUNT_AND_CONSENT = [
  enter(main, [
    { variable: 'Task.Amount', expression: 'GetAt(Split(Flow.InvocationData, "|"), 0)' },
  ]),
  decide(main, 'amount-given', 'Amount given?', '!IsNotSetOrEmpty(Task.Amount)'),
  say(main, 'welcome', 'Welcome', {
    type: 'expression',
    text: 'ToAudioTTS(Append("You are about to pay ", Task.Amount, ". Your agent cannot hear or see what you key in."))',
  }),
  collect(main, 'consent', 'Pay now?', {
    variable: 'Task.Choice',
    digits: { type: 'exact', count: 1 },
    prompt: 'Press 1 to enter your card, or 2 to go back to your agent.',
    noEntrySeconds: 10,
  }),
  decide(main, 'consented', 'Go on?', 'Task.Choice == "1"'),
]

/**
 * The idempotency key is new whenever the agent starts the flow again: with the conversation alone, a second card
 * would get the answer of the first.
 */
const CARD_AND_PAYMENT = [
  collect(main, 'card-number', 'Card number', {
    variable: 'Task.Secure_CC',
    digits: { type: 'range', min: 13, max: 19, terminator: '#' },
    prompt: 'Enter your card number, then press the pound key.',
    noEntrySeconds: 20,
  }),
  collect(main, 'expiry', 'Expiry', {
    variable: 'Task.Secure_Expiry',
    digits: { type: 'exact', count: 4 },
    prompt: 'Enter the expiry date as four digits, the month and then the year.',
    noEntrySeconds: 15,
  }),
  collect(main, 'cvv', 'CVV', {
    variable: 'Task.Secure_CVV',
    digits: { type: 'range', min: 3, max: 4, terminator: '#' },
    prompt: 'Enter the security code of your card, then press the pound key.',
    noEntrySeconds: 15,
  }),
  call(main, 'generate-session-token', 'Generate_Session_Token', {
    action: GENERATE_SESSION_TOKEN.id,
    inputs: { Reference: expression('Call.ConversationId') },
    outputs: { Session_Token: 'Task.Secure_SessionToken' },
    timeoutSeconds: 10,
  }),
  call(main, 'process-payment', 'Process_Payment', {
    action: PROCESS_PAYMENT.id,
    inputs: {
      Session_Token: expression('Task.Secure_SessionToken'),
      CC_Number: expression('Task.Secure_CC'),
      Expiry: expression('Task.Secure_Expiry'),
      CVV: expression('Task.Secure_CVV'),
      Amount: expression('Task.Amount'),
      Idempotency_Key: expression(
        'Append(Call.ConversationId, "-", ToString(Flow.StartDateTimeUtc))',
      ),
    },
    outputs: { Transaction_ID: 'Task.Transaction_ID' },
    timeoutSeconds: 15,
  }),
]

/** A decline arrives on success, without a transaction id. */
const APPROVAL = [
  decide(main, 'approved', 'Approved?', '!IsNotSetOrEmpty(Task.Transaction_ID)'),
  report(main, 'receipt', 'Set Transaction_ID', 'approved', 'Task.Transaction_ID'),
  say(main, 'receipt-prompt', 'Thank you', speech('Thank you. Your payment has been made.')),
  returnToAgent(main, 'return-paid', 'Return to agent'),
]

/** Up to here nothing has been sent to the gateway but the request for a token. */
const NOT_PAID = [
  report(main, 'report-not-paid', 'Not paid', 'not completed'),
  say(
    main,
    'not-paid-prompt',
    'No payment was made',
    speech('No payment was made. I am taking you back to your agent.'),
  ),
  returnToAgent(main, 'return-not-paid', 'Return without a payment'),
]

const DECLINED_AND_FAILED = [
  report(main, 'report-declined', 'Declined', 'declined'),
  say(
    main,
    'declined-prompt',
    'Card was declined',
    speech('Your card was declined. I am taking you back to your agent.'),
  ),
  returnToAgent(main, 'return-declined', 'Return after a decline'),
  report(main, 'report-failed', 'Payment failed', 'failed'),
  say(
    main,
    'failed-prompt',
    'Payment could not be completed',
    speech('We could not complete your payment. I am taking you back to your agent.'),
  ),
  returnToAgent(main, 'return-failed', 'Return after a failure'),
]

/** After a time-out nobody knows whether the card was charged, so nobody is told that it was not. */
const UNKNOWN = [
  report(main, 'report-unknown', 'Outcome unknown', 'unknown'),
  say(
    main,
    'unknown-prompt',
    'Outcome is being checked',
    speech('We do not know yet whether your payment went through. Your agent will check it.'),
  ),
  returnToAgent(main, 'return-unknown', 'Return after a time-out'),
]

const ERROR = [
  report(onError, 'report-error', 'Report the error', 'unknown'),
  returnToAgent(onError, 'return-error', 'Return after an error'),
]

const MAIN_EDGES = [
  ...edges('enter', { next: 'amount-given' }),
  ...edges('amount-given', { yes: 'welcome', no: 'report-not-paid' }),
  ...edges('welcome', { next: 'consent' }),
  ...edges('consent', { success: 'consented', failure: 'report-not-paid' }),
  ...edges('consented', { yes: 'card-number', no: 'report-not-paid' }),
  ...edges('card-number', { success: 'expiry', failure: 'report-not-paid' }),
  ...edges('expiry', { success: 'cvv', failure: 'report-not-paid' }),
  ...edges('cvv', { success: 'generate-session-token', failure: 'report-not-paid' }),
  ...edges('generate-session-token', {
    success: 'process-payment',
    failure: 'report-not-paid',
    timeout: 'report-not-paid',
  }),
  ...edges('process-payment', {
    success: 'approved',
    failure: 'report-failed',
    timeout: 'report-unknown',
  }),
  ...edges('approved', { yes: 'receipt', no: 'report-declined' }),
  ...edges('receipt', { next: 'receipt-prompt' }),
  ...edges('receipt-prompt', { next: 'return-paid' }),
]

const EXCEPTION_EDGES = [
  ...['not-paid', 'declined', 'failed', 'unknown'].flatMap((outcome) => [
    ...edges(`report-${outcome}`, { next: `${outcome}-prompt` }),
    ...edges(`${outcome}-prompt`, { next: `return-${outcome}` }),
  ]),
  ...edges('report-error', { next: 'return-error' }),
]

const VARIABLES = [
  textVariable(MAIN, 'Task.Amount', 'none', 'What the agent asks the caller to pay'),
  textVariable(MAIN, 'Task.Choice', 'none', 'The key with which the caller goes on or back'),
  textVariable(MAIN, 'Task.Secure_CC', 'pan', 'Card number'),
  textVariable(MAIN, 'Task.Secure_Expiry', 'expiry', 'Expiry date, MMYY'),
  textVariable(MAIN, 'Task.Secure_CVV', 'cvv', 'Security code of the card'),
  textVariable(MAIN, 'Task.Secure_SessionToken', 'token', 'Opens one payment at the gateway'),
  textVariable(MAIN, 'Task.Transaction_ID', 'none', 'The receipt'),
]
