import type { Analysis } from '../../../analysis/analyse.ts'
import { emptyOn } from '../../../analysis/empty-on.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import { decidesOn, isOfPaid } from '../../../analysis/payment-values.ts'
import type { Payment } from '../../../analysis/roles.ts'
import type { VariableId } from '../../../base/ids.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'

/** A way from the success of a payment over an arm on which its receipt is empty. */
export interface EmptyArm {
  readonly path: Path
  readonly decision: FlowNode
  readonly receipt: Variable
  /** What the arm leads to. */
  readonly told: FlowNode
}

/**
 * Where a step is reached by the arm of a decision that finds the receipt empty; null where none is. What the payment
 * answers is `answers`: behind another decision on it a code may well be empty of a payment that was made.
 */
export function findEmptyArm(
  analysis: Analysis,
  payment: Payment,
  success: GraphEdge,
  answers: ReadonlySet<VariableId>,
  isTold: (node: FlowNode) => boolean,
): EmptyArm | null {
  const { graph, roles } = analysis
  const receipts = new Set(payment.returns.filter(isOfPaid).map(({ variable }) => variable))
  const deciding = stepsDecidingOn(analysis, receipts)
  if (deciding.size === 0) return null
  const armsOf = (node: FlowNode) =>
    graph.out(node).flatMap((edge) => {
      const receipt = emptyOn(analysis, edge).find((variable) => receipts.has(variable))
      return receipt === undefined ? [] : [{ edge, receipt }]
    })
  const avoidNode = (node: FlowNode) => roles.isPayment(node)
  const goal = (node: FlowNode) => deciding.has(node) && armsOf(node).length > 0
  const isJudged = (node: FlowNode) =>
    avoidNode(node) || (decidesOn(analysis, node, answers) && !goal(node))
  const before = findPath(graph, { from: [success], goal, avoidNode: isJudged })
  const decision = before?.at(-1)?.to
  if (before === null || decision === undefined) return null
  for (const { edge, receipt } of armsOf(decision)) {
    // Behind another decision it may be known better.
    const isDecided = (node: FlowNode) => avoidNode(node) || graph.out(node).length > 1
    const after = findPath(graph, { from: [edge], goal: isTold, avoidNode: isDecided })
    const told = after?.at(-1)?.to
    if (after === null || told === undefined) continue
    return { path: [...before, ...after], decision, receipt, told }
  }
  return null
}

function stepsDecidingOn(
  { readersOf }: Analysis,
  variables: ReadonlySet<Variable>,
): ReadonlySet<FlowNode> {
  const found = new Set<FlowNode>()
  for (const variable of variables) {
    for (const { node, use } of readersOf(variable)) if (use.place === 'logic') found.add(node)
  }
  return found
}
