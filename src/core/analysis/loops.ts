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
  const next = (place: number) => outAt(place).flatMap(({ toAt }) => (toAt < 0 ? [] : [toAt]))
  const members = componentsOf(
    Array.from({ length: size }, (_, place) => place),
    next,
  )
  const loops = new Int32Array(size)
  for (const [loop, places] of members.entries()) for (const place of places) loops[place] = loop
  const loopAt = (place: number) => loops[place] ?? -1
  return {
    loopAt,
    membersOf: (place) => members[loopAt(place)] ?? [],
    mayLead: (from, to) => loopAt(from) >= loopAt(to),
  }
}
