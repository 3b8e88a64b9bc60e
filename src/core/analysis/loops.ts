import { remember } from '../base/remember.ts'
import type { FlowNode } from '../model/design.ts'
import { componentsOf } from './components.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'

/** Which nodes can be gone round together, and which can never lead to which. */
export interface Loops {
  /** The loop that a node is in, by its place; a node outside all loops is alone in its own. */
  readonly loopAt: (place: number) => number
  /** False where a node can surely not lead to another one: the loop of the other comes before its own. */
  readonly mayLead: (from: number, to: number) => boolean
  /** The edges by which the flow gets into the loop that a node is in. */
  readonly waysInto: (node: FlowNode) => readonly GraphEdge[]
}

export const loopsOf = remember((graph: FlowGraph): Loops => {
  const { nodes } = graph.index.design
  const next = (place: number) => graph.outAt(place).flatMap(({ toAt }) => (toAt < 0 ? [] : [toAt]))
  const members = componentsOf(nodes.keys(), next)
  const loops = new Int32Array(nodes.length)
  for (const [loop, places] of members.entries()) for (const place of places) loops[place] = loop
  const loopAt = (place: number) => loops[place] ?? -1
  return {
    loopAt,
    mayLead: (from, to) => loopAt(from) >= loopAt(to),
    waysInto(node) {
      const loop = loopAt(graph.placeOf(node))
      const inside = members[loop] ?? []
      return inside.flatMap((place) =>
        graph.intoAt(place).filter(({ fromAt }) => loopAt(fromAt) !== loop),
      )
    },
  }
})
