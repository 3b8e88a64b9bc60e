import { remember } from '../base/remember.ts'
import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Steps } from './steps.ts'

/** A part of the steps of a design: the places from `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** As many steps as are asked about at a time: few enough for an edit to touch few others. */
export const PART_SIZE = 16

/** Cuts so many places into parts. */
export function rangesOf(places: number): readonly Range[] {
  const count = Math.max(1, Math.ceil(places / PART_SIZE))
  return Array.from({ length: count }, (_, i) => ({
    start: i * PART_SIZE,
    end: Math.min(places, (i + 1) * PART_SIZE),
  }))
}

/** The parts of an edited design: the last one has what was added behind it. */
export function followRanges(ranges: readonly Range[], places: number): readonly Range[] {
  const last = ranges.at(-1)
  return last === undefined || last.end === places
    ? ranges
    : [...ranges.slice(0, -1), { start: last.start, end: places }]
}

/** What steps are in a part of a design: each list is found when it is asked for, and once. */
export function stepsIn(analysis: Analysis): (range: Range) => Steps {
  const { graph, inputs, roles, tokenUses, isReachable } = analysis
  const atNode = ({ node }: { readonly node: FlowNode }) => graph.placeOf(node)
  const onPaths = <Role extends { readonly node: FlowNode }>(all: readonly Role[]) =>
    byPlace(() => all.filter(({ node }) => isReachable(node)), atNode)
  const input = byPlace(() => inputs, atNode)
  const fetch = onPaths(roles.fetches)
  const payment = onPaths(roles.payments)
  const spend = onPaths(roles.spends)
  const use = byPlace(
    () => tokenUses,
    (one) => atNode(one.fetch),
  )
  const nodesIn = remember((range: Range) => nodesAt(graph, range))
  const reachedIn = remember((range: Range) => nodesIn(range).filter(isReachable))
  const callsIn = remember((range: Range) =>
    reachedIn(range).filter((node) => graph.facts(node).call !== null),
  )
  return (range) => ({
    get nodes() {
      return nodesIn(range)
    },
    get reached() {
      return reachedIn(range)
    },
    get calls() {
      return callsIn(range)
    },
    get inputs() {
      return input(range)
    },
    get fetches() {
      return fetch(range)
    },
    get payments() {
      return payment(range)
    },
    get spends() {
      return spend(range)
    },
    get uses() {
      return use(range)
    },
  })
}

function nodesAt(graph: FlowGraph, { start, end }: Range): readonly FlowNode[] {
  const nodes: FlowNode[] = []
  for (let place = start; place < end; place += 1) {
    const node = graph.nodeAt(place)
    if (node !== undefined) nodes.push(node)
  }
  return nodes
}

function byPlace<Item>(
  all: () => readonly Item[],
  placeOf: (item: Item) => number,
): (range: Range) => readonly Item[] {
  let known: { readonly items: readonly Item[]; readonly places: Int32Array } | undefined
  return remember(({ start, end }) => {
    known ??= placed(all(), placeOf)
    const { items, places } = known
    let found: Item[] | null = null
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] ?? -1
      if (place < start || place >= end) continue
      const item = items[i]
      if (item !== undefined) (found ??= []).push(item)
    }
    return found ?? NOTHING
  })
}

const NOTHING: readonly never[] = []

function placed<Item>(items: readonly Item[], placeOf: (item: Item) => number) {
  return { items, places: Int32Array.from(items, placeOf) }
}
