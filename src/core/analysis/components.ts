import type { NodeId } from '../base/ids.ts'

/**
 * The strongly connected components of a graph: nodes of one component can reach each other. A component comes after
 * everything that it leads to.
 */
export function components(
  nodes: Iterable<NodeId>,
  next: (node: NodeId) => readonly NodeId[],
): readonly (readonly NodeId[])[] {
  const places = new Map<NodeId, number>()
  for (const id of nodes) places.set(id, places.size)
  // What only an edge names is numbered behind the rest: a map is gone through to what was put in on the way.
  const following: number[][] = []
  for (const id of places.keys()) {
    following.push(
      next(id).map((to) => {
        const place = places.get(to) ?? places.size
        if (place === places.size) places.set(to, place)
        return place
      }),
    )
  }
  const ids = [...places.keys()]
  const { count, membersOf } = componentsOf(ids.length, (place, i) => following[place]?.[i])
  return Array.from({ length: count }, (_, component) =>
    Array.from(membersOf(component)).flatMap((place) => ids.slice(place, place + 1)),
  )
}

/** Components by number: each comes after all that it leads to. */
export interface Components {
  readonly count: number
  /** The component of each node. */
  readonly of: Int32Array
  /**
   * All nodes, component by component; those of one are such that each comes after what leads to it but for edges that
   * go round (reverse postorder).
   */
  readonly nodes: Int32Array
  /** Where among `nodes` those of a component begin; for the number behind the last, where they end. */
  readonly startOf: (component: number) => number
  readonly membersOf: (component: number) => Int32Array
}

/**
 * The same over nodes that are numbered from zero. `next` gives where a node leads by its first way, its second and so
 * on: -1 where a way leads nowhere, undefined behind the last.
 */
export function componentsOf(
  size: number,
  next: (place: number, way: number) => number | undefined,
): Components {
  // Tarjan's algorithm with a stack of its own: a flow of thousands of nodes in a row must not overflow ours.
  const entered = new Int32Array(size)
  const low = new Int32Array(size)
  const way = new Int32Array(size)
  const of = new Int32Array(size).fill(-1)
  const open = new Int32Array(size)
  const visits = new Int32Array(size)
  // In the order in which nothing was left to follow from them.
  const left = new Int32Array(size)
  let opened = 0
  let depth = 0
  let leaving = 0
  let count = 0
  let components = 0
  const enter = (place: number) => {
    count += 1
    entered[place] = count
    low[place] = count
    open[opened] = place
    opened += 1
    visits[depth] = place
    depth += 1
  }
  const lower = (place: number, to: number) => {
    if (to < (low[place] ?? 0)) low[place] = to
  }
  for (let root = 0; root < size; root += 1) {
    if (entered[root] === 0) enter(root)
    while (depth > 0) {
      const place = visits[depth - 1] ?? 0
      const at = way[place] ?? 0
      way[place] = at + 1
      const to = next(place, at)
      if (to !== undefined) {
        if (to < 0) continue
        if (entered[to] === 0) enter(to)
        else if (of[to] === -1) lower(place, entered[to] ?? 0)
        continue
      }
      depth -= 1
      left[leaving] = place
      leaving += 1
      if (depth > 0) lower(visits[depth - 1] ?? 0, low[place] ?? 0)
      if (low[place] === entered[place]) close(place)
    }
  }
  const { nodes, starts } = grouped(of, components, left)
  const startOf = (component: number) => starts[component] ?? size
  return {
    count: components,
    of,
    nodes,
    startOf,
    membersOf: (component) => nodes.subarray(startOf(component), startOf(component + 1)),
  }

  function close(first: number): void {
    for (let member = -1; member !== first; ) {
      opened -= 1
      member = open[opened] ?? first
      of[member] = components
    }
    components += 1
  }
}

/** Nodes by component, in the order from the end of `last` to its beginning. */
function grouped(of: Int32Array, count: number, last: Int32Array) {
  const starts = new Int32Array(count + 1)
  for (const component of of) starts[component + 1] = (starts[component + 1] ?? 0) + 1
  for (let i = 0; i < count; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const free = starts.slice()
  const nodes = new Int32Array(last.length)
  for (let i = last.length - 1; i >= 0; i -= 1) {
    const node = last[i] ?? 0
    const component = of[node] ?? 0
    const at = free[component] ?? 0
    nodes[at] = node
    free[component] = at + 1
  }
  return { nodes, starts }
}
