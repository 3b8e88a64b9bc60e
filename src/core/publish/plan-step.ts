import type { ActionId } from '../base/ids.ts'
import type { ActionInput } from './action-input.ts'
import type { ActionTexts } from './action-parts.ts'
import type { PartChange } from './changes.ts'
import type { NewIntegration } from './new-integration.ts'
import type { OrgAction, OrgFlow } from './ports.ts'

/**
 * What becomes of a thing in the org. `drifted`: somebody changed it there since it was published from here, and a
 * person must choose before anything is written.
 */
export type Change = 'create' | 'update' | 'replace' | 'remove' | 'unchanged' | 'drifted'

/** Whose version of a drifted thing is to stand. */
export type Choice = 'design' | 'org'

/** How what a step does can be taken back by rolling back. */
export type TakenBack =
  /** It changes nothing, or what it makes does no harm when it stays. */
  | 'not-needed'
  /** What stands now is recorded before the change. */
  | 'recorded'
  /** The flow that stands now is exported from the org before the change. */
  | 'exported'
  /** What stands now cannot be read, so that only Architect's own history brings it back. */
  | 'by-hand'

/** By this the step of the flow is known in every plan, choice and journal. */
export const FLOW_STEP = 'flow'

/** By this the step that makes an integration is known in every plan and journal. */
export const INTEGRATION_STEP = 'integration'

/** By this the step of an action is known in every plan, choice and journal. */
export function actionStep(action: ActionId): string {
  return `action:${action}`
}

/** What a plan does about its flow; null where it has nothing to do with it. */
export function flowStepOf({ steps }: { readonly steps: readonly PlanStep[] }): PlanStep | null {
  return steps.find(({ id }) => id === FLOW_STEP) ?? null
}

/** The flow as a plan publishes it; null where the plan publishes none, or nobody has chosen yet whose version stands. */
export function publicationOf(plan: { readonly steps: readonly PlanStep[] }): Publication | null {
  const work = flowStepOf(plan)?.work
  return work?.type === 'publish-flow' ? work : null
}

export type Publication = Extract<StepWork, { readonly type: 'publish-flow' }>

/** One part of the plan that stands on its own: what it does to the org, and how to say it. */
export interface PlanStep {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly change: Change
  /** What will be different, part by part. */
  readonly parts: readonly PartChange[]
  readonly takenBack: TakenBack
  /** Whether the person may keep what the org has. */
  readonly mayKeepOrg: boolean
  /** Null while a choice is missing. */
  readonly work: StepWork | null
}

/** Which action of the design a step is about, and what it is called there. */
export interface OfAction {
  readonly action: ActionId
  readonly designName: string
  /** As it is remembered: see `RememberedAction`. */
  readonly isOfOrg?: boolean
}

export type StepWork =
  | (NewIntegration & { readonly type: 'create-integration' })
  | (OfAction & { readonly type: 'create-action'; readonly input: ActionInput })
  | (OfAction & {
      readonly type: 'update-action'
      readonly input: ActionInput
      readonly before: OrgAction
    })
  | (OfAction & {
      readonly type: 'keep-action'
      readonly name: string
      readonly id: string
      readonly version: number
      readonly hashes: ActionTexts
    })
  | {
      readonly type: 'publish-flow'
      readonly name: string
      readonly yaml: string
      readonly before: OrgFlow | null
      /** The YAML of the version that is live, where it is known: rolling back publishes it again. */
      readonly formerYaml: string | null
    }
  | { readonly type: 'keep-flow'; readonly flow: OrgFlow; readonly hash: string }
  /** Removes an action that was published from here and has been replaced, once the flow no longer calls it. */
  | (OfAction & { readonly type: 'remove-action'; readonly before: OrgAction })
  /** Removes a draft that a publish has made and never published. */
  | { readonly type: 'remove-draft'; readonly before: OrgAction }
  /** Does nothing: the step says what stays. */
  | { readonly type: 'leave' }
