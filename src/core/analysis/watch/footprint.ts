import type { ActionId, VariableId } from '../../base/ids.ts'
import type { Answer } from './answer.ts'

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
  reached: 1 << 15,
  calls: 1 << 16,
} as const

/** What a check has looked at: as long as all of it stays as it was, the check finds the same again. */
export interface Footprint {
  /** Steps, by their places: what they are. */
  readonly places: readonly number[]
  /** Steps of which was asked where their outputs lead, or what leads to them. */
  readonly lined: readonly number[]
  /** Steps of which was asked which variables they mean. */
  readonly linked: readonly number[]
  /** Steps of which was asked what they are for: what they take from the caller, whether they pay, with which token. */
  readonly roles: readonly number[]
  /** Steps of which was asked whether a path arrives at them, or goes on from them to an end. */
  readonly reached: readonly number[]
  /** Steps of which was asked what can be gone round together with them. */
  readonly looped: readonly number[]
  /** The blocks that any of these is in, as bits: see `blockOf`. */
  readonly blocks: number
  /** Steps of which a shortest path from the start was asked. */
  readonly pathed: readonly number[]
  /**
   * What was asked of solutions: which variable is set at a step, what it holds there, and whether it is still read. The
   * place of a step and the number of a bit, one after the other.
   */
  readonly assigned: readonly number[]
  readonly held: readonly number[]
  readonly needed: readonly number[]
  /** The blocks that any of those three is in. */
  readonly solvedBlocks: number
  /** The bits that were asked of them: see `bitOf`. */
  readonly solvedBits: number
  /** Pairs of steps of which the first was known to lead never to the second, one after the other. */
  readonly apart: readonly number[]
  /** Variables of which was asked what they are declared as, or which class they have. */
  readonly variables: ReadonlySet<VariableId>
  /** Variables of which was asked which steps read them. */
  readonly read: ReadonlySet<VariableId>
  /** Variables of which was asked what fills them, what they are made of, or what is made of them. */
  readonly filled: ReadonlySet<VariableId>
  /** In small letters, names that were looked up: that no variable has, or of which nothing else was taken down. */
  readonly names: ReadonlySet<string>
  /** Steps of which was asked which comes first as a reader follows the flow, in that order. */
  readonly ranked: readonly number[]
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
export const NO_FOOTPRINT: Footprint = {
  places: [],
  lined: [],
  linked: [],
  roles: [],
  reached: [],
  looped: [],
  blocks: 0,
  pathed: [],
  assigned: [],
  held: [],
  needed: [],
  solvedBlocks: 0,
  solvedBits: 0,
  apart: [],
  variables: new Set(),
  read: new Set(),
  filled: new Set(),
  names: new Set(),
  ranked: [],
  actions: new Set(),
  exposed: new Set(),
  whole: 0,
  part: 0,
  answers: [],
}

/** Places lie in blocks of 32: where no block of two lists is the same, no place is. */
export function blockOf(place: number): number {
  return 1 << ((place >>> 5) & 31)
}
