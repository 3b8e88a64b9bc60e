import type { Analysis } from '../../analysis/analyse.ts'
import { findPath, reach } from '../../analysis/paths.ts'
import { type TokenUse, whileAlive } from '../../analysis/token-uses.ts'
import type { FlowNode } from '../../model/design.ts'

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
      !failureReaches(analysis, use, payments) &&
      !isMixed(analysis, use) &&
      !isNeededBefore(analysis, use, payments),
  )
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
  return uses.length > 1 && !roles.payments.includes(payment)
}

/** Where a failed fetch goes on to the payment another way, the order of the two is the author's to say. */
function failureReaches(
  { graph }: Analysis,
  { fetch, start }: TokenUse,
  payments: readonly FlowNode[],
): boolean {
  const path = findPath(graph, {
    from: graph.out(fetch.node).filter((edge) => edge !== start),
    goal: (node) => payments.includes(node),
    avoidNode: (node) => node === fetch.node,
  })
  return path !== null
}

/** A way into the payment that brings this token or another, depending on where the call comes from. */
function isMixed({ graph }: Analysis, use: TokenUse): boolean {
  const { goal: _, ...alive } = whileAlive(use, use.payment.node)
  const mine = reach(graph, alive)
  const others = graph.edges.filter((edge) => edge !== use.start && use.replaces(edge))
  const theirs = reach(graph, { from: others, avoidEdge: (edge) => edge === use.start })
  return graph
    .into(use.payment.node)
    .some((edge) => !use.replaces(edge) && mine.has(edge.from.id) && theirs.has(edge.from.id))
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
