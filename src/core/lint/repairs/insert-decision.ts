import type { Analysis } from '../../analysis/analyse.ts'
import { outputOf } from '../../analysis/payment-outcome.ts'
import { receiptsOf } from '../../analysis/payment-values.ts'
import type { Payment } from '../../analysis/roles.ts'
import { freshId, type NodeId } from '../../base/ids.ts'
import { decision } from '../../kinds/decision/index.ts'
import { freeNodeName } from '../../kinds/new-node.ts'
import { FAILURE, SUCCESS } from '../../kinds/outputs.ts'
import type { Fix } from '../problem.ts'
import { freeSpots } from './free-spot.ts'

/**
 * Asks on the success of a payment whether its receipt is there; without one the call goes where a failed payment goes.
 * Null where no text is known to be the receipt, or failure leads nowhere.
 */
export function insertDecision(analysis: Analysis, payment: Payment): Fix | null {
  const { design } = analysis.graph.index
  const { node } = payment
  const [receipt] = receiptsOf(analysis, payment)
  const approved = outputOf(analysis, node, SUCCESS)?.to
  const declined = outputOf(analysis, node, FAILURE)?.to
  if (receipt === undefined || receipt.variable.type !== 'string') return null
  if (approved === undefined || declined === undefined) return null
  const id = freshId<NodeId>('approved', new Set(design.nodes.map((other) => other.id)))
  const name = freeNodeName(design.nodes, 'Approved?')
  const condition = `!IsNotSetOrEmpty(${receipt.variable.name})`
  const beside = design.layout[node.id] ?? { x: 0, y: 0 }
  return {
    title: `Ask for ${receipt.variable.name} after ${node.name}`,
    safety: 'unsafe',
    edits: [
      {
        type: 'add-node',
        node: { id, task: node.task, kind: decision.id, name, props: { condition } },
        position: freeSpots(design)(beside),
      },
      { type: 'connect', edge: { from: node.id, output: SUCCESS.id, to: id } },
      { type: 'connect', edge: { from: id, output: 'yes', to: approved.id } },
      { type: 'connect', edge: { from: id, output: 'no', to: declined.id } },
    ],
  }
}
