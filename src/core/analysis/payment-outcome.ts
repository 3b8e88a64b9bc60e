import type { VariableId } from '../base/ids.ts'
import type { Output } from '../kinds/facts.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { reach } from './paths.ts'
import { decidesOn, knownFrom } from './payment-values.ts'
import type { Payment } from './roles.ts'
import { variablesInCall } from './references.ts'

/** The output of a call by this name. */
export function outputOf(
  { graph }: Analysis,
  node: FlowNode,
  { id }: Output,
): GraphEdge | undefined {
  return graph.out(node).find(({ output }) => output === id)
}

/** Whether an edge gives a part of the card that the payment needs, keyed in anew. */
export function takesCardFor(analysis: Analysis, { reads }: Payment): (edge: GraphEdge) => boolean {
  const needed = analysis.influence.into(reads)
  return (edge) =>
    analysis.assignments.on(edge).some(({ source, target }) => {
      if (source.type !== 'keypad' || target === undefined || !needed.has(target.id)) return false
      const { sensitivity } = analysis.classOf(target)
      return sensitivity === 'pan' || sensitivity === 'cvv' || sensitivity === 'expiry'
    })
}

/**
 * The calls after a payment that neither pay nor fetch a token, and on whose answer something decides: questions to the
 * gateway what became of the payment.
 */
export function inquiriesAfter(
  analysis: Analysis,
  payment: Payment,
): {
  readonly isInquiry: (node: FlowNode) => boolean
  readonly decides: (node: FlowNode) => boolean
} {
  const { graph, roles, assignments } = analysis
  const fetching = new Set(roles.fetches.map(({ node }) => node.id))
  const after = [...reach(graph, { from: graph.out(payment.node) })].map((id) => graph.node(id))
  const asking = after.filter(
    (node) => graph.facts(node).call !== null && !roles.isPayment(node) && !fetching.has(node.id),
  )
  const answersOf = (node: FlowNode) =>
    analysis.influence.outOf(assignments.of(node).flatMap(({ target }) => target ?? []))
  const inquiries = new Set<FlowNode>()
  const deciding = new Set<FlowNode>()
  for (const node of asking) {
    const answers = answersOf(node)
    for (const other of after) {
      if (!decidesOn(analysis, other, answers)) continue
      inquiries.add(node)
      deciding.add(other)
    }
  }
  return {
    isInquiry: (node) => inquiries.has(node),
    decides: (node) => deciding.has(node),
  }
}

/** What tells how a payment went: what it returned, and what calls returned that were asked about that. */
export function answersAbout(analysis: Analysis, payment: Payment): ReadonlySet<VariableId> {
  const { graph, assignments } = analysis
  let known = knownFrom(analysis, payment.returns)
  for (const node of graph.index.design.nodes) {
    const { call } = graph.facts(node)
    if (call === null || node === payment.node) continue
    const asks = variablesInCall(call, node.task, graph.index).some(({ id }) => known.has(id))
    if (!asks) continue
    const returned = assignments
      .of(node)
      .flatMap(({ target }): Variable[] => (target ? [target] : []))
    known = new Set([...known, ...analysis.influence.outOf(returned)])
  }
  return known
}
