import type { NodeId, TaskId, VariableId } from '../base/ids.ts'
import type { Value as Evaluated } from '../language/expression/values.ts'
import type { Ending } from '../kinds/facts.ts'
import type { Happening, Question, Trouble } from '../kinds/simulation.ts'
import type { Refusal } from './refusal.ts'

/**
 * How a call leaves the flow: as a node ends it; off the end of a task, where no step follows; to a part of Architect
 * that a design does not hold; or not at all, as Architect refuses what the call has come to.
 */
export type End = Ending | 'end-of-task' | 'elsewhere' | 'refused'

/** What happens in a call. `node` is null for what the flow itself does; `seconds` counts from the call's start. */
export type CallEvent = { readonly node: NodeId | null; readonly seconds: number } & (
  | Happening
  | { readonly type: 'asked'; readonly question: Question }
  | { readonly type: 'set'; readonly variable: VariableId; readonly value: Evaluated }
  | { readonly type: 'left'; readonly output: string }
  | { readonly type: 'called'; readonly task: TaskId }
  /** The flow's error handling takes over. */
  | { readonly type: 'failed'; readonly trouble: Trouble }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** The flow is over, and its secure variables lose what they held. */
  | { readonly type: 'purged'; readonly variables: readonly VariableId[] }
  | { readonly type: 'ended'; readonly how: End }
)
