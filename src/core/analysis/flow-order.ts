import type { Ranks } from './analyse.ts'
import type { FlowGraph } from './flow-graph.ts'

/**
 * The rank of every node, by its place, in the order in which a reader follows the flow: from the start down the primary
 * outputs, then along the exceptions; what nothing leads to comes last, as it stands in the file. It is the same as long
 * as paths begin where they began and all outputs lead where they led.
 */
export function flowOrder(graph: FlowGraph): Int32Array {
  const { index } = graph
  const ranks = new Int32Array(index.size).fill(-1)
  let placed = 0
  const stack: number[] = []
  const follow = (start: number) => {
    stack.push(start)
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      if (ranks[place] !== -1) continue
      ranks[place] = placed
      placed += 1
      const out = graph.outAt(place)
      for (let i = out.length - 1; i >= 0; i -= 1) {
        const toAt = out[i]?.toAt ?? -1
        if (toAt >= 0) stack.push(toAt)
      }
    }
  }
  for (const { node } of graph.roots) follow(graph.placeOf(node))
  for (let place = 0; place < index.size; place += 1) {
    if (index.at(place) !== undefined) follow(place)
  }
  return ranks
}

export function ranksIn({ index }: FlowGraph, ranks: Int32Array): Ranks {
  const size = index.design.nodes.length
  const at = (place: number) => {
    const rank = ranks[place] ?? -1
    return rank < 0 ? size : rank
  }
  return {
    at,
    get(node) {
      const place = index.place(node)
      return place === undefined ? undefined : at(place)
    },
    size,
  }
}
