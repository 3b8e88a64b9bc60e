import type { OrgFlow, OrgReply } from './ports.ts'

/** What an org has to choose from, as far as it can be asked for. Listings come whole, whatever their pages. */
export interface OrgLibrary {
  /** All secure call flows, by name. */
  secureFlows(): OrgReply<readonly ListedFlow[]>
  /** All flows of all types. */
  flowNames(): OrgReply<readonly FlowName[]>
  /** The names of all data tables. */
  tableNames(): OrgReply<readonly string[]>
  /** The prompts of the org, and those that every org has, as a flow writes them. */
  promptNames(): OrgReply<readonly string[]>
  /** All data actions, and the drafts that were never published. */
  actionNames(): OrgReply<readonly ActionName[]>
}

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

export interface ListedFlow extends OrgFlow {
  /** When the version that is live was published, in ISO 8601; null where the org does not tell. */
  readonly publishedAt: string | null
}
