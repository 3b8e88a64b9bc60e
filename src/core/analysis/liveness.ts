import { bitsWhere, clearBit, commonBits, setBit } from '../base/bits.ts'
import { remember } from '../base/remember.ts'
import type { Variable } from '../model/design.ts'
import type { VariableNumbers } from '../model/variable-numbers.ts'
import type { Assignments } from './assignment.ts'
import { type Before, solvedBefore } from './before.ts'
import { type BackwardProblem, solveBackward } from './dataflow.ts'
import type { GraphEdge, WholeGraph } from './flow-graph.ts'
import { UNDECLARED } from './node-links.ts'
import { standingBit, widthWith } from './standing.ts'
import type { States } from './state-rows.ts'

export interface Liveness {
  /** Whether some path still reads the value that a variable has after this edge. */
  isNeeded(edge: GraphEdge, variable: Variable): boolean
  /** The secure variables whose value some path still reads after this edge. */
  secureAfter(edge: GraphEdge): readonly Variable[]
}

/** Which values are still needed where: what an edge carries is what some later node reads. */
export function analyseLiveness(
  graph: WholeGraph,
  assignments: Assignments,
  before: Before | null,
): { readonly liveness: Liveness; readonly states: States } {
  const { variables, byId: numbers } = graph.index.numbers
  const width = widthWith(variables.length)
  const problem: BackwardProblem = {
    // One bit more says that some path comes to an end: see standing.ts.
    width,
    across(place, state) {
      if (graph.factsAt(place).ends !== null || graph.outAt(place).length === 0) {
        setBit(state, standingBit(width))
      }
      for (const { number } of graph.linksAt(place).reads) {
        if (number !== UNDECLARED) setBit(state, number)
      }
    },
    changes: (edge) => assignments.on(edge).length > 0,
    along(edge, state) {
      for (const { number } of assignments.on(edge)) {
        if (number !== UNDECLARED) clearBit(state, number)
      }
    },
  }
  const states = solveBackward(
    graph,
    problem,
    solvedBefore(before, ({ needed }) => needed),
  )
  const secure = secureNumbers(variables)
  const liveness: Liveness = {
    isNeeded({ toAt }, { id }) {
      const number = numbers.get(id)
      return number !== undefined && states.has(toAt, number)
    },
    secureAfter({ toAt }) {
      if (toAt < 0) return NONE
      const found = commonBits(secure, states.bits, states.rowOf(toAt))
      return found.length === 0 ? NONE : found.flatMap((number) => variables[number] ?? [])
    },
  }
  return { liveness, states }
}

/** A bit for each variable that is secure. */
const secureNumbers = remember((variables: VariableNumbers['variables']) =>
  bitsWhere(variables.length, (i) => variables[i]?.secure === true),
)

const NONE: readonly Variable[] = []
