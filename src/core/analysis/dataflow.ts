import { type Bits, emptyBits, hasBit, wordsFor } from '../base/bits.ts'
import { remember } from '../base/remember.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'

/** What holds at each node, as bits. */
export interface States {
  /** False where no path arrives at the node. */
  isReached(place: number): boolean
  has(place: number, bit: number): boolean
  copy(place: number, into: Bits): void
  /** The bits of all nodes, and with which word those of one begin. */
  readonly bits: Bits
  rowOf(place: number): number
}

interface Problem {
  /** How many bits a state has. */
  readonly width: number
  /** Whether anything can be other after an edge than before it. */
  readonly changes: (edge: GraphEdge) => boolean
  /** Makes of a state the one at the other end of an edge. Must be monotone, so that the fixpoint is reached. */
  readonly along: (edge: GraphEdge, state: Bits) => void
}

/** A forward problem: what holds on arriving at each node, as the least fixpoint over output edges. */
export interface ForwardProblem extends Problem {
  /** What holds at a root, set in a state without bits. */
  readonly atRoot: (isErrorHandler: boolean, state: Bits) => void
  /** Where ways into a node meet, what holds on `any` of them, or on `all`. */
  readonly meet: 'any' | 'all'
}

/** The states on arriving at the nodes. */
export function solveForward(graph: FlowGraph, problem: ForwardProblem): States {
  const order = inOrder(graph)
  const words = wordsFor(problem.width)
  const bits = new Int32Array(order.length * words)
  const isReached = new Uint8Array(order.length)
  const dirty = new Uint8Array(order.length)
  const isAny = problem.meet === 'any'
  const arrive = (place: number, from: Bits, row: number) => {
    const to = place * words
    let isSame = isReached[place] === 1
    for (let word = 0; word < words; word += 1) {
      const before = bits[to + word] ?? 0
      const coming = from[row + word] ?? 0
      const after = isReached[place] === 0 ? coming : isAny ? before | coming : before & coming
      isSame &&= after === before
      bits[to + word] = after
    }
    isReached[place] = 1
    if (!isSame) dirty[place] = 1
  }
  const state = emptyBits(problem.width)
  for (const root of graph.roots) {
    state.fill(0)
    problem.atRoot(root.isErrorHandler || root.isUnseen === true, state)
    arrive(graph.placeOf(root.node), state, 0)
  }
  sweep(order, dirty, (place) => {
    for (const edge of graph.outAt(place)) {
      if (edge.toAt < 0) continue
      if (problem.changes(edge)) {
        copyRow(bits, place * words, state)
        problem.along(edge, state)
        arrive(edge.toAt, state, 0)
      } else arrive(edge.toAt, bits, place * words)
    }
  })
  return statesOf(bits, words, (place) => isReached[place] === 1)
}

/** A backward problem: what holds before each node, given what holds on any way after it. */
export interface BackwardProblem extends Problem {
  /** Sets what holds before a node whatever holds after it. */
  readonly across: (place: number, state: Bits) => void
}

/** The states before all nodes of the design, reachable or not. */
export function solveBackward(graph: FlowGraph, problem: BackwardProblem): States {
  const order = inOrder(graph).toReversed()
  const words = wordsFor(problem.width)
  const bits = new Int32Array(order.length * words)
  const dirty = new Uint8Array(order.length).fill(1)
  const before = emptyBits(problem.width)
  const state = emptyBits(problem.width)
  sweep(order, dirty, (place) => {
    before.fill(0)
    for (const edge of graph.outAt(place)) {
      if (edge.toAt < 0) continue
      if (problem.changes(edge)) {
        copyRow(bits, edge.toAt * words, state)
        problem.along(edge, state)
        join(state, 0, before)
      } else join(bits, edge.toAt * words, before)
    }
    problem.across(place, before)
    let isSame = true
    for (let word = 0; word < words; word += 1) {
      const after = before[word] ?? 0
      isSame &&= bits[place * words + word] === after
      bits[place * words + word] = after
    }
    if (!isSame) for (const edge of graph.intoAt(place)) dirty[edge.fromAt] = 1
  })
  return statesOf(bits, words, () => true)
}

function copyRow(bits: Bits, row: number, into: Bits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = bits[row + word] ?? 0
}

function join(bits: Bits, row: number, into: Bits): void {
  for (let word = 0; word < into.length; word += 1) {
    into[word] = (into[word] ?? 0) | (bits[row + word] ?? 0)
  }
}

function statesOf(bits: Bits, words: number, isReached: (place: number) => boolean): States {
  return {
    isReached,
    has: (place, bit) => place >= 0 && hasBit(bits, bit, place * words),
    copy: (place, into) => copyRow(bits, place * words, into),
    bits,
    rowOf: (place) => place * words,
  }
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
  const size = graph.index.design.nodes.length
  const order = new Int32Array(size)
  const isSeen = new Uint8Array(size)
  const next = new Int32Array(size)
  const stack = new Int32Array(size)
  let left = size
  for (const { node } of graph.roots) follow(graph.placeOf(node))
  for (let place = 0; place < size; place += 1) follow(place)
  return order

  function follow(start: number): void {
    let depth = 0
    enter(start)
    while (depth > 0) {
      const place = stack[depth - 1] ?? 0
      const way = next[place] ?? 0
      next[place] = way + 1
      const edge = graph.outAt(place)[way]
      if (edge !== undefined) {
        enter(edge.toAt)
        continue
      }
      left -= 1
      order[left] = place
      depth -= 1
    }

    function enter(place: number): void {
      if (place < 0 || isSeen[place] === 1) return
      isSeen[place] = 1
      stack[depth] = place
      depth += 1
    }
  }
})
