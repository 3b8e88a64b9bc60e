import type { Analysis } from '../../analysis/analyse.ts'
import type { Payment } from '../../analysis/roles.ts'
import { freshId, type NodeId } from '../../base/ids.ts'
import { callSecureData } from '../../kinds/call-secure-data/index.ts'
import { matchVariables } from '../../kinds/match-variables.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { Design, FlowNode, Variable } from '../../model/design.ts'
import type { Edit } from '../../model/edit.ts'
import { expression } from '../../model/values.ts'
import type { Fix } from '../problem.ts'
import { freeSpots } from './free-spot.ts'

/**
 * Puts a call of the design's only action that fetches a token directly before a payment, on every way into it. It
 * fails and times out to where the payment does; null where the payment does not say where that is.
 */
export function insertFetch(
  { graph }: Analysis,
  { node: payment }: Payment,
  token: Variable,
): Fix | null {
  const { design } = graph.index
  const actions = design.actions.filter(({ purpose }) => purpose === 'session-token')
  const [action] = actions
  const field = action?.outputs.find(({ sensitivity }) => sensitivity === 'token')
  const isEntry = design.tasks.some(({ entry }) => entry === payment.id)
  const exits = graph.out(payment).filter(({ output }) => output !== 'success')
  if (action === undefined || actions.length > 1 || field === undefined || isEntry) return null
  if (exits.some(({ to }) => to === undefined)) return null
  const node = callOf(action, field.name, token, payment, design)
  const beside = design.layout[payment.id] ?? { x: 0, y: 0 }
  return {
    title: `Call ${action.name} before ${payment.name}`,
    safety: 'unsafe',
    edits: [
      { type: 'add-node', node, position: freeSpots(design)(beside) },
      ...graph.into(payment).map(({ from, output }) => connect(from.id, output, node.id)),
      ...exits.flatMap(({ output, to }) =>
        to === undefined ? [] : connect(node.id, output, to === payment ? node.id : to.id),
      ),
      connect(node.id, 'success', payment.id),
    ],
  }
}

function connect(from: NodeId, output: string, to: NodeId): Edit {
  return { type: 'connect', edge: { from, output, to } }
}

function callOf(
  action: DataAction,
  output: string,
  token: Variable,
  payment: FlowNode,
  design: Design,
): FlowNode {
  const inputs = [...matchVariables(design, payment.task, action.inputs)].map(
    ([name, variable]) => [name, expression(variable.name)] as const,
  )
  return {
    id: freshId<NodeId>(action.id, new Set(design.nodes.map(({ id }) => id))),
    task: payment.task,
    kind: callSecureData.id,
    name: action.name,
    props: {
      ...callSecureData.initial,
      action: action.id,
      inputs: Object.fromEntries(inputs),
      outputs: { [output]: token.name },
    },
  }
}
