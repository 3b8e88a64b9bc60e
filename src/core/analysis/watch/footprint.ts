import type { ActionId, VariableId } from '../../base/ids.ts'
import type { Analysis, Ranks } from '../analyse.ts'
import { Answer } from './answer.ts'
import { bitOf } from './row-difference.ts'

/** The lists and settings of a design that can be looked at as a whole, a bit each. */
export const WHOLE = {
  nodes: 1,
  edges: 1 << 1,
  actions: 1 << 2,
  variables: 1 << 3,
  tasks: 1 << 4,
  flow: 1 << 5,
  layout: 1 << 6,
  roots: 1 << 7,
  assignments: 1 << 8,
  inputs: 1 << 9,
  fetches: 1 << 10,
  payments: 1 << 11,
  spends: 1 << 12,
  uses: 1 << 13,
  rest: 1 << 14,
} as const

/** What a check has looked at: as long as all of it stays as it was, the check finds the same again. */
export interface Footprint {
  /** Steps, by their places: what they are, where their outputs lead, and what leads to them. */
  readonly places: Int32Array
  /** Steps of which was asked whether a path arrives at them, or goes on from them to an end. */
  readonly reached: Int32Array
  /** Steps of which was asked what can be gone round together with them. */
  readonly looped: Int32Array
  /** The blocks that any of these is in, as bits: see `blockOf`. */
  blocks: number
  /** Steps of which a shortest path from the start was asked. */
  readonly pathed: Int32Array
  /**
   * What was asked of solutions: which variable is set at a step, what it holds there, and whether it is still read. The
   * place of a step and the number of a bit, one after the other.
   */
  readonly assigned: Int32Array
  readonly held: Int32Array
  readonly needed: Int32Array
  /** The blocks that any of those three is in. */
  readonly solvedBlocks: number
  /** The bits that were asked of them: see `bitOf`. */
  readonly solvedBits: number
  /** Pairs of steps of which the first was known to lead never to the second, one after the other. */
  readonly apart: Int32Array
  readonly variables: ReadonlySet<VariableId>
  /** Steps of which was asked which comes first as a reader follows the flow, in that order. */
  readonly ranked: Int32Array
  /** Data actions that were looked into. */
  readonly actions: ReadonlySet<ActionId>
  /** Variables of which was asked how much they hold of secrets. */
  readonly exposed: ReadonlySet<VariableId>
  /** Lists that were gone through, as bits of `WHOLE`. */
  readonly whole: number
  /** The same of the part of the steps that was asked about. */
  readonly part: number
  readonly answers: readonly Answer[]
}

/** That of a check that has not been asked yet. */
export function noFootprint(): Footprint {
  return finished(newFrame(), null)
}

/** Places lie in blocks of 32: where no block of two lists is the same, no place is. */
export function blockOf(place: number): number {
  return 1 << ((place >>> 5) & 31)
}

/** Takes down what is looked at while checks run, one footprint for each. */
export class Recorder {
  private frames: Frame[] = []
  private frame: Frame = newFrame()
  /** By place, the number of the frame that has taken it down last: nothing is taken down twice. */
  private readonly seen: Int32Array
  private readonly seenReached: Int32Array
  private count = 0

  private readonly answers = new Map<unknown, Answer>()
  private readonly analysis: Analysis

  constructor(analysis: Analysis) {
    const places = analysis.graph.index.design.nodes.length
    this.analysis = analysis
    this.seen = new Int32Array(places)
    this.seenReached = new Int32Array(places)
  }

  /** Runs something, and gives what it has looked at beside its result. Runs can be inside others. */
  record<T>(run: () => T): { readonly result: T; readonly footprint: Footprint } {
    this.frames.push(this.frame)
    this.count += 1
    this.frame = newFrame(this.count)
    try {
      const result = run()
      return { result, footprint: finished(this.frame, this.analysis) }
    } finally {
      this.frame = this.frames.pop() ?? newFrame()
    }
  }

  place(place: number): void {
    if (place < 0 || this.seen[place] === this.frame.number) return
    this.seen[place] = this.frame.number
    this.frame.places.push(place)
  }

  reached(place: number): void {
    if (place < 0 || this.seenReached[place] === this.frame.number) return
    this.seenReached[place] = this.frame.number
    this.frame.reached.push(place)
  }

  pathed(place: number): void {
    if (place >= 0) this.frame.pathed.push(place)
  }

  assigned(place: number, bit: number): void {
    if (place >= 0) this.frame.assigned.push(place, bit)
  }

  held(place: number, bit: number): void {
    if (place >= 0) this.frame.held.push(place, bit)
  }

  needed(place: number, bit: number): void {
    if (place >= 0) this.frame.needed.push(place, bit)
  }

  looped(place: number): void {
    if (place >= 0) this.frame.looped.push(place)
  }

  ranked(place: number): void {
    this.frame.ranked.push(place)
  }

  apart(from: number, to: number): void {
    this.frame.apart.push(from, to)
  }

  action(id: ActionId): void {
    this.frame.actions.add(id)
  }

  exposed(id: VariableId): void {
    this.frame.exposed.add(id)
  }

  variable(id: VariableId): void {
    this.frame.variables.add(id)
  }

  whole(list: number): void {
    this.frame.whole |= list
  }

  part(list: number): void {
    this.frame.part |= list
  }

  answer<T>(question: (whole: Analysis) => T, found: T, isSame: (a: T, b: T) => boolean): void {
    const known = this.answers.get(question)
    // Many ask the same, and it is asked again once for all of them.
    const answer =
      known?.isOf(found) === true
        ? known
        : new Answer(found, (later) => isSame(question(later), found))
    this.answers.set(question, answer)
    this.frame.answers.push(answer)
  }

  /** What was looked at for something that is known already was looked at by whoever is told of it. */
  all(footprint: Footprint): void {
    for (const place of footprint.places) this.place(place)
    for (const place of footprint.reached) this.reached(place)
    for (const place of footprint.looped) this.frame.looped.push(place)
    for (const place of footprint.apart) this.frame.apart.push(place)
    for (const place of footprint.pathed) this.frame.pathed.push(place)
    for (const place of footprint.ranked) this.frame.ranked.push(place)
    for (const item of footprint.assigned) this.frame.assigned.push(item)
    for (const item of footprint.held) this.frame.held.push(item)
    for (const item of footprint.needed) this.frame.needed.push(item)
    for (const id of footprint.variables) this.variable(id)
    this.whole(footprint.whole)
    this.part(footprint.part)
    for (const id of footprint.exposed) this.exposed(id)
    for (const id of footprint.actions) this.action(id)
    for (const answer of footprint.answers) this.frame.answers.push(answer)
  }
}

interface Frame {
  readonly number: number
  readonly places: number[]
  readonly reached: number[]
  readonly looped: number[]
  readonly apart: number[]
  readonly pathed: number[]
  readonly assigned: number[]
  readonly held: number[]
  readonly needed: number[]
  readonly ranked: number[]
  readonly variables: Set<VariableId>
  readonly actions: Set<ActionId>
  readonly exposed: Set<VariableId>
  readonly answers: Answer[]
  whole: number
  part: number
}

function newFrame(number = 0): Frame {
  return {
    number,
    places: [],
    reached: [],
    looped: [],
    apart: [],
    pathed: [],
    assigned: [],
    held: [],
    needed: [],
    ranked: [],
    variables: new Set(),
    exposed: new Set(),
    actions: new Set(),
    answers: [],
    whole: 0,
    part: 0,
  }
}

function finished(frame: Frame, analysis: Analysis | null): Footprint {
  const { places, reached, looped, apart, pathed, assigned, held, needed } = frame
  const { ranked, variables, exposed, actions, answers, whole, part } = frame
  return {
    places: listOf(places),
    reached: listOf(reached),
    looped: listOf(looped),
    apart: listOf(apart),
    pathed: listOf(pathed),
    assigned: listOf(assigned),
    held: listOf(held),
    needed: listOf(needed),
    blocks: blocksOf(frame),
    ...solvedOf(frame),
    variables,
    exposed,
    actions,
    ranked: ranked.length < 2 || analysis === null ? NO_NUMBERS : inOrder(ranked, analysis.order),
    answers,
    whole,
    part,
  }
}

function inOrder(places: readonly number[], order: Ranks): Int32Array {
  return Int32Array.from(new Set(places)).sort((a, b) => order.at(a) - order.at(b))
}

/** Most checks look at nothing of most kinds. */
function listOf(numbers: readonly number[]): Int32Array {
  return numbers.length === 0 ? NO_NUMBERS : Int32Array.from(numbers)
}

const NO_NUMBERS = new Int32Array()

/** The blocks that any of these places is in. */
export function blocksOf({
  places,
  reached,
  looped,
}: Pick<Frame | Footprint, 'places' | 'reached' | 'looped'>): number {
  let blocks = 0
  for (const list of [places, reached, looped]) {
    for (let i = 0; i < list.length; i += 1) blocks |= blockOf(list[i] ?? 0)
  }
  return blocks
}

function solvedOf({
  assigned,
  held,
  needed,
}: Frame): Pick<Footprint, 'solvedBlocks' | 'solvedBits'> {
  let solvedBlocks = 0
  let solvedBits = 0
  for (const pairs of [assigned, held, needed]) {
    for (let i = 0; i < pairs.length; i += 2) {
      solvedBlocks |= blockOf(pairs[i] ?? 0)
      solvedBits |= bitOf(pairs[i + 1] ?? 0)
    }
  }
  return { solvedBlocks, solvedBits }
}
