import type { NodeId } from '../base/ids.ts'
import { differenceOf } from '../base/list-difference.ts'
import { dependsOnTasks, factsOf } from '../kinds/node-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design, FlowEdge } from '../model/design.ts'
import { mentionsAny, redeclared } from './redeclared.ts'
import { type GraphRows, makeOutputs, targetsOf, type TimedEdge } from './graph-rows.ts'

/**
 * The rows of an edited design, in which all that has not changed is the same object as before. Null when too much has:
 * when nodes have other places.
 */
export function followRows(
  rows: GraphRows,
  last: DesignIndex,
  index: DesignIndex,
): GraphRows | null {
  const { edges } = index.design
  const isSameLine = index.places.line === last.places.line
  if (!isSameLine || rows.isTorn) return null
  const facts = followFacts(rows, last, index)
  const declared = redeclared(last.numbers, index.numbers)
  const links = declared === null ? [] : rows.links.slice()
  const calls = declared === null ? [] : rows.calls.slice()
  const relinked: number[] = []
  const isRemade = new Uint8Array(index.size)
  for (let place = 0; place < index.size; place += 1) {
    const own = facts[place]
    if (index.at(place) === last.at(place) && own === rows.facts[place]) {
      const task = index.at(place)?.task
      const isKnown = own !== undefined && task !== undefined && declared !== null
      if (!isKnown || !mentionsAny(own, task, declared.names)) continue
      links[place] = undefined
      calls[place] = undefined
      relinked.push(place)
      continue
    }
    links[place] = undefined
    calls[place] = undefined
    isRemade[place] = 1
    for (const { fromAt } of rows.into[place] ?? []) isRemade[fromAt] = 1
  }
  markEdges(last.design.edges, edges, index, isRemade)
  const remade: number[] = []
  const ids = new Set<NodeId>()
  for (let place = 0; place < index.size; place += 1) {
    if (isRemade[place] === 0) continue
    remade.push(place)
    const node = index.at(place)
    if (node !== undefined) ids.add(node.id)
  }
  const targets = targetsOf(
    index,
    edges.filter(({ from }) => ids.has(from)),
  )
  const out = rows.out.slice()
  const others: number[] = []
  let isLedAlike = index.size === last.size
  for (const place of remade) {
    const before = rows.out[place] ?? NO_OUTPUTS
    const own = sameOr(before, makeOutputs(index, place, facts[place], targets.of))
    out[place] = own
    isLedAlike &&=
      (index.at(place) === undefined) === (last.at(place) === undefined) &&
      own.length === before.length &&
      own.every(({ toAt }, i) => toAt === before[i]?.toAt)
    const isSame =
      own === before && facts[place] === rows.facts[place] && index.at(place) === last.at(place)
    if (!isSame) others.push(place)
  }
  return {
    facts,
    links,
    calls,
    out,
    into: followInto(rows, out, remade, isRemade),
    relinked,
    isTorn: targets.isTorn,
    others,
    isLedAlike,
  }
}

const NO_OUTPUTS: readonly TimedEdge[] = []

/** The facts of all nodes. */
function followFacts(rows: GraphRows, last: DesignIndex, index: DesignIndex): GraphRows['facts'] {
  const isSentAlike = index.design.actions === last.design.actions
  const isDividedAlike = index.design.tasks === last.design.tasks
  const facts = rows.facts.slice()
  for (let place = 0; place < index.size; place += 1) {
    const node = index.at(place)
    const known = rows.facts[place]
    const calls = !isSentAlike && (known?.call ?? null) !== null
    const looksAround = !isDividedAlike && known !== undefined && dependsOnTasks(known)
    if (node !== last.at(place) || calls || looksAround) {
      facts[place] = node && factsOf(node, index)
    }
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
  const mark = ({ from }: FlowEdge) => {
    const place = index.place(from)
    if (place !== undefined) isMarked[place] = 1
  }
  // Where one was taken out and another one put to the end, all between them have only moved.
  const left = new Set(gone)
  for (const edge of come) if (!left.delete(edge)) mark(edge)
  left.forEach(mark)
}

/** Outputs as objects that are known already, as far as they are the same. */
function sameOr(before: readonly TimedEdge[], now: readonly TimedEdge[]): readonly TimedEdge[] {
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
