import type { Analysis } from '../../../analysis/analyse.ts'
import { emptyOn } from '../../../analysis/empty-on.ts'
import type { TextWays } from '../../../analysis/held-texts.ts'
import { decidesOn, isOfPaid } from '../../../analysis/payment-values.ts'
import type { Payment } from '../../../analysis/roles.ts'
import { arrivalsAt, findTold, type Told } from '../../../analysis/told.ts'
import type { VariableId } from '../../../base/ids.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'

/** A way from the success of a payment over an arm on which its receipt is empty. */
export interface EmptyArm {
  readonly decision: FlowNode
  readonly receipt: Variable
  /** What the arm leads to, and how it is told there that it was paid. */
  readonly told: Told
}

/**
 * Where a step is reached by the arm of a decision that finds the receipt empty; null where none is. What the payment
 * answers is `answers`: behind another decision on it a code may well be empty of a payment that was made.
 */
export function findEmptyArm(
  analysis: Analysis,
  payment: Payment,
  ways: Pick<TextWays, 'from' | 'held'>,
  answers: ReadonlySet<VariableId>,
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
  for (const arrival of arrivalsAt(analysis, goal, { ...ways, avoidNode: isJudged })) {
    const { node: decision, path: before, held } = arrival
    for (const { edge, receipt } of armsOf(decision)) {
      const told = findTold(analysis, {
        from: [edge],
        held: held === null ? [] : [held],
        // What has words for both says the one that fits.
        goal: (_, claims) => claims.has('paid') && !claims.has('unpaid'),
        // Behind another decision it may be known better.
        avoidNode: (node) => avoidNode(node) || graph.out(node).length > 1,
      })
      if (told === null) continue
      return { decision, receipt, told: { ...told, path: [...before, ...told.path] } }
    }
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
