import { err, ok, type Result } from '../base/result.ts'
import type { ActionInput } from './action-input.ts'
import { differingParts, hashesOf, textsOf } from './action-parts.ts'
import type { Progress } from './journal.ts'
import type { OfAction, PlanStep, StepWork } from './plan-step.ts'
import { type OrgAction, type OrgError, type OrgPort, orNone } from './ports.ts'
import type { RollBackProblem } from './roll-back-problem.ts'
import { UPDATE } from './run-action.ts'
import { REMOVE } from './run-removal.ts'

type Update = Extract<StepWork, { readonly type: 'update-action' }>
type Removal = Extract<StepWork, { readonly type: 'remove-action' }>
type Outcome = Promise<Result<PlanStep | null, RollBackProblem | OrgError>>

/** Settings that were changed become again what they were, where nobody has changed them since. */
export async function restoration(step: PlanStep, work: Update, org: OrgPort): Outcome {
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

/** An update that was sent and has no outcome may have happened: the version tells. */
export async function unfinishedUpdate(
  step: PlanStep,
  work: Update,
  progress: Progress,
  org: OrgPort,
): Outcome {
  if (progress.write(step.id, UPDATE) === null) return ok(null)
  const current = await org.action(work.before.id)
  if (!current.ok) return current
  return current.value.version === work.before.version ? ok(null) : restoration(step, work, org)
}

/** A removal that was sent and has no outcome may have happened. */
export async function unfinishedRemoval(
  step: PlanStep,
  work: Removal,
  progress: Progress,
  org: OrgPort,
): Outcome {
  if (progress.write(step.id, REMOVE) === null) return ok(keptAction(step, work))
  const found = orNone(await org.action(work.before.id))
  if (!found.ok) return found
  return ok(found.value === null ? creation(step, work) : keptAction(step, work))
}

export function creation(step: PlanStep, { action, designName, before }: Removal): PlanStep {
  return {
    ...common(step),
    title: `Create action ${before.name} again`,
    detail: 'as it was before it was removed',
    change: 'create',
    work: { type: 'create-action', action, designName, input: inputOf(before) },
  }
}

export function removal(
  step: PlanStep,
  { action, designName }: OfAction,
  made: OrgAction,
): PlanStep {
  return {
    ...common(step),
    title: `Remove action ${made.name}`,
    detail: 'which the publish has made, and only if no flow uses it',
    change: 'remove',
    takenBack: 'recorded',
    work: { type: 'remove-action', action, designName, before: made },
  }
}

export function draftRemoval(step: PlanStep, draft: OrgAction): PlanStep {
  return {
    ...common(step),
    title: `Remove the draft of ${draft.name}`,
    detail: 'which the publish has made and not published',
    change: 'remove',
    work: { type: 'remove-draft', before: draft },
  }
}

/** A step that does nothing and says what stays. */
export function leave(step: PlanStep, title: string, detail: string): PlanStep {
  return { ...common(step), title, detail, change: 'unchanged', work: { type: 'leave' } }
}

export function keptAction(step: PlanStep, { action, designName, before }: Removal): PlanStep {
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

export function common(step: PlanStep) {
  return { id: step.id, parts: [], takenBack: 'not-needed', mayKeepOrg: false } as const
}

function inputOf(action: OrgAction): ActionInput {
  const { name, category, integrationId, secure, contract, config } = action
  return { name, category, integrationId, secure, contract, config }
}
