import { present } from '../base/assert.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import { type Duration, NO_TIME, type NodeFacts } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import { isKeptIn } from '../kinds/task-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import { type CallLinks, callLinks } from './call-links.ts'
import { findLoops, type Loops, type OrderedLoops } from './loops.ts'
import { followRows } from './followed-rows.ts'
import { type GraphRows, makeRows, type TimedEdge } from './graph-rows.ts'
import { type Redeclared, redeclared } from './redeclared.ts'
import { makeLinks, NO_LINKS, type NodeLinks } from './node-links.ts'

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
  /** The places of its two nodes; -1 where it leads nowhere. What visits all nodes counts by them. */
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

/** Whether a path that begins here may come from anywhere, with whatever the variables then hold. */
export function isEnteredUnknown({ isErrorHandler, isUnseen }: Root): boolean {
  return isErrorHandler || isUnseen === true
}

export interface FlowGraph {
  readonly index: DesignIndex
  readonly edges: readonly GraphEdge[]
  readonly roots: readonly Root[]
  /** Whether paths begin at a place, and how; asked of a step, it does not matter where else they do. */
  rootAt(place: number): Root | undefined
  readonly loops: Loops
  facts(node: FlowNode): NodeFacts
  node(id: NodeId): FlowNode
  out(node: FlowNode): readonly GraphEdge[]
  into(node: FlowNode): readonly GraphEdge[]
  /** The same by the place of the node. */
  outAt(place: number): readonly GraphEdge[]
  intoAt(place: number): readonly GraphEdge[]
  nodeAt(place: number): FlowNode | undefined
  factsAt(place: number): NodeFacts
  /** What the node at a place reads and assigns. */
  linksAt(place: number): NodeLinks
  /** The call that the node at a place makes; null when it calls no action that the design has. */
  callAt(place: number): CallLinks | null
  /** The place of a node; -1 for one that the design has not. */
  placeOf(node: FlowNode): number
  /** Takes the facts of a node anew: what it says or how long it takes has been written over. */
  renew(node: FlowNode): void
  /** Takes the seconds of all edges from the facts of their nodes anew. */
  retime(): void
}

/** A graph with what analysis goes by that solves something for all of its nodes. */
export interface WholeGraph extends FlowGraph {
  readonly loops: OrderedLoops
}

/** One that was made of another one. */
export interface FollowedGraph extends WholeGraph {
  /** The places where a node has come or gone, or its facts or its outputs are others than in that one. */
  readonly others: readonly number[]
  /** Whether nodes are where they were, and all outputs lead where they led. */
  readonly isLedAlike: boolean
  /** The places of the other nodes that mention what is declared otherwise. */
  readonly relinked: readonly number[]
  /** How variables are declared otherwise; null where they have other numbers. */
  readonly redeclared: Redeclared | null
}

const NO_EDGES: readonly GraphEdge[] = []

const rowsOf = new WeakMap<WholeGraph, GraphRows>()

/** The graph over output edges of a design whose nodes have been checked; the same index gives the same graph. */
export const buildGraph = remember(
  (index: DesignIndex): WholeGraph => graphOf(index, makeRows(index)),
)

/**
 * The graph of a design that was edited, in which outputs that have not changed are the same objects as before. Null
 * when nodes have other places.
 */
export function followGraph(before: WholeGraph, index: DesignIndex): FollowedGraph | null {
  const known = rowsOf.get(before)
  const rows = known === undefined ? null : followRows(known, before.index, index)
  if (rows === null) return null
  // Where every output leads where it led, the same steps can be gone round together.
  return Object.assign(graphOf(index, rows, rows.isLedAlike ? before.loops : null), {
    others: rows.others ?? [],
    isLedAlike: rows.isLedAlike,
    relinked: rows.relinked,
    redeclared: redeclared(before.index.numbers, index.numbers),
  })
}

function graphOf(
  index: DesignIndex,
  rows: GraphRows,
  knownLoops: OrderedLoops | null = null,
): WholeGraph {
  const { facts, links, calls, out, into } = rows
  // Whoever goes through a design asks for one step several times, and then for the next one.
  let last = 0
  const placeOf = (node: FlowNode) => {
    if (index.at(last) === node) return last
    const place = index.at(last + 1) === node ? last + 1 : index.place(node.id)
    if (place === undefined) return -1
    last = place
    return place
  }
  const roots = findRoots(index)
  let loops = knownLoops
  let edges: readonly TimedEdge[] | undefined
  const factsAt = (place: number) => at(facts, place)
  const allEdges = () => (edges ??= joined(out))
  const graph: WholeGraph = {
    index,
    get edges() {
      return allEdges()
    },
    roots,
    rootAt(place) {
      const node = index.at(place)
      return roots.find((root) => root.node === node)
    },
    get loops() {
      return (loops ??= findLoops(out.length, (place) => out[place] ?? NO_EDGES))
    },
    facts: (node) => facts[placeOf(node)] ?? factsOf(node, index),
    node: (id) => present(index.node(id), `no node ${id}`),
    out: (node) => out[placeOf(node)] ?? NO_EDGES,
    into: (node) => into[placeOf(node)] ?? NO_EDGES,
    outAt: (place) => out[place] ?? NO_EDGES,
    intoAt: (place) => into[place] ?? NO_EDGES,
    nodeAt: (place) => index.at(place),
    factsAt,
    linksAt(place) {
      const node = index.at(place)
      return node === undefined
        ? NO_LINKS
        : (links[place] ??= makeLinks(node, factsAt(place), index))
    },
    callAt(place) {
      const known = calls[place]
      const links = callLinks(graph, place, known)
      if (links !== known && links !== null) calls[place] = links
      return links
    },
    placeOf,
    renew(node) {
      // What it reads and assigns stays as it is when only words and times are written over.
      facts[placeOf(node)] = factsOf(node, index)
    },
    retime() {
      for (const edge of allEdges()) {
        edge.seconds = factsAt(edge.fromAt).seconds[edge.output] ?? NO_TIME
      }
    },
  }
  rowsOf.set(graph, rows)
  return graph
}

function at<T>(items: readonly (T | undefined)[], place: number): T {
  return present(items[place], 'nothing at a place of the design')
}

/** What `flat` does, in a tenth of its time. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const all: T[] = []
  for (const list of lists) for (const item of list) all.push(item)
  return all
}

/** The flow starts at its first task; the error handler's task, and what is kept of an import, is entered without an edge. */
export function findRoots(index: Pick<DesignIndex, 'design' | 'node' | 'task'>): readonly Root[] {
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
