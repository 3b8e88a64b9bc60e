import { componentsOf } from './components.ts'
import type { GraphEdge } from './flow-graph.ts'

/** The edges of each strongly connected part of a graph that has these edges alone, one list a loop. */
export function loopsAmong(edges: readonly GraphEdge[]): readonly (readonly GraphEdge[])[] {
  const numbers = new Map<number, number>()
  const out: GraphEdge[][] = []
  for (const edge of edges) {
    const number = numbers.get(edge.fromAt)
    if (number !== undefined) out[number]?.push(edge)
    else {
      numbers.set(edge.fromAt, out.length)
      out.push([edge])
    }
  }
  const numberBehind = ({ toAt }: GraphEdge) => numbers.get(toAt) ?? -1
  const { count, of, membersOf } = componentsOf(out.length, (number, way) => {
    const edge = out[number]?.[way]
    return edge && numberBehind(edge)
  })
  const loops: (readonly GraphEdge[])[] = []
  for (let component = 0; component < count; component += 1) {
    const loop: GraphEdge[] = []
    for (const member of membersOf(component)) {
      for (const edge of out[member] ?? []) {
        if (of[numberBehind(edge)] === component) loop.push(edge)
      }
    }
    if (loop.length > 0) loops.push(loop)
  }
  return loops
}
