import { remember } from '../base/remember.ts'
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

/** The state on arriving at each node; undefined where the node is not reachable. */
export function solveForward<State extends object>(
  graph: FlowGraph,
  problem: ForwardProblem<State>,
): (node: FlowNode) => State | undefined {
  const order = inOrder(graph)
  const states: (State | undefined)[] = Array.from(order, () => undefined)
  const dirty = new Uint8Array(order.length)
  const arrive = (place: number, state: State) => {
    const before = states[place]
    const after = before === undefined ? state : problem.meet(before, state)
    if (before !== undefined && problem.same(before, after)) return
    states[place] = after
    dirty[place] = 1
  }
  for (const root of graph.roots) {
    arrive(graph.placeOf(root.node), problem.atRoot(root.isErrorHandler || root.isUnseen === true))
  }
  sweep(order, dirty, (place) => {
    const state = states[place]
    if (state === undefined) return
    for (const edge of graph.outAt(place)) {
      if (edge.toAt >= 0) arrive(edge.toAt, problem.along(edge, state))
    }
  })
  return (node) => states[graph.placeOf(node)]
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
export function solveBackward<State extends object>(
  graph: FlowGraph,
  problem: BackwardProblem<State>,
): (node: FlowNode) => State | undefined {
  const { nodes } = graph.index.design
  const order = inOrder(graph).toReversed()
  const states: (State | undefined)[] = Array.from(order, () => undefined)
  const dirty = new Uint8Array(order.length).fill(1)
  sweep(order, dirty, (place) => {
    const node = nodes[place]
    if (node === undefined) return
    let after = problem.atEnd
    for (const edge of graph.outAt(place)) {
      const state = states[edge.toAt]
      if (state !== undefined) after = problem.meet(after, problem.along(edge, state))
    }
    const before = problem.across(node, after)
    const known = states[place]
    if (known !== undefined && problem.same(known, before)) return
    states[place] = before
    for (const edge of graph.intoAt(place)) dirty[edge.fromAt] = 1
  })
  return (node) => states[graph.placeOf(node)]
}

/** Visits what is dirty in one order again and again: only a loop makes anything dirty that was visited before. */
function sweep(order: Int32Array, dirty: Uint8Array, visit: (place: number) => void): void {
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const place of order) {
      if (dirty[place] === 0) continue
      dirty[place] = 0
      isDone = false
      visit(place)
    }
  }
}

/** The places of all nodes, each after what leads to it but for the edges that go round (reverse postorder). */
const inOrder = remember((graph: FlowGraph): Int32Array => {
  const { nodes } = graph.index.design
  const order = new Int32Array(nodes.length)
  const isSeen = new Uint8Array(nodes.length)
  const next = new Int32Array(nodes.length)
  let left = nodes.length
  const follow = (start: number) => {
    if (start < 0 || isSeen[start] === 1) return
    isSeen[start] = 1
    const stack = [start]
    for (let place = stack.at(-1); place !== undefined; place = stack.at(-1)) {
      const at = next[place] ?? 0
      next[place] = at + 1
      const edge = graph.outAt(place)[at]
      if (edge === undefined) {
        left -= 1
        order[left] = place
        stack.pop()
      } else if (edge.toAt >= 0 && isSeen[edge.toAt] === 0) {
        isSeen[edge.toAt] = 1
        stack.push(edge.toAt)
      }
    }
  }
  for (const { node } of graph.roots) follow(graph.placeOf(node))
  for (let place = 0; place < nodes.length; place += 1) follow(place)
  return order
})
