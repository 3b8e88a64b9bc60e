import {
  type BitSet,
  bitsOf,
  emptyBits,
  hasBit,
  intersection,
  sameBits,
  union,
  withBit,
  withoutBit,
} from '../base/bit-set.ts'
import type { VariableId } from '../base/ids.ts'
import type { Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import { solveBackward } from './dataflow.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { readsOf } from './references.ts'

export interface Liveness {
  /** Whether some path still reads the value that a variable has after this edge. */
  isNeeded(edge: GraphEdge, variable: Variable): boolean
  /** The secure variables whose value some path still reads after this edge. */
  secureAfter(edge: GraphEdge): readonly Variable[]
}

/** Which values are still needed where: what an edge carries is what some later node reads. */
export function analyseLiveness(graph: FlowGraph, assignments: Assignments): Liveness {
  const { variables } = graph.index.design
  const bits = new Map<VariableId, number>(variables.map((variable, i) => [variable.id, i]))
  const stateAt = solveBackward<BitSet>(graph, {
    atEnd: emptyBits(),
    across: (node, after) => {
      let before = after
      for (const { variable } of readsOf(node, graph.facts(node).uses, graph.index)) {
        const bit = variable === undefined ? undefined : bits.get(variable.id)
        if (bit !== undefined) before = withBit(before, bit)
      }
      return before
    },
    along: (edge, state) => {
      let before = state
      for (const { target } of assignments.on(edge)) {
        const bit = target === undefined ? undefined : bits.get(target.id)
        if (bit !== undefined) before = withoutBit(before, bit)
      }
      return before
    },
    meet: union,
    same: sameBits,
  })
  const secure = variables.reduce(
    (bits, variable, i) => (variable.secure ? withBit(bits, i) : bits),
    emptyBits(),
  )
  const after = ({ to }: GraphEdge) => (to === undefined ? undefined : stateAt(to)) ?? emptyBits()
  return {
    isNeeded(edge, { id }) {
      const bit = bits.get(id)
      return bit !== undefined && hasBit(after(edge), bit)
    },
    secureAfter: (edge) =>
      bitsOf(intersection(after(edge), secure)).flatMap((bit) => variables[bit] ?? []),
  }
}
