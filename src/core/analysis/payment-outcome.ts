import type { VariableId } from '../base/ids.ts'
import type { Output } from '../kinds/facts.ts'
import { type DataAction, isStub } from '../model/data-action.ts'
import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { likelyGatewayOf } from './gateway-of.ts'
import { reach } from './paths.ts'
import { aboutSteps, stepsThat } from './step-traits.ts'
import { sameItems } from '../base/same-items.ts'
import { knownFrom } from './payment-values.ts'
import type { Payment } from './roles.ts'

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
export function inquiriesAfter(analysis: Analysis, payment: Payment): Inquiries {
  const { graph } = analysis
  const asked = analysis.answer(questionsOf, sameQuestions)
  if (asked.length === 0) return NO_INQUIRIES
  const after = reach(graph, { from: graph.out(payment.node) })
  const inquiries = new Set<FlowNode>()
  const deciding = new Set<FlowNode>()
  for (const { node, deciders } of asked) {
    if (!after.has(node.id)) continue
    for (const other of deciders) {
      if (!after.has(other.id)) continue
      inquiries.add(node)
      deciding.add(other)
    }
  }
  return {
    isInquiry: (node) => inquiries.has(node),
    decides: (node) => deciding.has(node),
  }
}

interface Inquiries {
  readonly isInquiry: (node: FlowNode) => boolean
  readonly decides: (node: FlowNode) => boolean
}

const NO_INQUIRIES: Inquiries = { isInquiry: () => false, decides: () => false }

interface Question {
  readonly node: FlowNode
  readonly deciders: readonly FlowNode[]
}

function sameQuestions(a: readonly Question[], b: readonly Question[]): boolean {
  const stepsOf = (questions: readonly Question[]) =>
    questions.flatMap(({ node, deciders }) => [null, node, ...deciders])
  return sameItems(stepsOf(a), stepsOf(b))
}

/** The calls that neither pay nor fetch a token, and on whose answer something decides, with what does. */
const questionsOf = aboutSteps((analysis): readonly Question[] => {
  const { roles, assignments, influence, readersOf } = analysis
  const fetching = new Set(roles.fetches.map(({ node }) => node.id))
  return stepsThat(analysis).call.flatMap((node) => {
    if (roles.isPayment(node) || fetching.has(node.id)) return []
    const answers = influence.outOf(assignments.of(node).flatMap(({ target }) => target ?? []))
    const deciders = [...answers].flatMap((id) =>
      readersOf({ id }).flatMap((read) => (read.use.place === 'logic' ? [read.node] : [])),
    )
    return deciders.length === 0 ? [] : [{ node, deciders }]
  })
})

/** What tells how a payment went: what it returned, and what calls returned that were asked about that. */
export function answersAbout(analysis: Analysis, payment: Payment): ReadonlySet<VariableId> {
  const { graph, assignments, influence, readersOf } = analysis
  const known = new Set(knownFrom(analysis, payment.returns))
  const asked = new Set([payment.node])
  // What is added while the set is gone through is gone through as well.
  for (const id of known) {
    for (const { node, use } of readersOf({ id })) {
      const isInput = use.place === 'secure-action' || use.place === 'standard-action'
      if (!isInput || graph.facts(node).call === null || asked.has(node)) continue
      asked.add(node)
      const returned = assignments.of(node).flatMap(({ target }) => target ?? [])
      for (const more of influence.outOf(returned)) known.add(more)
    }
  }
  return known
}

/** Whether a declined payment has no id: the gateway gives it none, or the action may leave it out. */
export function isIdProof({ action }: Payment): boolean {
  return likelyGatewayOf(action)?.idOnDecline.value !== true || choosesItself(action)
}

/** By a template of its own, or one that is not known. */
function choosesItself(action: DataAction): boolean {
  return isStub(action) || /#\{?if\b/.test(action.response.successTemplate)
}
