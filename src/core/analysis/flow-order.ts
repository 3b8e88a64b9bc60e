import type { NodeId } from '../base/ids.ts'
import type { FlowGraph } from './flow-graph.ts'

/**
 * The place of every node in the order in which a reader follows the flow: from the start down the primary outputs,
 * then along the exceptions; what nothing leads to comes last, as it stands in the file.
 */
export function flowOrder(graph: FlowGraph): ReadonlyMap<NodeId, number> {
  const { nodes } = graph.index.design
  const order = new Map<NodeId, number>()
  const isPlaced = new Uint8Array(nodes.length)
  const follow = (start: number) => {
    const stack = [start]
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      const node = nodes[place]
      if (node === undefined || isPlaced[place] === 1) continue
      isPlaced[place] = 1
      order.set(node.id, order.size)
      const out = graph.outAt(place)
      for (let i = out.length - 1; i >= 0; i -= 1) stack.push(out[i]?.toAt ?? -1)
    }
  }
  for (const { node } of graph.roots) follow(graph.placeOf(node))
  for (let place = 0; place < nodes.length; place += 1) follow(place)
  return order
}
