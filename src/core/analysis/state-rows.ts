import { type Bits, emptyBits, hasBit, wordsFor } from '../base/bits.ts'
import type { GraphEdge, WholeGraph } from './flow-graph.ts'

/** What holds at each node, as bits. */
export interface States {
  readonly width: number
  /** The bits of all nodes, a row each in the order of their places. */
  readonly bits: Bits
  /** By place, 0 where no path arrives at the node. */
  readonly reached: Uint8Array
  /** By place, 1 where another row stands than in the solution before the edit; null where nothing was known of that. */
  readonly others: Uint8Array | null
  has(place: number, bit: number): boolean
  /** With which word the row of a node begins. */
  rowOf(place: number): number
}

/** The same problem solved for the flow before an edit, whose nodes have the same places. */
export interface SolvedBefore {
  readonly states: States
  /** By place, 1 where the node, its outputs or what leads to it may differ. */
  readonly changed: Uint8Array
}

/**
 * The rows of a problem that is being solved, one loop after the other (most are a single node). After an edit the rows
 * of a loop stay as long as nothing in it has changed and nothing else comes to it than what came before.
 */
export abstract class Rows implements States {
  readonly width: number
  readonly bits: Bits
  readonly reached: Uint8Array
  readonly others: Uint8Array | null
  protected readonly graph: WholeGraph
  protected readonly words: number
  private before: States | null
  /** By loop, 1 where it must be settled again; null where all must. */
  private readonly isOpen: Uint8Array | null
  private readonly isDirty: Uint8Array
  private readonly met: Bits

  constructor(graph: WholeGraph, width: number, before: SolvedBefore | null) {
    const length = graph.index.size
    this.graph = graph
    this.width = width
    this.words = wordsFor(width)
    this.met = emptyBits(width)
    this.isDirty = new Uint8Array(length)
    const known = before?.states.width === width ? before : null
    this.before = known?.states ?? null
    this.bits = grown(this.before?.bits, length * this.words)
    this.reached = new Uint8Array(length)
    this.others = known === null ? null : new Uint8Array(length)
    this.isOpen = known === null ? null : new Uint8Array(graph.loops.count)
    if (known === null || this.isOpen === null) return
    this.reached.set(known.states.reached)
    for (let place = 0; place < length; place += 1) {
      if (known.changed[place] === 1) this.isOpen[graph.loops.loopAt(place)] = 1
    }
  }

  has(place: number, bit: number): boolean {
    return place >= 0 && hasBit(this.bits, bit, place * this.words)
  }

  rowOf(place: number): number {
    return place * this.words
  }

  /** Lets go of the solution before, which would let go of none of those before it. */
  forget(): this {
    this.before = null
    return this
  }

  /** Looks at the nodes of a loop until nothing changes any more. */
  settle(loop: number): void {
    if (this.isOpen !== null && this.isOpen[loop] === 0) return
    const { startOf } = this.graph.loops
    const first = startOf(loop)
    const end = startOf(loop + 1)
    const place = this.graph.loops.places[first] ?? 0
    if (end - first === 1 && !this.comesBack(place)) {
      this.settleAlone(place)
      return
    }
    if (this.isOpen !== null) this.clear(first, end)
    this.settleTogether(first, end)
    for (let i = first; i < end; i += 1) {
      const member = this.graph.loops.places[i] ?? 0
      if (this.before !== null && !isSameRow(this.before, this, member)) this.openFrom(member)
    }
  }

  /** Without what held before the edit: a loop would go on to hold what it has from itself. */
  private clear(first: number, end: number): void {
    const { reached, bits, words } = this
    for (let i = first; i < end; i += 1) {
      const place = this.graph.loops.places[i] ?? 0
      reached[place] = 0
      bits.fill(0, place * words, (place + 1) * words)
    }
  }

  /** What holds at a node outside all loops is known at once; until then its row is the one from before. */
  private settleAlone(place: number): void {
    const only = this.onlySource(place)
    let isOther: boolean
    if (only >= 0) isOther = this.take(place, this.bits, only)
    else if (this.meet(place, this.met)) isOther = this.take(place, this.met, 0)
    else isOther = this.leave(place)
    if (isOther) this.openFrom(place)
  }

  private comesBack(place: number): boolean {
    for (const edge of this.next(place)) if (this.farEnd(edge) === place) return true
    return false
  }

  private settleTogether(first: number, end: number): void {
    const { isDirty } = this
    const { places } = this.graph.loops
    for (let i = first; i < end; i += 1) isDirty[places[i] ?? 0] = 1
    for (let isDone = false; !isDone; ) {
      isDone = true
      for (let i = first; i < end; i += 1) {
        const place = places[this.orderIn(first, end, i)] ?? 0
        if (isDirty[place] === 0) continue
        isDirty[place] = 0
        if (!this.meet(place, this.met) || !this.take(place, this.met, 0)) continue
        isDone = false
        for (const edge of this.next(place)) {
          const other = this.farEnd(edge)
          if (other >= 0) isDirty[other] = 1
        }
      }
    }
  }

  /** Which of the places of a loop comes where another way to go through them has the one at `i`. */
  protected abstract orderIn(first: number, end: number, i: number): number

  /** The edges by which what holds at a node gets to others, and the place where one of them comes to. */
  protected abstract next(place: number): readonly GraphEdge[]
  protected abstract farEnd(edge: GraphEdge): number

  /** With which word the one row begins that comes to a node as it is; -1 where more has to be looked at. */
  protected abstract onlySource(place: number): number

  /** Brings together what comes to a node; false when nothing does. */
  protected abstract meet(place: number, met: Bits): boolean

  /** Whether the row is another one than before. */
  private take(place: number, from: Bits, row: number): boolean {
    const { bits, reached, words } = this
    let isSame = reached[place] === 1
    for (let word = 0; word < words; word += 1) {
      const value = from[row + word] ?? 0
      isSame &&= bits[place * words + word] === value
      bits[place * words + word] = value
    }
    reached[place] = 1
    return !isSame
  }

  /** Whether something came to a node before, where nothing does now. */
  private leave(place: number): boolean {
    const { bits, reached, words } = this
    if (reached[place] === 0) return false
    reached[place] = 0
    bits.fill(0, place * words, (place + 1) * words)
    return true
  }

  /** Another row than before: what it goes on to must be settled again. */
  private openFrom(place: number): void {
    const { isOpen, others, graph } = this
    if (isOpen === null || others === null) return
    others[place] = 1
    for (const edge of this.next(place)) {
      const other = this.farEnd(edge)
      if (other >= 0) isOpen[graph.loops.loopAt(other)] = 1
    }
  }
}

/** The bits from before, for as many rows as there are now. */
function grown(bits: Bits | undefined, length: number): Bits {
  if (bits?.length === length) return bits.slice()
  const all = new Int32Array(length)
  if (bits !== undefined) all.set(bits)
  return all
}

/** Whether the same holds at a place in two solutions of one problem. */
export function isSameRow(a: States, b: States, place: number): boolean {
  if (a.reached[place] !== b.reached[place]) return false
  const end = a.rowOf(place + 1)
  for (let word = a.rowOf(place); word < end; word += 1)
    if (a.bits[word] !== b.bits[word]) return false
  return true
}
