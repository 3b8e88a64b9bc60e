import { type ActionPart, type ActionTexts, differingParts, hashesOf } from './action-parts.ts'

/** Who made a part different from what was published last; unknown where nothing is remembered. */
export type ChangedBy = 'design' | 'org' | 'both' | 'unknown'

/** A part that the design and the org have differently, with both texts for a person to compare. */
export interface PartChange {
  readonly part: ActionPart | 'YAML'
  readonly design: string
  readonly org: string
  readonly changedBy: ChangedBy
  /** What `org` and `design` are, in this order, where they are not what the org and the design have. */
  readonly sides?: readonly [string, string]
}

/** A part of an action. */
export interface ActionPartChange extends PartChange {
  readonly part: ActionPart
}

/** What differs between the design and the org; `base` are the hashes of what was published last. */
export function compareThreeWays(
  design: ActionTexts,
  org: ActionTexts,
  base: ActionTexts | null,
): readonly ActionPartChange[] {
  const ours = hashesOf(design)
  const theirs = hashesOf(org)
  return differingParts(design, org).map((part) => ({
    part,
    design: design[part],
    org: org[part],
    changedBy: base === null ? 'unknown' : whoChanged(ours[part], theirs[part], base[part]),
  }))
}

/** Whether somebody changed it in the org since it was published from here. */
export function isDrift(changes: readonly PartChange[]): boolean {
  return changes.some(({ changedBy }) => changedBy === 'org' || changedBy === 'both')
}

function whoChanged(ours: string, theirs: string, base: string): ChangedBy {
  if (theirs === base) return 'design'
  return ours === base ? 'org' : 'both'
}
