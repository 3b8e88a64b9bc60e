import type { ActionId, NodeId, TaskId, VariableId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { ContractField, DataAction, Sensitivity } from '#core/model/data-action.ts'
import type { Design, FlowEdge, FlowNode, Variable } from '#core/model/design.ts'
import { expression, literal, type Json, NO_VALUE, speech } from '#core/model/values.ts'
import { emptyDesign } from './empty-design.ts'

/** A small pay-by-phone design for tests of the app: a card and a CVV are keyed in, a token is fetched, then paid. */
export function payDesign(): Design {
  const nodes = [
    node('enter', 'enter-secure-flow', 'Enter', {
      unpack: [{ variable: 'Flow.Amount', expression: 'ToDecimal(Flow.InvocationData)' }],
    }),
    node('card', 'collect-input', 'Card number', {
      variable: 'Task.Secure_CC',
      prompt: speech('Key in your card number.'),
      digits: { type: 'range', min: 13, max: 19, terminator: '#' },
    }),
    node('cvv', 'collect-input', 'CVV', {
      variable: 'Task.Secure_CVV',
      prompt: speech('Key in the security code.'),
      digits: { type: 'range', min: 3, max: 4, terminator: '#' },
    }),
    node('fetch', 'call-secure-data', 'Fetch token', {
      action: 'fetch-token',
      inputs: { cardNumber: expression('Task.Secure_CC') },
      outputs: { sessionToken: 'Task.Token' },
    }),
    node('pay', 'call-secure-data', 'Pay', {
      action: 'pay',
      inputs: { amount: expression('Flow.Amount'), token: expression('Task.Token') },
      outputs: { status: 'Task.Status' },
      failureOutputs: { errorMessage: 'Task.Failure_Reason' },
    }),
    node('approved', 'decision', 'Approved?', { condition: 'Lower(Task.Status) == "paid"' }),
    node('note', 'set-participant-data', 'Note result', {
      attributes: [{ name: literal('Payment_Status'), value: expression('Task.Status') }],
    }),
    node('back', 'return-to-agent', 'Back to the agent', {}),
    node('queue', 'transfer-to-acd', 'To a person', {
      queue: literal('Payments'),
      errorMessageInto: 'Task.Failure_Reason',
    }),
  ]
  return {
    ...emptyDesign({ name: 'Pay by phone', greeting: speech('You can now pay.') }),
    id: 'pay-by-phone',
    tasks: [{ id: MAIN, name: 'Main', entry: 'enter' as NodeId }],
    nodes,
    edges: [
      edge('enter', 'next', 'card'),
      edge('card', 'success', 'cvv'),
      edge('cvv', 'success', 'fetch'),
      edge('fetch', 'success', 'pay'),
      edge('pay', 'success', 'approved'),
      edge('approved', 'yes', 'note'),
      edge('note', 'next', 'back'),
      edge('card', 'failure', 'queue'),
    ],
    variables: [
      variable('Flow.Amount', 'decimal', null),
      variable('Task.Secure_CC', 'string', MAIN, 'pan'),
      variable('Task.Secure_CVV', 'string', MAIN, 'cvv'),
      variable('Task.Token', 'string', MAIN, 'token'),
      variable('Task.Status', 'string', MAIN),
      variable('Task.Failure_Reason', 'string', MAIN),
    ],
    actions: [
      action('fetch-token', 'Fetch_Token', {
        purpose: 'session-token',
        tokenLifetimeSeconds: 180,
        inputs: [field('cardNumber', 'pan'), field('cvv', 'cvv')],
        outputs: [field('sessionToken', 'token')],
        body: '{"card": "${input.cardNumber}", "cvv": "$!input.cvv"}',
      }),
      action('pay', 'Process_Payment', {
        purpose: 'payment',
        tokenLifetimeSeconds: null,
        inputs: [field('amount', 'none'), field('token', 'token')],
        outputs: [field('status', 'none')],
        body: '{"amount": ${input.amount}, "token": "${input.token}"}',
      }),
    ],
    layout: Object.fromEntries(nodes.map(({ id }, i) => [id, { x: 0, y: i * 120 }])),
  }
}

const MAIN = 'main' as TaskId

function node(id: string, kind: string, name: string, props: Record<string, Json>): FlowNode {
  const { initial } = kindOf({ kind })
  return { id: id as NodeId, task: MAIN, kind, name, props: { ...initial, ...props } }
}

function edge(from: string, output: string, to: string): FlowEdge {
  return { from: from as NodeId, output, to: to as NodeId }
}

function variable(
  name: string,
  type: Variable['type'],
  task: TaskId | null,
  sensitivity: Sensitivity = 'none',
): Variable {
  return {
    id: name.toLowerCase() as VariableId,
    name,
    task,
    type,
    secure: sensitivity !== 'none',
    sensitivity,
    description: '',
    initial: NO_VALUE,
  }
}

function action(
  id: string,
  name: string,
  {
    body,
    ...spec
  }: Pick<DataAction, 'purpose' | 'tokenLifetimeSeconds' | 'inputs' | 'outputs'> & {
    readonly body: string
  },
): DataAction {
  return {
    id: id as ActionId,
    name,
    category: 'Payments',
    integration: 'Payments',
    secure: true,
    gateway: '',
    singleUse: false,
    request: {
      method: 'POST',
      url: `https://gateway.example/v1/${id}`,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body,
    },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    timeoutSeconds: 10,
    ...spec,
  }
}

function field(name: string, sensitivity: Sensitivity): ContractField {
  return { name, type: 'string', required: true, description: '', sensitivity }
}
