import type { NodeId, VariableId } from '../base/ids.ts'
import type { Edit } from '../model/edit.ts'

export type Severity = 'error' | 'warning' | 'info'

/** One step of a path that proves a problem: a node, and the output by which the path leaves it. */
export interface PathStep {
  readonly node: NodeId
  /** Null at the node where the path ends. */
  readonly output: string | null
  /** Worst-case seconds that the path has taken when it arrives here, where the problem is about time. */
  readonly seconds?: number
}

/**
 * A change that mends a problem. Safe: it can change neither what a caller hears nor what is charged on a path that
 * was right.
 */
export interface Fix {
  /** What the button says, for example “Move after CVV”. */
  readonly title: string
  readonly safety: 'safe' | 'unsafe'
  readonly edits: readonly Edit[]
}

/** A finding of one rule in one design. */
export interface Problem {
  /** Stable over edits elsewhere: rule, node and what it is about. */
  readonly id: string
  /** The catalogue's code, for example SF-ORD-02: never renumbered. */
  readonly code: string
  /** The rule's name in words, for example token-after-input. */
  readonly rule: string
  readonly severity: Severity
  /** Null when the problem is the design's as a whole. */
  readonly node: NodeId | null
  /** The property of the node's form that it speaks of, as the kind's facts name it. */
  readonly field?: string
  /** The variable that it speaks of. */
  readonly variable?: VariableId
  /** What, where, why it matters, what to do. */
  readonly message: string
  readonly path: readonly PathStep[]
  readonly fix: Fix | null
  /** The reason the user gave for living with it. */
  readonly suppressed?: string
}
