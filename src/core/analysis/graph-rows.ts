import { present } from '../base/assert.ts'
import type { NodeId } from '../base/ids.ts'
import { type Duration, NO_TIME, type NodeFacts } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowEdge } from '../model/design.ts'
import type { GraphEdge } from './flow-graph.ts'
import type { CallLinks } from './call-links.ts'
import type { NodeLinks } from './node-links.ts'

/** The times of an edge can change while it leads where it led. */
export type TimedEdge = Omit<GraphEdge, 'seconds'> & { seconds: Duration }

/** What a graph is made of: everything by the places of nodes. */
export interface GraphRows {
  /** Undefined where no node is. */
  readonly facts: (NodeFacts | undefined)[]
  /** As far as they were asked for. */
  readonly links: (NodeLinks | undefined)[]
  readonly calls: (CallLinks | undefined)[]
  readonly out: (readonly TimedEdge[])[]
  /** What leads to a node, in the order of the places that it comes from. */
  readonly into: readonly (readonly TimedEdge[] | undefined)[]
  /** Where a node is as it was, and what it mentions is declared otherwise; none where nothing was known before. */
  readonly relinked: readonly number[]
  /** Whether an edge of the design begins or ends at a node that is not there. */
  readonly isTorn: boolean
  /** Where a node, its facts or its outputs are others than in the rows that these were made of; null for none. */
  readonly others: readonly number[] | null
  /** Whether nodes are where they were in those, and their outputs lead where they led, whatever else differs. */
  readonly isLedAlike: boolean
}

/** The rows of a design whose nodes have been checked. */
export function makeRows(index: DesignIndex): GraphRows {
  const { nodes } = index.places
  const facts = nodes.map((node) => node && factsOf(node, index))
  const targets = targetsOf(index, index.design.edges)
  const out: (readonly TimedEdge[])[] = []
  const into: (TimedEdge[] | undefined)[] = nodes.map(() => undefined)
  for (let place = 0; place < nodes.length; place += 1) {
    const own = makeOutputs(index, place, facts[place], targets.of)
    for (const edge of own) {
      if (edge.toAt < 0) continue
      // A list that begins with what is in it takes a tenth of the memory of one that is made empty.
      const before = into[edge.toAt]
      if (before === undefined) into[edge.toAt] = [edge]
      else before.push(edge)
    }
    out.push(own)
  }
  return {
    facts,
    links: [],
    calls: [],
    out,
    into,
    isTorn: targets.isTorn,
    relinked: [],
    others: null,
    isLedAlike: false,
  }
}

/** Makes the outputs of the node at a place: none where no node is. */
export function makeOutputs(
  index: DesignIndex,
  fromAt: number,
  facts: NodeFacts | undefined,
  targetOf: Targets,
): readonly TimedEdge[] {
  const from = index.at(fromAt)
  if (from === undefined || facts === undefined) return NO_OUTPUTS
  const { outputs, seconds } = facts
  return outputs.map(({ id }): TimedEdge => {
    const toAt = targetOf(fromAt, id)
    return {
      id: edgeId(from.id, id),
      from,
      output: id,
      to: index.at(toAt),
      seconds: seconds[id] ?? NO_TIME,
      fromAt,
      toAt,
    }
  })
}

const NO_OUTPUTS: readonly TimedEdge[] = []

/** Where the outputs of the node at a place lead, by place; -1 for nowhere. */
type Targets = (from: number, output: string) => number

/** Where some edges of a design lead. Of two edges of one output the last counts. */
export function targetsOf(
  index: DesignIndex,
  edges: readonly FlowEdge[],
): { readonly of: Targets; readonly isTorn: boolean } {
  const last = new Int32Array(index.size).fill(-1)
  const before = new Int32Array(edges.length)
  const to = new Int32Array(edges.length)
  let isTorn = false
  for (let i = 0; i < edges.length; i += 1) {
    const edge = at(edges, i)
    const from = index.place(edge.from)
    const place = index.place(edge.to)
    to[i] = place ?? -1
    isTorn ||= from === undefined || place === undefined
    if (from === undefined) continue
    before[i] = last[from] ?? -1
    last[from] = i
  }
  const of = (from: number, output: string) => {
    for (let i = last[from] ?? -1; i >= 0; i = before[i] ?? -1) {
      if (at(edges, i).output === output) return to[i] ?? -1
    }
    return -1
  }
  return { of, isTorn }
}

/** How an output edge is named wherever it must be named by text. */
export function edgeId(from: NodeId, output: string): string {
  return `${from}:${output}`
}

function at<T>(items: readonly T[], place: number): T {
  return present(items[place], 'nothing at a place of the design')
}
