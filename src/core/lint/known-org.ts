import type { ActionId, NodeId } from '../base/ids.ts'

/**
 * What is known of the org that a design goes to. Nothing in a design says it: whoever has asked an org brings it. What
 * is not in here is not known, which is no finding.
 */
export interface KnownOrg {
  /** What the org has under the category and name of an action, by the id that the design gives it. */
  readonly actions: ReadonlyMap<ActionId, 'published' | 'draft' | 'missing'>
  /** Flows by their names as the design writes them; null for one that the org does not have. */
  readonly flows: ReadonlyMap<string, KnownFlow | null>
  /** Steps whose acknowledgement was given by somebody who is no user of the org any more. */
  readonly acknowledgedByRemovedUser: ReadonlySet<NodeId>
}

export interface KnownFlow {
  readonly isPublished: boolean
  /** Secure call flows are entered by Transfer to Secure Flow or by an agent, and by nothing else. */
  readonly isSecure: boolean
}

export const NO_ORG: KnownOrg = {
  actions: new Map(),
  flows: new Map(),
  acknowledgedByRemovedUser: new Set(),
}
