import type { ActionId } from '../base/ids.ts'
import type { ActionTexts } from './action-parts.ts'

/**
 * What was published of one design to one org: kept in the browser, and beside the file by the command line. It holds
 * ids, versions and hashes, and no secret.
 */
export interface PublishedMemory {
  readonly org: { readonly id: string; readonly name: string }
  readonly integration: { readonly id: string; readonly name: string }
  readonly actions: Readonly<Record<ActionId, RememberedAction>>
  readonly flow: RememberedFlow | null
}

export interface RememberedAction {
  readonly id: string
  /** The name in the design when it was published. */
  readonly designName: string
  /** The name in the org, which is another one than the design's after the action was replaced. */
  readonly name: string
  readonly version: number
  /** A hash of each part as it was published. */
  readonly hashes: ActionTexts
}

export interface RememberedFlow {
  readonly id: string
  readonly name: string
  readonly version: string
  /** Of the YAML. */
  readonly hash: string
}
