import type { NodeId, VariableId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
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
export function inquiriesAfter(analysis: Analysis, { node: payment }: Payment): Inquiries {
  const { graph, readsOf } = analysis
  let after: ReadonlySet<NodeId> | undefined
  const isAfter = ({ id }: FlowNode) =>
    (after ??= reach(graph, { from: graph.out(payment) })).has(id)
  return {
    isInquiry(node) {
      if (graph.facts(node).call === null) return false
      const deciders = analysis.answer(decidersOn(node), sameItems)
      return deciders.length > 0 && isAfter(node) && deciders.some(isAfter)
    },
    decides(node) {
      if (!readsOf(node).some(({ use }) => use.place === 'logic')) return false
      const asked = analysis.answer(askedBefore(node), sameItems)
      return asked.length > 0 && isAfter(node) && asked.some(isAfter)
    },
  }
}

interface Inquiries {
  readonly isInquiry: (node: FlowNode) => boolean
  readonly decides: (node: FlowNode) => boolean
}

// Asked of one step at a time: another call is a question to few.

/** What decides on the answer of a call; nothing where it pays or fetches a token. */
const decidersOn = remember(({ id }: FlowNode) => (whole: Analysis): readonly FlowNode[] => {
  return questionsOf(whole).decidersOn.get(id) ?? NONE
})

/** The calls that neither pay nor fetch a token on whose answer a step decides. */
const askedBefore = remember(({ id }: FlowNode) => (whole: Analysis): readonly FlowNode[] => {
  return questionsOf(whole).askedBefore.get(id) ?? NONE
})

const NONE: readonly FlowNode[] = []

interface Questions {
  readonly decidersOn: ReadonlyMap<NodeId, readonly FlowNode[]>
  readonly askedBefore: ReadonlyMap<NodeId, readonly FlowNode[]>
}

const questionsOf = aboutSteps((analysis): Questions => {
  const { roles, assignments, influence, readersOf } = analysis
  const fetching = new Set(roles.fetches.map(({ node }) => node.id))
  const decidersOn = new Map<NodeId, readonly FlowNode[]>()
  const askedBefore = new Map<NodeId, FlowNode[]>()
  for (const node of stepsThat(analysis).call) {
    if (roles.isPayment(node) || fetching.has(node.id)) continue
    const answers = influence.outOf(assignments.of(node).flatMap(({ target }) => target ?? []))
    const deciders = [...answers].flatMap((id) =>
      readersOf({ id }).flatMap((read) => (read.use.place === 'logic' ? [read.node] : [])),
    )
    if (deciders.length === 0) continue
    decidersOn.set(node.id, deciders)
    for (const { id } of deciders) {
      const before = askedBefore.get(id)
      if (before === undefined) askedBefore.set(id, [node])
      else before.push(node)
    }
  }
  return { decidersOn, askedBefore }
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
