import { gatewayOf } from '../../analysis/gateway-of.ts'
import type { Payment } from '../../analysis/roles.ts'
import { asObject } from '../../kinds/archy-values.ts'
import { type ContractField, type DataAction, isStub } from '../../model/data-action.ts'
import type { Edit } from '../../model/edit.ts'
import { expression } from '../../model/values.ts'
import type { Fix } from '../problem.ts'

/**
 * Sends the conversation id with the start of the flow as the key of a payment, in the header that its gateway reads.
 * The same for every retry of one run, and new when an agent starts the flow again. Null where the header is not known,
 * or the name of the input is taken by something else.
 */
export function giveIdempotencyKey({ node, action }: Payment): Fix | null {
  const header = gatewayOf(action)?.idempotencyHeader.value ?? null
  const isTaken = action.inputs.some(({ name }) => name === INPUT)
  if (header === null || isTaken || isStub(action)) return null
  const inputs = asObject(node.props['inputs'])
  const bound = { ...inputs, [INPUT]: expression(KEY) }
  return {
    title: `Send an idempotency key with ${action.name}`,
    // The contract of a published action cannot be changed, and another header can mean something to the gateway.
    safety: 'unsafe',
    edits: [
      sendKey(action, header),
      { type: 'set-node', node: node.id, patch: { props: { ...node.props, inputs: bound } } },
    ],
  }
}

const INPUT = 'Idempotency_Key'
const KEY = 'Append(Call.ConversationId, "-", ToString(Flow.StartDateTimeUtc))'

function sendKey(action: DataAction, header: string): Edit {
  const field: ContractField = {
    name: INPUT,
    type: 'string',
    required: true,
    description: '',
    sensitivity: 'none',
  }
  const headers = [...action.request.headers, { name: header, value: `\${input.${INPUT}}` }]
  return {
    type: 'set-action',
    action: action.id,
    patch: { inputs: [...action.inputs, field], request: { ...action.request, headers } },
  }
}
