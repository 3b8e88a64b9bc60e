import { present } from '../base/assert.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { type Duration, NO_TIME, type NodeFacts } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import { isKeptIn } from '../kinds/task-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import { findLoops, type Loops } from './loops.ts'
import { linksOf, NO_LINKS, type NodeLinks } from './node-links.ts'

/**
 * One output of a node as a line of the graph. Facts live on edges: a secure data action assigns on `success` only,
 * so what holds after a node depends on how it was left.
 */
export interface GraphEdge {
  readonly id: string
  readonly from: FlowNode
  readonly output: string
  /** Undefined when the output leads nowhere: the path falls off the end of its task. */
  readonly to: FlowNode | undefined
  readonly seconds: Duration
  /** The places of its two nodes in the design's list; -1 where it leads nowhere. What visits all nodes counts by them. */
  readonly fromAt: number
  readonly toAt: number
}

/** Where paths begin: the flow's start, or a task that only the error handler enters. */
export interface Root {
  readonly node: FlowNode
  /** The error handler may come from anywhere: nothing can be said of the variables (trap 14 of the rules). */
  readonly isErrorHandler: boolean
  /** What an import keeps leads here, such as a menu: from where and with what is not known either. */
  readonly isUnseen?: true
}

export interface FlowGraph {
  readonly index: DesignIndex
  readonly edges: readonly GraphEdge[]
  readonly roots: readonly Root[]
  readonly loops: Loops
  facts(node: FlowNode): NodeFacts
  node(id: NodeId): FlowNode
  out(node: FlowNode): readonly GraphEdge[]
  into(node: FlowNode): readonly GraphEdge[]
  /** The same by the place of the node in the design's list. */
  outAt(place: number): readonly GraphEdge[]
  intoAt(place: number): readonly GraphEdge[]
  nodeAt(place: number): FlowNode | undefined
  factsAt(place: number): NodeFacts
  /** What the node at a place reads and assigns. */
  linksAt(place: number): NodeLinks
  /** The place of a node in the design's list. */
  placeOf(node: FlowNode): number
  /** Takes the facts of a node anew: what it says or how long it takes has been written over. */
  renew(node: FlowNode): void
  /** Takes the seconds of all edges from the facts of their nodes anew. */
  retime(): void
}

const NO_EDGES: readonly GraphEdge[] = []

/** The graph over output edges of a design whose nodes have been checked. */
export function buildGraph(index: DesignIndex): FlowGraph {
  const { nodes } = index.design
  const facts = nodes.map((node) => factsOf(node, index))
  const links: NodeLinks[] = []
  const targetOf = targetsOf(index)
  const out: (readonly TimedEdge[])[] = []
  const into: (TimedEdge[] | undefined)[] = nodes.map(() => undefined)
  const edges: TimedEdge[] = []
  for (let fromAt = 0; fromAt < nodes.length; fromAt += 1) {
    const node = at(nodes, fromAt)
    const { outputs, seconds } = at(facts, fromAt)
    const own = outputs.map(({ id }): TimedEdge => {
      const toAt = targetOf(fromAt, id)
      return {
        id: edgeId(node.id, id),
        from: node,
        output: id,
        to: nodes[toAt],
        seconds: seconds[id] ?? NO_TIME,
        fromAt,
        toAt,
      }
    })
    for (const edge of own) {
      edges.push(edge)
      if (edge.toAt < 0) continue
      // A list that begins with what is in it takes a tenth of the memory of one that is made empty.
      const before = into[edge.toAt]
      if (before === undefined) into[edge.toAt] = [edge]
      else before.push(edge)
    }
    out.push(own)
  }
  // Whoever goes through a design asks for one step several times, and then for the next one.
  let last = 0
  const placeOf = (node: FlowNode) => {
    if (nodes[last] === node) return last
    const place = nodes[last + 1] === node ? last + 1 : index.place(node.id)
    if (place === undefined) return -1
    last = place
    return place
  }
  let loops: Loops | undefined
  const factsAt = (place: number) => at(facts, place)
  return {
    index,
    edges,
    roots: findRoots(index),
    get loops() {
      return (loops ??= findLoops(out.length, (place) => out[place] ?? NO_EDGES))
    },
    facts: (node) => facts[placeOf(node)] ?? factsOf(node, index),
    node: (id) => present(index.node(id), `no node ${id}`),
    out: (node) => out[placeOf(node)] ?? NO_EDGES,
    into: (node) => into[placeOf(node)] ?? NO_EDGES,
    outAt: (place) => out[place] ?? NO_EDGES,
    intoAt: (place) => into[place] ?? NO_EDGES,
    nodeAt: (place) => nodes[place],
    factsAt,
    linksAt(place) {
      const node = nodes[place]
      return node === undefined ? NO_LINKS : (links[place] ??= linksOf(node, factsAt(place), index))
    },
    placeOf,
    renew(node) {
      // What it reads and assigns stays as it is when only words and times are written over.
      facts[placeOf(node)] = factsOf(node, index)
    },
    retime() {
      for (const edge of edges) {
        edge.seconds = factsAt(edge.fromAt).seconds[edge.output] ?? NO_TIME
      }
    },
  }
}

function at<T>(items: readonly T[], place: number): T {
  return present(items[place], 'nothing at a place of the design')
}

/** Where the outputs of the node at a place lead, by place; -1 for nowhere. Of two edges of one output the last counts. */
function targetsOf(index: DesignIndex): (from: number, output: string) => number {
  const { nodes, edges } = index.design
  const last = new Int32Array(nodes.length).fill(-1)
  const before = new Int32Array(edges.length)
  for (let i = 0; i < edges.length; i += 1) {
    const from = index.place(at(edges, i).from)
    if (from === undefined) continue
    before[i] = last[from] ?? -1
    last[from] = i
  }
  return (from, output) => {
    for (let i = last[from] ?? -1; i >= 0; i = before[i] ?? -1) {
      const edge = at(edges, i)
      if (edge.output === output) return index.place(edge.to) ?? -1
    }
    return -1
  }
}

/** The times of an edge can change while it leads where it led. */
type TimedEdge = Omit<GraphEdge, 'seconds'> & { seconds: Duration }

/** How an output edge is named wherever it must be named by text. */
export function edgeId(from: NodeId, output: string): string {
  return `${from}:${output}`
}

/** The flow starts at its first task; the error handler's task, and what is kept of an import, is entered without an edge. */
function findRoots(index: DesignIndex): readonly Root[] {
  const { tasks, nodes, flow } = index.design
  const roots: Root[] = []
  const start = entryOf(tasks[0]?.id)
  if (start !== undefined) roots.push({ node: start, isErrorHandler: false })
  if (flow.errorHandling.type === 'task') {
    const handler = entryOf(flow.errorHandling.task)
    if (handler !== undefined && handler !== start)
      roots.push({ node: handler, isErrorHandler: true })
  }
  for (const { id } of tasks) {
    const entry = isKeptIn(index, id) ? entryOf(id) : undefined
    if (entry === undefined || roots.some(({ node }) => node === entry)) continue
    roots.push({ node: entry, isErrorHandler: false, isUnseen: true })
  }
  return roots

  function entryOf(task: TaskId | undefined): FlowNode | undefined {
    const entry = task === undefined ? null : (index.task(task)?.entry ?? null)
    return entry === null
      ? nodes.find((node) => node.task === task && kindOf(node).isEntry)
      : index.node(entry)
  }
}
