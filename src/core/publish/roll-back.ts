import { err, ok, type Result } from '../base/result.ts'
import type { ActionInput } from './action-input.ts'
import { type Journal, type Progress, progressOf } from './journal.ts'
import { CREDENTIAL, INTEGRATION, NEW_INTEGRATION } from './new-integration.ts'
import type { Plan } from './plan.ts'
import { flowStepOf, INTEGRATION_STEP, type PlanStep } from './plan-step.ts'
import type { OrgError, OrgPort } from './ports.ts'
import { flowAsItIs, restoreFlow } from './roll-back-flow.ts'
import type { RollBackProblem } from './roll-back-problem.ts'
import {
  creation,
  keptAction,
  leave,
  restoration,
  unfinishedRemoval,
  unfinishedUpdate,
} from './roll-back-steps.ts'
import { madeAction, unfinishedCreation } from './roll-back-made.ts'
import { isWayBack, wayBackOf } from './way-back.ts'

/**
 * A plan that brings back what stood before a publish, as new versions: settings of actions, actions that were
 * removed, the YAML of the flow, and last the removal of what the publish had made, where nothing uses it and nobody
 * has changed it since. Of a publish that did not end, what was begun is looked up. It is run, journaled and resumed
 * like any other plan. Reads the org, writes nothing.
 */
export async function planRollBack(
  journal: Journal,
  org: OrgPort,
): Promise<Result<Plan, RollBackProblem | OrgError>> {
  const way = wayBackOf(journal)
  if (!isWayBack(way)) return err({ code: way, flow: journal.plan.flowName })
  const progress = progressOf(journal.entries)
  const before: PlanStep[] = []
  const after: PlanStep[] = []
  for (const step of journal.plan.steps) {
    const undone = await takeBack(step, progress, org)
    if (!undone.ok) return undone
    if (undone.value === null) continue
    const isMade = step.work?.type === 'create-action' || step.work?.type === 'create-integration'
    ;(isMade ? after : before).push(undone.value)
  }
  const flow = await takeFlowBack(journal, progress, org)
  if (!flow.ok) return flow
  const steps = [...before, ...(flow.value === null ? [] : [flow.value]), ...after]
  if (steps.every(({ change }) => change === 'unchanged')) {
    const stays = steps.filter(({ work }) => work?.type === 'leave')
    return err({
      code: 'nothing-to-take-back',
      stays: stays.map(({ title, detail }) => `${title}: ${detail}`),
    })
  }
  return ok({ ...journal.plan, integration: integrationOf(journal, progress), steps })
}

/** The integration that the publish has made takes the place that was kept for it. */
function integrationOf({ plan }: Journal, progress: Progress): Plan['integration'] {
  const made = progress.result(INTEGRATION_STEP)
  return made?.type === 'integration' && plan.integration.id === NEW_INTEGRATION
    ? { ...plan.integration, ...made.integration }
    : plan.integration
}

/** Null where nothing is to be done and nothing to be said. */
type TakenBackStep = Promise<Result<PlanStep | null, RollBackProblem | OrgError>>

async function takeBack(step: PlanStep, progress: Progress, org: OrgPort): TakenBackStep {
  const { id, work } = step
  const result = progress.result(id)
  if (work === null) return ok(null)
  switch (work.type) {
    case 'create-integration':
      return ok(whatStaysOf(step, work.name, work.credentialName, progress))
    case 'keep-action':
      return ok(result === null ? null : step)
    case 'update-action':
      return result === null
        ? unfinishedUpdate(step, work, progress, org)
        : restoration(step, work, org)
    case 'create-action':
      return result?.type === 'action'
        ? madeAction(step, integrated(work, progress), result.remembered.id, org)
        : unfinishedCreation(step, integrated(work, progress), progress, org)
    case 'remove-action':
      if (result === null) return unfinishedRemoval(step, work, progress, org)
      return ok(result.type === 'removed' ? creation(step, work) : keptAction(step, work))
    case 'remove-draft':
    case 'leave':
    case 'keep-flow':
    case 'publish-flow':
      return ok(null)
  }
}

/** What the publish did to the flow, or has perhaps done. */
function takeFlowBack(journal: Journal, progress: Progress, org: OrgPort): TakenBackStep {
  const step = flowStepOf(journal.plan)
  if (step === null || step.work === null) return Promise.resolve(ok(null))
  const { work } = step
  if (work.type !== 'publish-flow') return Promise.resolve(ok(step))
  const result = progress.result(step.id)
  return result?.type === 'flow'
    ? restoreFlow(step, work, result.flow, progress, org)
    : flowAsItIs(step, work, progress, org)
}

/** An integration that was made stays: it does nothing by itself, and holds what was typed in. */
function whatStaysOf(
  step: PlanStep,
  name: string,
  credentialName: string,
  progress: Progress,
): PlanStep | null {
  const made = progress.write(step.id, INTEGRATION)
  if (progress.result(step.id) !== null || made !== null) {
    return leave(step, `Integration “${name}”`, 'stays, and does nothing by itself')
  }
  return progress.write(step.id, CREDENTIAL) === null
    ? null
    : leave(step, `Credential “${credentialName}”`, 'stays, and nothing uses it')
}

/** The action as it was sent: in the integration that the publish has made. */
function integrated<W extends { readonly input: ActionInput }>(work: W, progress: Progress): W {
  const made = progress.result(INTEGRATION_STEP)
  if (work.input.integrationId !== NEW_INTEGRATION || made?.type !== 'integration') return work
  return { ...work, input: { ...work.input, integrationId: made.integration.id } }
}
