import type { NodeId, TaskId } from '../base/ids.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design, FlowEdge, Variable } from '../model/design.ts'
import { speech } from '../model/values.ts'
import { leadsTo, type Outcome, paymentEdges } from './card-payment-edges.ts'
import type { CardPayment } from './card-payment-spec.ts'
import {
  askForCard,
  askToPay,
  endOf,
  inquireSteps,
  receiptSteps,
  tryAgainSteps,
} from './card-payment-steps.ts'
import { CARD_VARIABLES, inputsOf, outputsOf, variableOf } from './card-payment-values.ts'
import {
  designOf,
  type FlowTemplate,
  flowSettings,
  type Step,
  taskVariable,
} from './flow-template.ts'
import { call, decide, type Place, report, returnToAgent } from './steps.ts'

/**
 * An agent starts it; the caller keys in the card; it is paid at once; the agent gets a receipt or learns why not. The
 * families of gateways differ in what comes between the card and the payment.
 */
export function cardPaymentTemplate(payment: CardPayment): FlowTemplate {
  const { id, title, summary, gateway } = payment
  return { id, title, summary, gateway, build: () => buildDesign(payment) }
}

const MAIN = 'take-payment' as TaskId
const ON_ERROR = 'on-error' as TaskId
const main: Place = { task: MAIN }
const onError: Place = { task: ON_ERROR }

function buildDesign(payment: CardPayment): Design {
  const { opening, token, inquiry } = payment
  const actions = [opening, token, payment.payment, inquiry?.action].filter(
    (action) => action !== undefined,
  )
  const ways = paymentEdges(payment)
  return designOf({
    id: payment.id,
    flow: flowSettings({
      name: payment.name,
      description: payment.description,
      greeting: speech('You are now in a secure session.'),
      errorHandling: { type: 'task', task: ON_ERROR },
      errorAudio: speech('Sorry, something went wrong. I am taking you back to your agent.'),
    }),
    tasks: [
      { id: MAIN, name: 'Take payment', entry: 'enter' as NodeId },
      { id: ON_ERROR, name: 'On error', entry: 'report-error' as NodeId },
    ],
    bands: [columnsOf(payment, ways), [ERROR]],
    edges: ways,
    variables: variablesOf(actions),
    actions,
  })
}

/** The main path runs down in the first three columns; what is no payment stands to the right. */
function columnsOf(payment: CardPayment, ways: readonly FlowEdge[]): readonly (readonly Step[])[] {
  const { opening, token, inquiry, isApproved, isDeclined } = payment
  const end = (outcome: Outcome) => (leadsTo(ways, outcome) ? endOf(main, outcome) : [])
  const callOf = (action: DataAction) =>
    call(main, action.id, action.name, bindingOf(action, payment))
  const columns = [
    [
      ...askToPay(main),
      ...(opening === undefined ? [] : [callOf(opening)]),
      ...tryAgainSteps(main, [...CARD_VARIABLES.values()]),
    ],
    [...askForCard(main), ...(token === undefined ? [] : [callOf(token)]), callOf(payment.payment)],
    [decide(main, 'approved', 'Approved?', isApproved), ...receiptSteps(main, 'paid')],
    inquiry === undefined
      ? []
      : inquireSteps(main, inquiry, callOf(inquiry.action), [...CARD_VARIABLES.values()]),
    end('not-paid'),
    [
      ...(isDeclined === undefined ? [] : [decide(main, 'is-declined', 'Declined?', isDeclined)]),
      ...end('declined'),
      ...end('failed'),
    ],
    end('unknown'),
  ]
  return columns.filter((steps) => steps.length > 0)
}

function bindingOf(action: DataAction, { values = {} }: CardPayment) {
  return {
    action: action.id,
    inputs: inputsOf(action, values),
    outputs: outputsOf(action),
    timeoutSeconds: action.timeoutSeconds,
  }
}

const ERROR = [
  report(onError, 'report-error', 'Report the error', 'unknown'),
  returnToAgent(onError, 'return-error', 'Return after an error'),
]

/** The card's own, and one for every output that a call returns. */
function variablesOf(actions: readonly DataAction[]): readonly Variable[] {
  const variables = [
    taskVariable(MAIN, 'Task.Amount', 'none', 'What the agent asks the caller to pay'),
    taskVariable(MAIN, 'Task.Choice', 'none', 'The key with which the caller goes on or back'),
    taskVariable(MAIN, 'Task.Attempt', 'none', 'The try, counted from 0', 'integer'),
    taskVariable(MAIN, 'Task.Secure_CC', 'pan', 'Card number'),
    taskVariable(MAIN, 'Task.Secure_Expiry', 'expiry', 'Expiry date, MMYY'),
    taskVariable(MAIN, 'Task.Secure_CVV', 'cvv', 'Security code of the card'),
    ...actions
      .flatMap(({ outputs }) => outputs)
      .map((field) =>
        taskVariable(
          MAIN,
          variableOf(field),
          field.sensitivity,
          field.description,
          field.type === 'boolean' ? 'boolean' : 'string',
        ),
      ),
  ]
  return [
    ...new Map(variables.toReversed().map((variable) => [variable.name, variable])).values(),
  ].toReversed()
}
