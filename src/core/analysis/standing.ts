import { setBit } from '../base/bits.ts'
import { type Before, solvedBefore } from './before.ts'
import { solveBackward, solveForward } from './dataflow.ts'
import type { WholeGraph } from './flow-graph.ts'
import type { States } from './state-rows.ts'

/** Where nodes stand, by their places. */
export interface Standing {
  /** What holds on arriving at nodes: a bit for the main path. */
  readonly arriving: States
  /** What holds before nodes: a bit for an end to come. */
  readonly ending: States
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

/** Works out how all nodes stand. */
export function analyseStanding(graph: WholeGraph, before: Before | null): Standing {
  const arriving = solveForward(
    graph,
    {
      width: 1,
      atRoot({ isErrorHandler }, state) {
        if (!isErrorHandler) setBit(state, 0)
      },
      changes: never,
      along: never,
      meet: 'any',
    },
    solvedBefore(before, ({ standing }) => standing.arriving),
  )
  const ending = solveBackward(
    graph,
    {
      width: 1,
      across(place, state) {
        if (graph.factsAt(place).ends !== null || graph.outAt(place).length === 0) setBit(state, 0)
      },
      changes: never,
      along: never,
    },
    solvedBefore(before, ({ standing }) => standing.ending),
  )
  return {
    arriving,
    ending,
    isReached: (place) => arriving.reached[place] === 1,
    isOnMainPath: (place) => arriving.bits[place] === 1,
    comesToEnd: (place) => ending.bits[place] === 1,
    at: (place) =>
      (arriving.reached[place] ?? 0) +
      2 * (arriving.bits[place] ?? 0) +
      4 * (ending.bits[place] ?? 0),
  }
}

function never(): false {
  return false
}
