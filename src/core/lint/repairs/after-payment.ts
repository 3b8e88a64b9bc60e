import type { Analysis } from '../../analysis/analyse.ts'
import { reachBackward } from '../../analysis/paths-into.ts'
import { findPath } from '../../analysis/paths.ts'
import { knownFrom, receiptsOf, writesOut } from '../../analysis/payment-values.ts'
import type { TokenUse } from '../../analysis/token-uses.ts'
import { SUCCESS } from '../../kinds/outputs.ts'
import type { FlowNode } from '../../model/design.ts'
import { exitsOf } from './fetch-exits.ts'

/**
 * Whether a fetch that is moved before its payments comes to stand behind a payment that it stood before: when it
 * fails there, money has been charged. That is another outcome, unless it is the same payment again and its receipt is
 * written by then; and what the caller is asked on the way out, he is asked while the payment's CVV is kept.
 */
export function comesAfterPayment(analysis: Analysis, uses: readonly TokenUse[]): boolean {
  const { graph, roles, isReachable } = analysis
  const [use] = uses
  if (use === undefined) return false
  const { fetch, start } = use
  const places = new Set(uses.map(({ payment }) => payment.node))
  const exits = exitsOf(graph, fetch.node, start)
  const asks = (node: FlowNode) => graph.facts(node).asks !== undefined
  const asksOnTheWayOut = findPath(graph, { ...exits, goal: asks }) !== null
  // One search back from where the fetch will stand finds all payments of the flow that can matter.
  const ahead = new Set(
    [...places].flatMap((node) => [
      ...reachBackward(graph, node, { avoidNode: (other) => other === fetch.node }),
    ]),
  )
  return [...ahead].some((id) => {
    const payment = roles.paymentAt(graph.node(id))
    if (payment === undefined || !isReachable(payment.node)) return false
    const outputs = graph.out(payment.node)
    const receipt = knownFrom(analysis, receiptsOf(analysis, payment))
    const isItsOwn = places.has(payment.node)
    const arrives = (onSuccessOnly: boolean) =>
      findPath(graph, {
        from: outputs.filter(({ output }) => !onSuccessOnly || output === SUCCESS.id),
        avoidNode: (node) =>
          node === fetch.node || (onSuccessOnly && isItsOwn && writesOut(analysis, node, receipt)),
        goal: (node) => places.has(node),
      }) !== null
    return arrives(true) || (asksOnTheWayOut && arrives(false))
  })
}
