import { type Bits, copyRow, emptyBits, joinRow, meetRow } from '../base/bits.ts'
import type { GraphEdge, Root, WholeGraph } from './flow-graph.ts'
import { Rows, type SolvedBefore, type States } from './state-rows.ts'

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
  readonly atRoot: (root: Root, state: Bits) => void
  /** Where ways into a node meet, what holds on `any` of them, or on `all`. */
  readonly meet: 'any' | 'all'
}

/** The states on arriving at the nodes. */
export function solveForward(
  graph: WholeGraph,
  problem: ForwardProblem,
  before: SolvedBefore | null = null,
): States {
  const rows = new ForwardRows(graph, problem, before)
  // Each loop comes after all that it leads to.
  for (let loop = graph.loops.count - 1; loop >= 0; loop -= 1) rows.settle(loop)
  return rows.forget()
}

/** A backward problem: what holds before each node, given what holds on any way after it. */
export interface BackwardProblem extends Problem {
  /** Sets what holds before a node whatever holds after it. */
  readonly across: (place: number, state: Bits) => void
}

/** The states before all nodes of the design, reachable or not. */
export function solveBackward(
  graph: WholeGraph,
  problem: BackwardProblem,
  before: SolvedBefore | null = null,
): States {
  const rows = new BackwardRows(graph, problem, before)
  for (let loop = 0; loop < graph.loops.count; loop += 1) rows.settle(loop)
  return rows.forget()
}

class ForwardRows extends Rows {
  private readonly problem: ForwardProblem
  private readonly isAny: boolean
  private readonly roots = new Map<number, Root>()
  private readonly atRoots = new Map<Root, Bits>()
  private readonly state: Bits

  constructor(graph: WholeGraph, problem: ForwardProblem, before: SolvedBefore | null) {
    super(graph, problem.width, before)
    this.problem = problem
    this.isAny = problem.meet === 'any'
    this.state = emptyBits(problem.width)
    for (const root of graph.roots) this.roots.set(graph.placeOf(root.node), root)
  }

  /** Found when it is asked for: after most edits what holds where paths begin is not. */
  private stateAt(root: Root): Bits {
    const known = this.atRoots.get(root)
    if (known !== undefined) return known
    const state = emptyBits(this.width)
    this.problem.atRoot(root, state)
    this.atRoots.set(root, state)
    return state
  }

  protected orderIn(_first: number, _end: number, i: number): number {
    return i
  }

  protected next(place: number): readonly GraphEdge[] {
    return this.graph.outAt(place)
  }

  protected farEnd({ toAt }: GraphEdge): number {
    return toAt
  }

  protected onlySource(place: number): number {
    const into = this.graph.intoAt(place)
    const edge = into[0]
    if (edge === undefined || into.length > 1 || this.roots.has(place)) return -1
    if (this.reached[edge.fromAt] !== 1 || this.problem.changes(edge)) return -1
    return edge.fromAt * this.words
  }

  protected meet(place: number, met: Bits): boolean {
    const { bits, reached, words, problem, state, isAny } = this
    let isMet = false
    const root = this.roots.get(place)
    if (root !== undefined) {
      met.set(this.stateAt(root))
      isMet = true
    }
    for (const edge of this.graph.intoAt(place)) {
      if (reached[edge.fromAt] !== 1) continue
      let from = bits
      let row = edge.fromAt * words
      if (problem.changes(edge)) {
        copyRow(bits, row, state)
        problem.along(edge, state)
        from = state
        row = 0
      }
      if (!isMet) copyRow(from, row, met)
      else if (isAny) joinRow(from, row, met)
      else meetRow(from, row, met)
      isMet = true
    }
    return isMet
  }
}

class BackwardRows extends Rows {
  private readonly problem: BackwardProblem
  private readonly state: Bits

  constructor(graph: WholeGraph, problem: BackwardProblem, before: SolvedBefore | null) {
    super(graph, problem.width, before)
    this.problem = problem
    this.state = emptyBits(problem.width)
  }

  protected orderIn(first: number, end: number, i: number): number {
    return first + end - 1 - i
  }

  protected next(place: number): readonly GraphEdge[] {
    return this.graph.intoAt(place)
  }

  protected farEnd({ fromAt }: GraphEdge): number {
    return fromAt
  }

  /** What a node reads is added to what comes to it. */
  protected onlySource(): number {
    return -1
  }

  protected meet(place: number, met: Bits): boolean {
    const { bits, words, problem, state } = this
    if (this.graph.nodeAt(place) === undefined) return false
    met.fill(0)
    for (const edge of this.graph.outAt(place)) {
      if (edge.toAt < 0) continue
      const row = edge.toAt * words
      if (problem.changes(edge)) {
        copyRow(bits, row, state)
        problem.along(edge, state)
        joinRow(state, 0, met)
      } else joinRow(bits, row, met)
    }
    problem.across(place, met)
    return true
  }
}
