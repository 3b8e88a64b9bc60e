import { wordsFor } from '../base/bits.ts'
import type { States } from './state-rows.ts'

/**
 * How many bits a row has in which each variable has one and nodes stand. It is filled up to whole words, and how a node
 * stands is the last bit: as a rule it stays where it is when a variable is added.
 */
export function widthWith(variables: number): number {
  return wordsFor(variables + 1) * 32
}

/** The bit of a row that says how its node stands. */
export function standingBit(width: number): number {
  return width - 1
}

/** Where nodes stand, by their places. */
export interface Standing {
  /** Whether some path arrives at a node. */
  readonly isReached: (place: number) => boolean
  /** Whether one does other than by the error handler. */
  readonly isOnMainPath: (place: number) => boolean
  /**
   * Whether some path from a node comes to an end of the flow. A node without outputs counts as one: the path goes on,
   * but where is not known (a jump of an import).
   */
  readonly comesToEnd: (place: number) => boolean
  /** The three as bits. */
  readonly at: (place: number) => number
}

/**
 * How nodes stand is solved together with their variables, as one bit more: on arriving, that every path
 * comes by the error handler; going on, that some path comes to an end.
 */
export function standingOf(assigned: States, needed: States): Standing {
  const isReached = (place: number) => assigned.reached[place] === 1
  const isOnMainPath = (place: number) =>
    isReached(place) && !assigned.has(place, standingBit(assigned.width))
  const comesToEnd = (place: number) => needed.has(place, standingBit(needed.width))
  return {
    isReached,
    isOnMainPath,
    comesToEnd,
    at: (place) =>
      Number(isReached(place)) + 2 * Number(isOnMainPath(place)) + 4 * Number(comesToEnd(place)),
  }
}
