import { present } from '../../base/assert.ts'
import { dominatorTree } from '../../base/dominator-tree.ts'

/** A graph that is entered at its roots. Successors are asked for once a node. */
export interface RootedGraph<Node> {
  readonly roots: readonly Node[]
  successors(node: Node): readonly Node[]
}

export interface Dominators<Node> {
  /** Reachable nodes so that every edge that does not lead back leads forward. */
  readonly order: readonly Node[]
  /** The last node that every path to `node` passes; null when there is none, as for a root. */
  dominator(node: Node): Node | null
  /** How many edges lead to the node, roots not counted. */
  entries(node: Node): number
  /** Targets of edges that lead back, in order. */
  readonly headers: readonly Node[]
}

/** The tree of `dominatorTree` over nodes of any sort, which get their places here. */
export function findDominators<Node>(graph: RootedGraph<Node>): Dominators<Node> {
  // A map is gone through to what was put in on the way.
  const places = new Map<Node, number>()
  for (const root of graph.roots) add(root)
  const next: number[][] = []
  for (const node of places.keys()) next.push(graph.successors(node).map(add))
  const nodes = [...places.keys()]
  const nodeAt = (place: number) => present(nodes[place], 'nothing at a place')
  const { order, headers, entries, above } = dominatorTree({
    size: nodes.length,
    roots: graph.roots.map(add),
    countAt: (place) => next[place]?.length ?? 0,
    toAt: (place, way) => next[place]?.[way] ?? -1,
  })
  return {
    order: Array.from(order, nodeAt),
    headers: headers.map(nodeAt),
    entries: (node) => entries[places.get(node) ?? -1] ?? 0,
    dominator(node) {
      const place = above(places.get(node) ?? -1)
      return place < 0 ? null : nodeAt(place)
    },
  }

  function add(node: Node): number {
    const place = places.get(node) ?? places.size
    places.set(node, place)
    return place
  }
}
