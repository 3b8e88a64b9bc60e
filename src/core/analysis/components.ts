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
    membersOf(component).flatMap((place) => ids.slice(place, place + 1)),
  )
}

/** Components by number. */
export interface Components {
  readonly count: number
  /** The component of each node. */
  readonly of: Int32Array
  readonly membersOf: (component: number) => readonly number[]
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
  const open: number[] = []
  const visits: number[] = []
  // The members of one component after those of another, and where those of each begin.
  const members: number[] = []
  const starts: number[] = [0]
  let count = 0
  const enter = (place: number) => {
    count += 1
    entered[place] = count
    low[place] = count
    open.push(place)
    visits.push(place)
  }
  const lower = (place: number, to: number) => {
    if (to < (low[place] ?? 0)) low[place] = to
  }
  for (let root = 0; root < size; root += 1) {
    if (entered[root] === 0) enter(root)
    for (let place = visits.at(-1); place !== undefined; place = visits.at(-1)) {
      const at = way[place] ?? 0
      way[place] = at + 1
      const to = next(place, at)
      if (to !== undefined) {
        if (to < 0) continue
        if (entered[to] === 0) enter(to)
        else if (of[to] === -1) lower(place, entered[to] ?? 0)
        continue
      }
      visits.pop()
      const parent = visits.at(-1)
      if (parent !== undefined) lower(parent, low[place] ?? 0)
      if (low[place] === entered[place]) close(place)
    }
  }
  return {
    count: starts.length - 1,
    of,
    membersOf: (component) => members.slice(starts[component] ?? 0, starts[component + 1] ?? 0),
  }

  function close(first: number): void {
    let at = open.length - 1
    while (open[at] !== first) at -= 1
    for (let i = at; i < open.length; i += 1) {
      const member = open[i] ?? 0
      of[member] = starts.length - 1
      members.push(member)
    }
    open.length = at
    starts.push(members.length)
  }
}
