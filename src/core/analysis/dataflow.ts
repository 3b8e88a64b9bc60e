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
  const queue: FlowNode[] = []
  const queued = new Set<NodeId>()
  const arrive = (node: FlowNode, state: State) => {
    const before = states.get(node.id)
    const after = before === undefined ? state : problem.meet(before, state)
    if (before !== undefined && problem.same(before, after)) return
    states.set(node.id, after)
    if (queued.has(node.id)) return
    queued.add(node.id)
    queue.push(node)
  }
  for (const root of graph.roots) arrive(root.node, problem.atRoot(root.isErrorHandler))
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at]
    if (node === undefined) break
    queued.delete(node.id)
    const state = states.get(node.id)
    if (state === undefined) continue
    for (const edge of graph.out(node)) {
      if (edge.to !== undefined) arrive(edge.to, problem.along(edge, state))
    }
  }
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
  const nodes = graph.index.design.nodes
  const queue = [...nodes].reverse()
  const queued = new Set(nodes.map((node) => node.id))
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at]
    if (node === undefined) break
    queued.delete(node.id)
    let after = problem.atEnd
    for (const edge of graph.out(node)) {
      const state = edge.to === undefined ? undefined : states.get(edge.to.id)
      if (state !== undefined) after = problem.meet(after, problem.along(edge, state))
    }
    const before = problem.across(node, after)
    const known = states.get(node.id)
    if (known !== undefined && problem.same(known, before)) continue
    states.set(node.id, before)
    for (const edge of graph.into(node)) {
      if (queued.has(edge.from.id)) continue
      queued.add(edge.from.id)
      queue.push(edge.from)
    }
  }
  return states
}
