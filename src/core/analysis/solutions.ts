import { present } from '../base/assert.ts'
import type { Analysis } from './analyse.ts'
import type { MadeAssignments } from './assignment.ts'
import type { WholeGraph } from './flow-graph.ts'
import type { KeypadInput } from './keypad-inputs.ts'
import type { Redeclared } from './redeclared.ts'
import type { ShortestPaths } from './paths.ts'
import type { Standing } from './standing.ts'
import type { States } from './state-rows.ts'
import type { StepLore } from './step-lore.ts'
import type { TokenUses } from './token-uses.ts'

/**
 * What was solved for all nodes of a design, from which an analysis answers. By it the analyses of a design before and
 * after an edit are compared, and the one after is made of the one before; rules ask the analysis.
 */
export interface Solutions {
  /**
   * Where a node, its facts or its outputs are others than in the analysis before the edit, by place; null where it was
   * not made of that one, and nothing is the same object as there.
   */
  readonly others: readonly number[] | null
  /** The places of the other nodes that mention what is declared otherwise than in that one. */
  readonly relinked: readonly number[]
  /** How variables are declared otherwise than there; null where they have other numbers. */
  readonly redeclared: Redeclared | null
  readonly graph: WholeGraph
  readonly made: MadeAssignments
  /** On arriving at nodes, a bit for each variable that is set on every path: by their numbers. */
  readonly assigned: States
  /** On arriving at nodes, what is in the slots of variables. */
  readonly held: States
  readonly lore: StepLore
  /** Before nodes, a bit for each variable whose value is still read: by their numbers. */
  readonly needed: States
  readonly standing: Standing
  readonly shortest: ShortestPaths
  /** The order of the nodes, by their places; null where nobody has asked for it. */
  readonly ranks: Int32Array | null
  readonly inputs: readonly KeypadInput[]
  readonly uses: TokenUses
}

const known = new WeakMap<Analysis, Solutions>()

/** Throws for what only looks like an analysis. */
export function solutionsOf(analysis: Analysis): Solutions {
  return present(known.get(analysis), 'no analysis of a whole design')
}

export function keepSolutions(analysis: Analysis, solutions: Solutions): void {
  known.set(analysis, solutions)
}
