import type { Analysis } from '../../analysis/analyse.ts'
import { edgeId } from '../../analysis/graph-rows.ts'
import { findPath, reach } from '../../analysis/paths.ts'
import { isAnySpent, stepsThatSpend } from '../../analysis/spending-steps.ts'
import { findTokenGap } from '../../analysis/token-gap.ts'
import { type TokenUse, valuesArriving } from '../../analysis/token-uses.ts'
import type { NodeId } from '../../base/ids.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Edit } from '../../model/edit.ts'
import { comesAfterPayment } from './after-payment.ts'
import { exitsOf, retriesOf } from './fetch-exits.ts'

/**
 * Whether a fetch can stand directly before each of its payments without changing a path that is right. `uses` are all
 * uses of one fetch.
 */
export function canMove(analysis: Analysis, uses: readonly TokenUse[]): boolean {
  const payments = uses.map((use) => use.payment.node)
  if (uses.length > 1 && isUnfinished(analysis, uses)) return false
  return uses.every(
    (use) =>
      isInOneTask(analysis, use) &&
      !isSharedWithExchange(analysis, use, uses) &&
      !failureReaches(analysis, use) &&
      !isMixed(analysis, use) &&
      !isNeededBefore(analysis, use, payments),
  )
}

/**
 * Whether the move leaves alone all that was right. It does not where a way into the payment brings no token: that the
 * payment fails there may be what keeps it from charging. Nor where another token is alive, of whose time the fetch
 * takes some; where a failed fetch starts over or leads to a payment of another kind; where the payment leads to no
 * end, or round for ever; where the fetch comes to stand behind a payment; nor where two outputs of a step come to
 * lead to the same place.
 */
export function isSafeMove(
  analysis: Analysis,
  uses: readonly TokenUse[],
  redirections: readonly Edit[],
): boolean {
  const { graph } = analysis
  return (
    !mergesOutputs(analysis, redirections) &&
    !comesAfterPayment(analysis, uses) &&
    uses.every(({ fetch, payment, start }) => {
      if (findTokenGap(analysis, payment.node, fetch.token) !== null) return false
      const onward = graph.out(payment.node)
      const goesOn = onward.some(analysis.reachesEnd)
      const isTrapped = !goesOn && onward.every(({ to }) => to !== undefined)
      if (isTrapped || (analysis.reachesEnd(start) && !goesOn)) return false
      const failed = reach(graph, exitsOf(graph, fetch.node, start))
      const isRetry = retriesOf(analysis, fetch.node, start)
      return (
        !isAnySpent(analysis, failed) &&
        graph.into(fetch.node).every((edge) => isRetry(edge) || !failed.has(edge.from.id)) &&
        analysis.usesThrough(payment.node).every((other) => other.fetch === fetch)
      )
    })
  )
}

function mergesOutputs({ graph }: Analysis, redirections: readonly Edit[]): boolean {
  const moved = new Map(
    redirections.flatMap((edit): [string, NodeId][] =>
      edit.type === 'connect' ? [[edgeId(edit.edge.from, edit.edge.output), edit.edge.to]] : [],
    ),
  )
  const changed = new Set(
    redirections.flatMap((edit) => (edit.type === 'connect' ? [edit.edge.from] : [])),
  )
  return [...changed].some((id) => {
    const from = graph.index.node(id)
    const out = from === undefined ? [] : graph.out(from)
    return out.some((edge) =>
      out.some(
        (other) =>
          other.to !== edge.to &&
          (moved.get(edge.id) ?? edge.to?.id) === (moved.get(other.id) ?? other.to?.id),
      ),
    )
  })
}

/** Copies of a call that does not say where it goes when it fails would only spread that. */
function isUnfinished({ graph }: Analysis, uses: readonly TokenUse[]): boolean {
  return uses.some(({ fetch }) => graph.out(fetch.node).some(({ to }) => to === undefined))
}

/** A node stays in its task, whose variables it uses; and nothing jumps into the middle of another one. */
function isInOneTask({ graph }: Analysis, { fetch, payment, start }: TokenUse): boolean {
  const { tasks } = graph.index.design
  return (
    fetch.node.task === payment.node.task &&
    fetch.node.task === start.to?.task &&
    tasks.every((task) => task.entry !== payment.node.id)
  )
}

/** A token that was exchanged for another belongs to it: two of them would be of two sessions. */
function isSharedWithExchange(
  { roles }: Analysis,
  { payment }: TokenUse,
  uses: readonly TokenUse[],
): boolean {
  return uses.length > 1 && !roles.isPayment(payment.node)
}

/** Where a failed fetch goes on to a payment with the token another way, the order of the two is the author's to say. */
function failureReaches(analysis: Analysis, { fetch, start }: TokenUse): boolean {
  const { graph } = analysis
  const takers = stepsThatSpend(analysis, fetch.token)
  const path = findPath(graph, {
    ...exitsOf(graph, fetch.node, start),
    goal: (node) => takers.includes(node),
  })
  return path !== null
}

/** A way into the payment that brings this token or another, depending on where the call comes from. */
function isMixed({ graph, assignments }: Analysis, use: TokenUse): boolean {
  if (assignments.into(use.fetch.token).size < 2) return false
  return graph
    .into(use.payment.node)
    .some(
      (edge) =>
        !use.replaces(edge) &&
        use.between.has(edge.from.id) &&
        valuesArriving(graph, edge.from, use.replaces).arriving.some(
          (setter) => setter !== use.start,
        ),
    )
}

/** Something on the way to the payment reads what the fetch brings. */
function isNeededBefore(
  { graph, assignments, readsOf }: Analysis,
  { fetch, start, replaces }: TokenUse,
  payments: readonly FlowNode[],
): boolean {
  const brought = new Set(assignments.on(start).flatMap(({ target }) => target ?? []))
  const before = reach(graph, {
    from: [start],
    avoidEdge: (edge) => edge !== start && replaces(edge),
    avoidNode: (node) => payments.includes(node),
  })
  return [...before].some((id) => {
    const node = graph.node(id)
    return (
      node !== fetch.node &&
      !payments.includes(node) &&
      readsOf(node).some(({ variable }) => variable !== undefined && brought.has(variable))
    )
  })
}
