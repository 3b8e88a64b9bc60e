import { componentsOf } from './components.ts'
import type { GraphEdge } from './flow-graph.ts'

/** Which nodes can be gone round together, and which can never lead to which; nodes by their places. */
export interface Loops {
  /** The loop that a node is in; a node outside all loops is alone in its own. */
  readonly loopAt: (place: number) => number
  /** All nodes of the loop that a node is in. */
  readonly membersOf: (place: number) => readonly number[]
  /** False where a node can surely not lead to another one: the loop of the other comes before its own. */
  readonly mayLead: (from: number, to: number) => boolean
}

/** `size` nodes, and the outputs of each. */
export function findLoops(size: number, outAt: (place: number) => readonly GraphEdge[]): Loops {
  const { of, membersOf } = componentsOf(size, (place, way) => outAt(place)[way]?.toAt)
  const loopAt = (place: number) => of[place] ?? -1
  return {
    loopAt,
    membersOf: (place) => membersOf(loopAt(place)),
    mayLead: (from, to) => loopAt(from) >= loopAt(to),
  }
}
