import type { OrgFlow, OrgReply } from './ports.ts'

/** What an org has to choose from, as far as it can be asked for. Listings come whole, whatever their pages. */
export interface OrgLibrary {
  /** All secure call flows, by name. */
  secureFlows(): OrgReply<readonly ListedFlow[]>
  /** All flows of all types. */
  flowNames(): OrgReply<readonly FlowName[]>
  /** The names of all data tables. */
  tableNames(): OrgReply<readonly string[]>
  /** The prompts of the org, as a flow writes them. */
  promptNames(): OrgReply<readonly string[]>
  /** The prompts that every org has, as a flow writes them. */
  systemPromptNames(): OrgReply<readonly string[]>
  /** All data actions, and the drafts that were never published. */
  actionNames(): OrgReply<readonly ActionName[]>
  /** All published data actions that are secure, or all that are not, by name. */
  publishedActions(secure: boolean): OrgReply<readonly ListedAction[]>
  /** The categories that data actions are in. */
  categoryNames(): OrgReply<readonly string[]>
  /** The names of things of one type that dependency tracking finds by a name. */
  trackedNames(type: TrackedType, name: string): OrgReply<readonly string[]>
}

/**
 * What flows depend on and dependency tracking finds by name: its `objectType` in the definition of the Platform API.
 * The definition of the operations that publishing uses lists these things nowhere else.
 */
export type TrackedType = 'QUEUE' | 'USER' | 'GROUP' | 'LANGUAGE'

/** A flow as a step can transfer to it. */
export interface FlowName {
  readonly name: string
  readonly isPublished: boolean
  readonly isSecure: boolean
  /** Whether a call can be transferred to it. */
  readonly isForCalls: boolean
}

/** A data action as the YAML of a flow names it. */
export interface ActionName {
  readonly name: string
  readonly category: string
  readonly isDraft: boolean
}

/** A data action that is published. */
export interface ListedAction {
  readonly id: string
  readonly name: string
  readonly category: string
}

export interface ListedFlow extends OrgFlow {
  /** When the version that is live was published, in ISO 8601; null where the org does not tell. */
  readonly publishedAt: string | null
}
