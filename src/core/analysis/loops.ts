import { type Components, componentsOf } from './components.ts'
import type { GraphEdge } from './flow-graph.ts'

/** Which nodes can be gone round together, and which can never lead to which; nodes by their places. */
export interface Loops {
  /** The loop that a node is in; a node outside all loops is alone in its own. */
  readonly loopAt: (place: number) => number
  /** All nodes of the loop that a node is in, in the order of the design, whichever of them is come to first. */
  readonly membersOf: (place: number) => readonly number[]
  /** False where a node can surely not lead to another one: the loop of the other comes before its own. */
  readonly mayLead: (from: number, to: number) => boolean
}

/** Loops by number: each comes after all that it leads to. */
export interface OrderedLoops extends Loops {
  readonly count: number
  /** All nodes, loop by loop; those of one each after what leads to it but for edges that go round. */
  readonly places: Int32Array
  /** Where among `places` a loop begins. */
  readonly startOf: (loop: number) => number
}

/** `size` nodes, and the outputs of each. */
export function findLoops(
  size: number,
  outAt: (place: number) => readonly GraphEdge[],
): OrderedLoops {
  return loopsOf(componentsOf(size, (place, way) => outAt(place)[way]?.toAt))
}

/** By itself, so that loops do not hold on to the outputs that they were found by: they can outlive them. */
function loopsOf({ of, count, nodes, startOf, membersOf }: Components): OrderedLoops {
  const loopAt = (place: number) => of[place] ?? -1
  return {
    loopAt,
    membersOf: (place) => Array.from(membersOf(loopAt(place)).slice().sort()),
    mayLead: (from, to) => loopAt(from) >= loopAt(to),
    count,
    places: nodes,
    startOf,
  }
}
