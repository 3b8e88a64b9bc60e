import type { ActionId, NodeId, VariableId } from '../base/ids.ts'
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

/** A piece of a text: offsets in UTF-16 units, the end exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
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
  /** Null when the problem is the design's as a whole, or the data action's own. */
  readonly node: NodeId | null
  /** The data action that it speaks of; with a node, the one that the node calls. */
  readonly action?: ActionId
  /**
   * The property that it speaks of: of the node's form, as the kind's facts name it; without a node, of the action
   * (`request.body`, `request.headers.2.value`, `response.translationMap.status`, `inputs.0.name`).
   */
  readonly field?: string
  /** The piece of the field's text that it speaks of. */
  readonly range?: TextRange
  /** The variable that it speaks of. */
  readonly variable?: VariableId
  /** What, where, why it matters, what to do. */
  readonly message: string
  readonly path: readonly PathStep[]
  readonly fix: Fix | null
  /** The reason the user gave for living with it. */
  readonly suppressed?: string
}
