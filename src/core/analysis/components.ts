import type { NodeId } from '../base/ids.ts'

/**
 * The strongly connected components of a graph: nodes of one component can reach each other. A component comes after
 * everything that it leads to.
 */
export function components(
  nodes: Iterable<NodeId>,
  next: (node: NodeId) => readonly NodeId[],
): readonly (readonly NodeId[])[] {
  const found: NodeId[][] = []
  const order = new Map<NodeId, number>()
  const low = new Map<NodeId, number>()
  const open: NodeId[] = []
  const isOpen = new Set<NodeId>()
  // Tarjan's algorithm with a stack of its own: a flow of thousands of nodes in a row must not overflow ours.
  const visits: { readonly node: NodeId; readonly next: readonly NodeId[]; at: number }[] = []
  const enter = (node: NodeId) => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    open.push(node)
    isOpen.add(node)
    visits.push({ node, next: next(node), at: 0 })
  }
  const lower = (node: NodeId, value: number) => {
    low.set(node, Math.min(low.get(node) ?? value, value))
  }
  for (const root of nodes) {
    if (!order.has(root)) enter(root)
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const to = visit.next[visit.at]
      visit.at += 1
      if (to !== undefined) {
        if (!order.has(to)) enter(to)
        else if (isOpen.has(to)) lower(visit.node, order.get(to) ?? 0)
        continue
      }
      visits.pop()
      const parent = visits.at(-1)
      if (parent !== undefined) lower(parent.node, low.get(visit.node) ?? 0)
      if (low.get(visit.node) === order.get(visit.node)) found.push(close(visit.node))
    }
  }
  return found

  function close(first: NodeId): NodeId[] {
    const members = open.splice(open.lastIndexOf(first))
    for (const member of members) isOpen.delete(member)
    return members
  }
}
