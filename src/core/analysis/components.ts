import type { NodeId } from '../base/ids.ts'

/**
 * The strongly connected components of a graph: nodes of one component can reach each other. A component comes after
 * everything that it leads to.
 */
export function components(
  nodes: Iterable<NodeId>,
  next: (node: NodeId) => readonly NodeId[],
): readonly (readonly NodeId[])[] {
  const ids: NodeId[] = []
  const places = new Map<NodeId, number>()
  const placeOf = (id: NodeId) => {
    const known = places.get(id)
    if (known !== undefined) return known
    places.set(id, ids.length)
    return ids.push(id) - 1
  }
  const starts = Array.from(nodes, placeOf)
  // What only an edge names is numbered when the edge is met.
  const idAt = (place: number) => ids.slice(place, place + 1)
  return componentsOf(starts, (place) => idAt(place).flatMap(next).map(placeOf)).map((members) =>
    members.flatMap(idAt),
  )
}

/** The same over nodes that are numbered from zero. */
export function componentsOf(
  starts: Iterable<number>,
  next: (place: number) => readonly number[],
): readonly (readonly number[])[] {
  const found: number[][] = []
  const order: number[] = []
  const low: number[] = []
  const isOpen: boolean[] = []
  const open: number[] = []
  let count = 0
  // Tarjan's algorithm with a stack of its own: a flow of thousands of nodes in a row must not overflow ours.
  const visits: { readonly place: number; readonly next: readonly number[]; at: number }[] = []
  const enter = (place: number) => {
    order[place] = count
    low[place] = count
    count += 1
    open.push(place)
    isOpen[place] = true
    visits.push({ place, next: next(place), at: 0 })
  }
  const lower = (place: number, value: number) => {
    low[place] = Math.min(low[place] ?? value, value)
  }
  for (const root of starts) {
    if (order[root] === undefined) enter(root)
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const to = visit.next[visit.at]
      visit.at += 1
      if (to !== undefined) {
        if (order[to] === undefined) enter(to)
        else if (isOpen[to]) lower(visit.place, order[to])
        continue
      }
      visits.pop()
      const parent = visits.at(-1)
      if (parent !== undefined) lower(parent.place, low[visit.place] ?? 0)
      if (low[visit.place] === order[visit.place]) found.push(close(visit.place))
    }
  }
  return found

  function close(first: number): number[] {
    const members = open.splice(open.lastIndexOf(first))
    for (const member of members) isOpen[member] = false
    return members
  }
}
