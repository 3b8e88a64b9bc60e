import { present } from '../../base/assert.ts'

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

/** Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm": the roots hang on one that is not there. */
export function findDominators<Node>(graph: RootedGraph<Node>): Dominators<Node> {
  const { order, headers, predecessors } = walk(graph)
  const place = new Map(order.map((node, i) => [node, i]))
  const roots = new Set(graph.roots)
  const above = order.map((node, i) => (roots.has(node) ? ROOT : i))
  for (let changed = true; changed; ) {
    changed = false
    for (const [i, node] of order.entries()) {
      if (roots.has(node)) continue
      const known = (predecessors.get(node) ?? [])
        .map((from) => present(place.get(from), 'a predecessor has no place'))
        .filter((from) => from < i || above[from] !== from)
      const found = known.reduce((a, b) => meet(above, a, b))
      if (above[i] !== found) {
        above[i] = found
        changed = true
      }
    }
  }
  return {
    order,
    headers,
    entries: (node) => predecessors.get(node)?.length ?? 0,
    dominator(node) {
      const at = above[place.get(node) ?? ROOT]
      return at === undefined || at === ROOT ? null : (order[at] ?? null)
    },
  }
}

const ROOT = -1

function meet(above: readonly number[], a: number, b: number): number {
  let [left, right] = [a, b]
  while (left !== right) {
    while (left > right) left = above[left] ?? ROOT
    while (right > left) right = above[right] ?? ROOT
  }
  return left
}

/** Depth first without recursion: a main path may be longer than the stack is deep. */
function walk<Node>(graph: RootedGraph<Node>) {
  const predecessors = new Map<Node, Node[]>()
  const headers = new Set<Node>()
  const state = new Map<Node, 'open' | 'done'>()
  const finished: Node[] = []
  const enter = (node: Node) => {
    state.set(node, 'open')
    // The last way is walked first, so that in the reverse order the first way stands first.
    return { node, rest: graph.successors(node).toReversed() }
  }
  for (const root of graph.roots.toReversed()) {
    if (state.has(root)) continue
    const stack = [enter(root)]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.shift()
      if (next === undefined) {
        state.set(top.node, 'done')
        finished.push(top.node)
        stack.pop()
        continue
      }
      const known = predecessors.get(next)
      if (known === undefined) predecessors.set(next, [top.node])
      else known.push(top.node)
      if (state.get(next) === 'open') headers.add(next)
      if (!state.has(next)) stack.push(enter(next))
    }
  }
  return { order: finished.toReversed(), headers: [...headers], predecessors }
}
