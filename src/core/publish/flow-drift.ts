import type { PartChange } from './changes.ts'
import type { Journal } from './journal.ts'
import type { PublishedMemory } from './memory.ts'
import type { PlanStep } from './plan-step.ts'
import type { OrgFlow } from './ports.ts'
import { formerYamlOf } from './records.ts'

/**
 * The YAML of a flow that was published last from here. `live`: it is what is live, so that an export tells it. Null
 * where nothing has recorded it.
 */
export type LastPublished = 'live' | { readonly yaml: string } | null

/** A flow as it was published last from here, as it is live in the org, and as the design has it now. */
export interface FlowTexts {
  readonly published: LastPublished
  readonly live: string
  readonly design: string
}

/** Whether nothing here has recorded what the version says that is live, so that only an export tells. */
export function isLiveUnknown({ takenBack }: Pick<PlanStep, 'takenBack'>): boolean {
  return takenBack === 'exported' || takenBack === 'by-hand'
}

/** What was published last from here of a flow of the org, whatever was published of it elsewhere since. */
export function lastPublished(
  flow: OrgFlow,
  memory: PublishedMemory | null,
  journals: readonly Journal[],
): LastPublished {
  const last = memory?.flow ?? null
  if (last === null || last.id !== flow.id) return null
  if (last.version === flow.publishedVersion) return 'live'
  const yaml = formerYamlOf(journals, { id: last.id, publishedVersion: last.version })
  return yaml === null ? null : { yaml }
}

/**
 * Who has changed what since: from what was published to what is live, and from what was published to the design, each
 * with what was before as `org` and what came of it as `design`. Where nobody knows what was published, what is live is
 * compared with the design.
 */
export function flowDrift({ published, live, design }: FlowTexts): readonly PartChange[] {
  const base = published === 'live' ? live : (published?.yaml ?? null)
  const changes: readonly PartChange[] =
    base === null
      ? [{ part: 'YAML', org: live, design, changedBy: 'unknown' }]
      : [
          {
            part: 'YAML',
            org: base,
            design: live,
            changedBy: 'org',
            sides: [PUBLISHED, 'in the org'],
          },
          {
            part: 'YAML',
            org: base,
            design,
            changedBy: 'design',
            sides: [PUBLISHED, 'in the design'],
          },
        ]
  return changes.filter((change) => change.org !== change.design)
}

const PUBLISHED = 'as published from here'
