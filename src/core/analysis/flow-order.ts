import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import type { FlowGraph } from './flow-graph.ts'

/**
 * The place of every node in the order in which a reader follows the flow: from the start down the primary outputs,
 * then along the exceptions; what nothing leads to comes last, as it stands in the file.
 */
export function flowOrder(graph: FlowGraph): ReadonlyMap<NodeId, number> {
  const order = new Map<NodeId, number>()
  const starts = [...graph.roots.map(({ node }) => node), ...graph.index.design.nodes]
  for (const start of starts) {
    const stack: FlowNode[] = [start]
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (order.has(node.id)) continue
      order.set(node.id, order.size)
      for (const { to } of [...graph.out(node)].reverse()) if (to !== undefined) stack.push(to)
    }
  }
  return order
}
