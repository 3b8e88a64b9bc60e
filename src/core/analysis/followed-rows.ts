import { present } from '../base/assert.ts'
import type { NodeId } from '../base/ids.ts'
import { differenceOf } from '../base/list-difference.ts'
import { factsOf } from '../kinds/node-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import { type GraphRows, makeOutputs, targetsOf, type TimedEdge } from './graph-rows.ts'

/**
 * The rows of an edited design, in which all that has not changed is the same object as before. Null when too much has:
 * when a node has gone or moved, or a task is another one.
 */
export function followRows(rows: GraphRows, last: Design, index: DesignIndex): GraphRows | null {
  const { nodes, edges, tasks, variables } = index.design
  if (tasks !== last.tasks || rows.isTorn) return null
  const facts = followFacts(rows, last, index)
  if (facts === null) return null
  const links = variables === last.variables ? rows.links.slice() : []
  const calls = variables === last.variables ? rows.calls.slice() : []
  const isRemade = new Uint8Array(nodes.length)
  for (let place = 0; place < nodes.length; place += 1) {
    if (nodes[place] === last.nodes[place] && facts[place] === rows.facts[place]) continue
    links[place] = undefined
    calls[place] = undefined
    isRemade[place] = 1
    for (const { fromAt } of rows.into[place] ?? []) isRemade[fromAt] = 1
  }
  markEdges(last.edges, edges, index, isRemade)
  const remade: number[] = []
  for (let place = 0; place < nodes.length; place += 1)
    if (isRemade[place] === 1) remade.push(place)
  const ids = new Set<NodeId>(remade.map((place) => present(nodes[place], 'no node').id))
  const targets = targetsOf(
    index,
    edges.filter(({ from }) => ids.has(from)),
  )
  const out = rows.out.slice()
  for (const place of remade) {
    const own = makeOutputs(index, place, present(facts[place], 'no facts'), targets.of)
    out[place] = sameOr(rows.out[place], own)
  }
  return {
    facts,
    links,
    calls,
    out,
    into: followInto(rows, out, remade, isRemade),
    isTorn: targets.isTorn,
  }
}

/** The facts of all nodes; null where nodes have gone or moved. */
function followFacts(rows: GraphRows, last: Design, index: DesignIndex): GraphRows['facts'] | null {
  const { nodes, actions } = index.design
  if (nodes.length < last.nodes.length) return null
  const facts = rows.facts.slice()
  for (const [place, node] of nodes.entries()) {
    const before = last.nodes[place]
    if (before !== undefined && before.id !== node.id) return null
    const calls = actions !== last.actions && (rows.facts[place]?.call ?? null) !== null
    if (node !== before || calls) facts[place] = factsOf(node, index)
  }
  return facts
}

/** Marks the nodes of which an edge is another one. */
function markEdges(
  before: Design['edges'],
  after: Design['edges'],
  index: DesignIndex,
  isMarked: Uint8Array,
): void {
  const { gone, come } = differenceOf(before, after)
  for (const { from } of [...gone, ...come]) {
    const place = index.place(from)
    if (place !== undefined) isMarked[place] = 1
  }
}

/** Outputs as objects that are known already, as far as they are the same. */
function sameOr(
  before: readonly TimedEdge[] | undefined,
  now: readonly TimedEdge[],
): readonly TimedEdge[] {
  if (before === undefined) return now
  const known = now.map((edge) => before.find((other) => isSame(other, edge)) ?? edge)
  const isAll = known.length === before.length && known.every((edge, i) => edge === before[i])
  return isAll ? before : known
}

function isSame(a: TimedEdge, b: TimedEdge): boolean {
  return (
    a.output === b.output &&
    a.from === b.from &&
    a.to === b.to &&
    a.toAt === b.toAt &&
    a.seconds.min === b.seconds.min &&
    a.seconds.max === b.seconds.max
  )
}

/** What leads to nodes, for those to which a remade output leads or led. */
function followInto(
  before: GraphRows,
  out: GraphRows['out'],
  remade: readonly number[],
  isRemade: Uint8Array,
): GraphRows['into'] {
  const into: (readonly TimedEdge[] | undefined)[] = before.into.slice()
  const lists = new Map<number, TimedEdge[]>()
  for (const place of remade) {
    for (const edge of [...(before.out[place] ?? []), ...(out[place] ?? [])]) {
      const { toAt } = edge
      if (toAt < 0 || lists.has(toAt)) continue
      lists.set(
        toAt,
        (before.into[toAt] ?? []).filter(({ fromAt }) => isRemade[fromAt] === 0),
      )
    }
  }
  for (const place of remade) {
    for (const edge of out[place] ?? []) lists.get(edge.toAt)?.push(edge)
  }
  for (const [place, list] of lists) into[place] = list.toSorted((a, b) => a.fromAt - b.fromAt)
  return into
}
