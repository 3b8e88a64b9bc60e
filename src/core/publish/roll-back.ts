import { err, ok, type Result } from '../base/result.ts'
import type { ActionInput } from './action-input.ts'
import { differingParts, hashesOf, textsOf } from './action-parts.ts'
import { type Journal, type Progress, progressOf } from './journal.ts'
import type { Plan } from './plan.ts'
import type { OfAction, PlanStep, StepWork } from './plan-step.ts'
import type { OrgAction, OrgError, OrgFlow, OrgPort } from './ports.ts'
import type { StepResult } from './step-result.ts'

/** Why a publish cannot be taken back from here. Nothing has been written. */
export type RollBackProblem =
  | { readonly code: 'nothing-to-take-back' }
  | { readonly code: 'first-version'; readonly flow: string }
  | { readonly code: 'by-hand'; readonly flow: string }
  | { readonly code: 'changed-since'; readonly what: string }

export function describeRollBackProblem(problem: RollBackProblem): string {
  switch (problem.code) {
    case 'nothing-to-take-back':
      return 'This publish has changed nothing, so that there is nothing to take back.'
    case 'first-version':
      return `“${problem.flow}” was published for the first time: there is no version to go back to. Deactivate or delete it in Architect.`
    case 'by-hand':
      return `The version of “${problem.flow}” that was live before could not be read from the org. Go back to it in Architect, in the flow’s version history.`
    case 'changed-since':
      return `Somebody has changed ${problem.what} in the org since this publish. Look at it there before you go back.`
  }
}

/**
 * A plan that brings back what stood before a publish, as new versions: settings of actions, actions that were
 * removed, the YAML of the flow, and last the removal of what the publish had made, where nothing uses it. It is run,
 * journaled and resumed like any other plan. Reads the org, writes nothing.
 */
export async function planRollBack(
  journal: Journal,
  org: OrgPort,
): Promise<Result<Plan, RollBackProblem | OrgError>> {
  const progress = progressOf(journal.entries)
  const done = journal.plan.steps.flatMap((step): readonly Done[] => {
    const result = progress.result(step.id)
    // An integration that was made stays: it does nothing by itself.
    return result === null || step.work === null || result.type === 'integration'
      ? []
      : [{ step, work: step.work, result }]
  })
  if (done.every(({ step }) => step.change === 'unchanged')) {
    return err({ code: 'nothing-to-take-back' })
  }
  const before: PlanStep[] = []
  const after: PlanStep[] = []
  let flow: PlanStep | null = null
  for (const one of done) {
    const undone = await takeBack(one, progress, org)
    if (!undone.ok) return undone
    if (one.result.type === 'flow') flow = undone.value
    else (one.work.type === 'create-action' ? after : before).push(undone.value)
  }
  if (flow === null) {
    const kept = await flowAsItIs(journal, org)
    if (!kept.ok) return kept
    flow = kept.value
  }
  return ok({
    ...journal.plan,
    integration: integrationOf(journal, progress),
    steps: [...before, flow, ...after],
  })
}

function integrationOf({ plan }: Journal, progress: Progress): Plan['integration'] {
  const made = progress.result('integration')
  return made?.type === 'integration'
    ? { ...plan.integration, ...made.integration }
    : plan.integration
}

type Removal = Extract<StepWork, { readonly type: 'remove-action' }>

interface Done {
  readonly step: PlanStep
  readonly work: StepWork
  readonly result: StepResult
}

type TakenBackStep = Promise<Result<PlanStep, RollBackProblem | OrgError>>

async function takeBack(done: Done, progress: Progress, org: OrgPort): TakenBackStep {
  const { step, work, result } = done
  switch (work.type) {
    case 'create-integration':
    case 'keep-action':
    case 'keep-flow':
      return ok(step)
    case 'update-action':
      return restoreAction(step, work, org)
    case 'create-action': {
      const made = result.type === 'action' ? await org.action(result.remembered.id) : null
      if (made === null || !made.ok) return err({ code: 'changed-since', what: step.title })
      return ok(removal(step, work, made.value))
    }
    case 'remove-action':
      return ok(result.type === 'removed' ? creation(step, work) : kept(step, work))
    case 'publish-flow':
      return restoreFlow(step, work, result, progress, org)
  }
}

async function restoreAction(
  step: PlanStep,
  work: Extract<StepWork, { readonly type: 'update-action' }>,
  org: OrgPort,
): TakenBackStep {
  const current = await org.action(work.before.id)
  if (!current.ok) return current
  if (differingParts(textsOf(current.value), textsOf(work.input)).length > 0) {
    return err({ code: 'changed-since', what: `the action ${current.value.name}` })
  }
  const input = inputOf(work.before)
  return ok({
    ...common(step),
    title: `Bring back action ${input.name}`,
    detail: `the settings of version ${work.before.version}, as a new version`,
    change: 'update',
    takenBack: 'recorded',
    work: { ...work, input, before: current.value },
  })
}

async function restoreFlow(
  step: PlanStep,
  work: Extract<StepWork, { readonly type: 'publish-flow' }>,
  result: StepResult,
  progress: Progress,
  org: OrgPort,
): TakenBackStep {
  const { before, name } = work
  if (before === null || before.publishedVersion === null) {
    return err({ code: 'first-version', flow: name })
  }
  const yaml = progress.yamlBefore(step.id) ?? work.formerYaml
  if (yaml === null) return err({ code: 'by-hand', flow: name })
  const current = await org.flow(before.id)
  if (!current.ok) return current
  const published = result.type === 'flow' ? result.flow.publishedVersion : null
  if (current.value.publishedVersion !== published) {
    return err({ code: 'changed-since', what: `the flow “${name}”` })
  }
  return ok({
    ...common(step),
    title: `Bring back flow “${name}”`,
    detail: `version ${before.publishedVersion}, as a new version`,
    change: 'update',
    takenBack: 'recorded',
    work: { ...work, yaml, before: current.value, formerYaml: work.yaml },
  })
}

/** A publish that ended before its flow has left the flow alone. */
async function flowAsItIs({ plan }: Journal, org: OrgPort): TakenBackStep {
  const step = plan.steps.find(({ work }) => work?.type === 'publish-flow')
  const found: Result<OrgFlow | null, OrgError> = await org.findFlow(plan.flowName)
  if (!found.ok) return found
  if (step === undefined || found.value === null) {
    return err({ code: 'first-version', flow: plan.flowName })
  }
  return ok({
    ...common(step),
    title: `Flow “${plan.flowName}”`,
    detail: 'was not changed',
    change: 'unchanged',
    work: { type: 'keep-flow', flow: found.value, hash: '' },
  })
}

function creation(step: PlanStep, { action, designName, before }: Removal): PlanStep {
  return {
    ...common(step),
    title: `Create action ${before.name} again`,
    detail: 'as it was before it was removed',
    change: 'create',
    work: { type: 'create-action', action, designName, input: inputOf(before) },
  }
}

function removal(step: PlanStep, { action, designName }: OfAction, made: OrgAction): PlanStep {
  return {
    ...common(step),
    title: `Remove action ${made.name}`,
    detail: 'once the flow no longer calls it, and only if no other flow uses it',
    change: 'remove',
    takenBack: 'recorded',
    work: { type: 'remove-action', action, designName, before: made },
  }
}

function kept(step: PlanStep, { action, designName, before }: Removal): PlanStep {
  const { id, name, version } = before
  return {
    ...common(step),
    title: `Action ${name}`,
    detail: 'was not removed',
    change: 'unchanged',
    work: {
      type: 'keep-action',
      action,
      designName,
      name,
      id,
      version,
      hashes: hashesOf(textsOf(before)),
    },
  }
}

function common(step: PlanStep) {
  return { id: step.id, parts: [], takenBack: 'not-needed', mayKeepOrg: false } as const
}

function inputOf(action: OrgAction): ActionInput {
  const { name, category, integrationId, secure, contract, config } = action
  return { name, category, integrationId, secure, contract, config }
}
