import type { NodeId, VariableId } from '../base/ids.ts'
import type { Value as Evaluated } from '../language/expression/values.ts'
import type { JsonInput } from '../language/json/json-value.ts'
import type { Answer, Question } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { Json } from '../model/values.ts'

/** What a call brings along. */
export interface CallSetup {
  /** When it comes in, in milliseconds since 1970, UTC. */
  readonly startedAt: number
  /** Of the variables that Architect provides, those that are set: `Flow.InvocationData`, `Call.Ani`… */
  readonly builtIn: Readonly<Record<string, JsonInput>>
  /** Participant data that is there already. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A task that a step has called, and what the calling task goes on with when it comes back. */
export interface OpenCall {
  readonly by: NodeId
  /** The variables of the calling task: every call of a task has its own. */
  readonly values: CallState['values']
  readonly kept: CallState['kept']
}

/** A call between two steps. Nobody changes it: a step gives the next one. */
export interface CallState {
  readonly design: Design
  readonly setup: CallSetup
  /** Where the call is; null when it is over. */
  readonly at: NodeId | null
  /** What the node has asked, while it waits for the answer. */
  readonly question: Question | null
  /** What it has been answered before, where it asks again. */
  readonly answered: readonly Answer[]
  /** Of every variable that the call can reach; one that was never given a value is NOT_SET. */
  readonly values: ReadonlyMap<VariableId, Evaluated>
  /** The calls of tasks that have not come back, the last one last. */
  readonly calls: readonly OpenCall[]
  /** What nodes keep while the call is in their loop. */
  readonly kept: ReadonlyMap<NodeId, Json>
  readonly attributes: ReadonlyMap<string, string>
  /** Keys that were pressed ahead. */
  readonly keysLeft: string
  /** Since the call came in. */
  readonly seconds: number
  /** How many actions have run, and how many may. */
  readonly actions: number
  readonly limit: number
  readonly isHandlingError: boolean
}

/**
 * The most actions of one call (Genesys Resource Center, "Task and state editor actions"); error handling that goes to
 * a task may run some more.
 */
export const ACTION_LIMIT = 10_000
export const EXTRA_ACTIONS = 1000

export function nodeWhere(state: CallState): FlowNode | undefined {
  return state.at === null ? undefined : indexDesign(state.design).node(state.at)
}
