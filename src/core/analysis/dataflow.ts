import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'

/** A forward problem: what holds on arriving at each node, as the least fixpoint over output edges. */
export interface ForwardProblem<State> {
  /** What holds at a root. */
  readonly atRoot: (isErrorHandler: boolean) => State
  /** What holds after leaving by an edge, given what held on arriving at its node. */
  readonly along: (edge: GraphEdge, state: State) => State
  /** Two ways into a node meet. Must be monotone, so that the fixpoint is reached. */
  readonly meet: (a: State, b: State) => State
  readonly same: (a: State, b: State) => boolean
}

/** The state on arriving at each reachable node; a node without an entry is not reachable. */
export function solveForward<State>(
  graph: FlowGraph,
  problem: ForwardProblem<State>,
): ReadonlyMap<NodeId, State> {
  const states = new Map<NodeId, State>()
  const dirty = new Set<NodeId>()
  const arrive = (node: FlowNode, state: State) => {
    const before = states.get(node.id)
    const after = before === undefined ? state : problem.meet(before, state)
    if (before !== undefined && problem.same(before, after)) return
    states.set(node.id, after)
    dirty.add(node.id)
  }
  for (const root of graph.roots) arrive(root.node, problem.atRoot(root.isErrorHandler))
  sweep(inOrder(graph), dirty, (node) => {
    const state = states.get(node.id)
    if (state === undefined) return
    for (const edge of graph.out(node)) {
      if (edge.to !== undefined) arrive(edge.to, problem.along(edge, state))
    }
  })
  return states
}

/** A backward problem: what holds before each node, given what holds after it, with union as the meet. */
export interface BackwardProblem<State> {
  readonly atEnd: State
  readonly across: (node: FlowNode, after: State) => State
  readonly along: (edge: GraphEdge, state: State) => State
  readonly meet: (a: State, b: State) => State
  readonly same: (a: State, b: State) => boolean
}

/** The state before each node of the design, reachable or not. */
export function solveBackward<State>(
  graph: FlowGraph,
  problem: BackwardProblem<State>,
): ReadonlyMap<NodeId, State> {
  const states = new Map<NodeId, State>()
  const order = [...inOrder(graph)].reverse()
  const dirty = new Set(order.map((node) => node.id))
  sweep(order, dirty, (node) => {
    let after = problem.atEnd
    for (const edge of graph.out(node)) {
      const state = edge.to === undefined ? undefined : states.get(edge.to.id)
      if (state !== undefined) after = problem.meet(after, problem.along(edge, state))
    }
    const before = problem.across(node, after)
    const known = states.get(node.id)
    if (known !== undefined && problem.same(known, before)) return
    states.set(node.id, before)
    for (const edge of graph.into(node)) dirty.add(edge.from.id)
  })
  return states
}

/** Visits what is dirty in one order again and again: only a loop makes anything dirty that was visited before. */
function sweep(
  order: readonly FlowNode[],
  dirty: Set<NodeId>,
  visit: (node: FlowNode) => void,
): void {
  while (dirty.size > 0) {
    for (const node of order) if (dirty.delete(node.id)) visit(node)
  }
}

const orders = new WeakMap<FlowGraph, readonly FlowNode[]>()

/** All nodes, each after what leads to it but for the edges that go round (reverse postorder). */
function inOrder(graph: FlowGraph): readonly FlowNode[] {
  const known = orders.get(graph)
  if (known !== undefined) return known
  const left: FlowNode[] = []
  const seen = new Set<NodeId>()
  const visits: { readonly node: FlowNode; readonly out: readonly GraphEdge[]; at: number }[] = []
  const enter = (node: FlowNode) => {
    if (seen.has(node.id)) return
    seen.add(node.id)
    visits.push({ node, out: graph.out(node), at: 0 })
  }
  for (const start of [...graph.roots.map(({ node }) => node), ...graph.index.design.nodes]) {
    enter(start)
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const edge = visit.out[visit.at]
      visit.at += 1
      if (edge === undefined) {
        left.push(visit.node)
        visits.pop()
      } else if (edge.to !== undefined) enter(edge.to)
    }
  }
  const order = left.reverse()
  orders.set(graph, order)
  return order
}
