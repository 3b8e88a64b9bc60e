import type { Analysis } from '../../analysis/analyse.ts'
import { emptyOn } from '../../analysis/empty-on.ts'
import type { GraphEdge } from '../../analysis/flow-graph.ts'
import { likelyGatewayOf } from '../../analysis/gateway-of.ts'
import { findPath } from '../../analysis/paths.ts'
import { answersAbout, isIdProof } from '../../analysis/payment-outcome.ts'
import { decidesOn, isOfPaid } from '../../analysis/payment-values.ts'
import type { Payment, Returned } from '../../analysis/roles.ts'
import { setParticipantData } from '../../kinds/set-participant-data/index.ts'
import type { FlowNode } from '../../model/design.ts'
import { expression, literal } from '../../model/values.ts'
import type { Fix } from '../problem.ts'
import { insertDecision } from './insert-decision.ts'
import { insertOn, type NewStep } from './insert-step.ts'

/**
 * Writes what a payment returned to participant data: directly on success where a decline leaves by failure, else behind
 * a decision that asks whether it is there. Null where a decision on something else is there already, or a declined
 * payment has a receipt too: which arm is the approved one is the author’s to say.
 */
export function writeReceipt(
  analysis: Analysis,
  payment: Payment,
  success: GraphEdge,
  { property, variable }: Returned,
): Fix | null {
  const { graph } = analysis
  const { node } = payment
  if (variable.secure || success.to === undefined) return null
  const step: NewStep = {
    base: `${node.id}-receipt`,
    kind: setParticipantData.id,
    name: `Set ${property}`,
    props: { attributes: [{ name: literal(property), value: expression(variable.name) }] },
  }
  const title = `Write ${variable.name} to participant data`
  const after = `${title} after ${node.name}`
  if (likelyGatewayOf(payment.action)?.declineOn.value === 'failure') {
    return { title: after, safety: 'unsafe', edits: insertOn(graph, [success], step) }
  }
  if (!isIdProof(payment)) return null
  const answers = answersAbout(analysis, payment)
  const isDecided = findPath(graph, {
    from: [success],
    avoidNode: (other) => other === node,
    goal: (other) => decidesOn(analysis, other, answers),
  })
  if (isDecided !== null) {
    const asked = askedAfter(analysis, payment, success.to)
    if (asked === null) return null
    const { decision, arms } = asked
    const outputs = arms.map(({ output }) => output).join(' and ')
    return {
      title: `${title} on ${outputs} of ${decision.name}`,
      safety: 'unsafe',
      edits: insertOn(graph, arms, step),
    }
  }
  const asked = insertDecision(analysis, payment)
  const decision = asked?.edits.flatMap((edit) => (edit.type === 'add-node' ? [edit.node] : []))[0]
  if (asked === null || decision === undefined) return null
  const approved = { from: decision, output: 'yes', to: success.to }
  const edits = [...asked.edits, ...insertOn(graph, [approved], step)]
  return { title: `${after} when it is there`, safety: 'unsafe', edits }
}

interface Asked {
  readonly decision: FlowNode
  /** The arms on which the receipt is there. */
  readonly arms: readonly GraphEdge[]
}

/** The decision on whether the receipt is there that every path from a payment passes; null where there is none. */
function askedAfter(analysis: Analysis, payment: Payment, first: FlowNode): Asked | null {
  const { graph, dominance } = analysis
  const receipts = new Set(payment.returns.filter(isOfPaid).map(({ variable }) => variable))
  const isEmptyOn = (arm: GraphEdge) => emptyOn(analysis, arm).some((one) => receipts.has(one))
  let step: FlowNode | null = first
  for (; step !== null && step !== payment.node; step = dominance.after.nearest(step)) {
    const out = graph.out(step)
    const arms = out.filter((arm) => !isEmptyOn(arm))
    if (arms.length === out.length) continue
    const isOpen = arms.some(({ to }) => to === undefined)
    return arms.length === 0 || isOpen ? null : { decision: step, arms }
  }
  return null
}
