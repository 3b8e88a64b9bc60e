import type { OrgFlow, OrgReply } from './ports.ts'

/** What an org has to choose from, as far as it can be asked for. Listings come whole, whatever their pages. */
export interface OrgLibrary {
  /** All secure call flows, by name. */
  secureFlows(): OrgReply<readonly ListedFlow[]>
}

export interface ListedFlow extends OrgFlow {
  /** When the version that is live was published, in ISO 8601; null where the org does not tell. */
  readonly publishedAt: string | null
}
