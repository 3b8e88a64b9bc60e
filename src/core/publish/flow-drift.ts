import type { PartChange } from './changes.ts'
import type { PlanStep } from './plan-step.ts'

/** A flow as it was published last from here, as it is live in the org, and as the design has it now. */
export interface FlowTexts {
  /** Null where nothing has recorded it, as of a flow that was opened from an org. */
  readonly published: string | null
  readonly live: string
  readonly design: string
}

/** Whether nothing here has recorded what the version says that is live, so that only an export tells. */
export function isLiveUnknown({ takenBack }: Pick<PlanStep, 'takenBack'>): boolean {
  return takenBack === 'exported' || takenBack === 'by-hand'
}

/**
 * Who has changed what since: from what was published to what is live, and from what was published to the design, each
 * with what was before as `org` and what came of it as `design`. Where nobody knows what was published, what is live is
 * compared with the design.
 */
export function flowDrift({ published, live, design }: FlowTexts): readonly PartChange[] {
  const changes: readonly PartChange[] =
    published === null
      ? [{ part: 'YAML', org: live, design, changedBy: 'unknown' }]
      : [
          {
            part: 'YAML',
            org: published,
            design: live,
            changedBy: 'org',
            sides: [PUBLISHED, 'in the org'],
          },
          {
            part: 'YAML',
            org: published,
            design,
            changedBy: 'design',
            sides: [PUBLISHED, 'in the design'],
          },
        ]
  return changes.filter((change) => change.org !== change.design)
}

const PUBLISHED = 'as published from here'
