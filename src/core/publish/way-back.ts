import { type Journal, progressOf } from './journal.ts'
import { flowStepOf, type Publication } from './plan-step.ts'
import type { OrgFlow } from './ports.ts'

/** What taking a publish back comes to, where there is a way. */
export type WayBack =
  /** What was live before is brought back. */
  | 'bring-back'
  /** The flow was never live, and the publish has not come so far: what was made for it is removed. */
  | 'remove-made'

/** Why there is none. */
export type NoWayBack =
  /** The flow went live with it for the first time. */
  | 'first-version'
  /** It has itself taken back a first publish: before that there was nothing. */
  | 'first-taken-back'

/** Whether and how a publish can be taken back, as far as its journal tells. What stands in the org is asked later. */
export function wayBackOf({ plan, entries }: Journal): WayBack | NoWayBack {
  const step = flowStepOf(plan)
  switch (step?.work?.type) {
    case 'publish-flow':
      if (liveBefore(step.work) !== null) return 'bring-back'
      return progressOf(entries).result(step.id) === null ? 'remove-made' : 'first-version'
    case 'keep-flow':
      return 'bring-back'
    default:
      return 'first-taken-back'
  }
}

export function isWayBack(way: WayBack | NoWayBack): way is WayBack {
  return way === 'bring-back' || way === 'remove-made'
}

/** The flow as it was live before; null where none of its versions was. */
export function liveBefore({ before }: Publication): OrgFlow | null {
  return before === null || before.publishedVersion === null ? null : before
}
