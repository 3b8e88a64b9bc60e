import { present } from '../base/assert.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { type Duration, NO_TIME, type NodeFacts } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import { isKeptIn } from '../kinds/task-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import { findLoops, type Loops } from './loops.ts'

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
  /** The place of a node in the design's list. */
  placeOf(node: FlowNode): number
  /** Takes the seconds of all edges from the facts of their nodes anew. */
  retime(): void
}

const NO_EDGES: readonly GraphEdge[] = []

/** The graph over output edges of a design whose nodes have been checked. */
export function buildGraph(index: DesignIndex): FlowGraph {
  const { design } = index
  const out: (readonly GraphEdge[])[] = []
  const into: GraphEdge[][] = design.nodes.map(() => [])
  const edges: TimedEdge[] = []
  for (const [fromAt, node] of design.nodes.entries()) {
    const facts = factsOf(node, index)
    const own: GraphEdge[] = []
    for (const { id } of facts.outputs) {
      const target = index.target(node.id, id)
      const toAt = target === undefined ? -1 : (index.place(target) ?? -1)
      const edge: TimedEdge = {
        id: edgeId(node.id, id),
        from: node,
        output: id,
        to: design.nodes[toAt],
        seconds: facts.seconds[id] ?? NO_TIME,
        fromAt,
        toAt,
      }
      own.push(edge)
      edges.push(edge)
      into[toAt]?.push(edge)
    }
    out.push(own)
  }
  const placeOf = ({ id }: FlowNode) => index.place(id) ?? -1
  let loops: Loops | undefined
  return {
    index,
    edges,
    roots: findRoots(index),
    get loops() {
      return (loops ??= findLoops(out.length, (place) => out[place] ?? NO_EDGES))
    },
    facts: (node) => factsOf(node, index),
    node: (id) => present(index.node(id), `no node ${id}`),
    out: (node) => out[placeOf(node)] ?? NO_EDGES,
    into: (node) => into[placeOf(node)] ?? NO_EDGES,
    outAt: (place) => out[place] ?? NO_EDGES,
    intoAt: (place) => into[place] ?? NO_EDGES,
    nodeAt: (place) => design.nodes[place],
    placeOf,
    retime() {
      for (const edge of edges) {
        edge.seconds = factsOf(edge.from, index).seconds[edge.output] ?? NO_TIME
      }
    },
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
