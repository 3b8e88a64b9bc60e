import { ok, type Result } from '../base/result.ts'
import type { ActionInput } from './action-input.ts'
import { differingParts, textsOf } from './action-parts.ts'
import type { Progress } from './journal.ts'
import type { PlanStep, StepWork } from './plan-step.ts'
import { type OrgAction, type OrgError, type OrgPort, orNone } from './ports.ts'
import { draftRemoval, leave, removal } from './roll-back-steps.ts'
import { DRAFT, PUBLISH } from './run-action.ts'

type Creation = Extract<StepWork, { readonly type: 'create-action' }>
type Outcome = Promise<Result<PlanStep | null, OrgError>>

/** An action that the publish has made is removed, unless somebody has changed or removed it since. */
export async function madeAction(
  step: PlanStep,
  work: Creation,
  id: string,
  org: OrgPort,
): Outcome {
  const found = orNone(await org.action(id))
  if (!found.ok) return found
  if (found.value === null) return ok(null)
  return ok(
    isAsSent(work.input, found.value)
      ? removal(step, work, found.value)
      : changed(step, found.value),
  )
}

/**
 * What there is of an action that the publish has not finished. Only what the journal knows by its id is removed: a
 * draft of the same content that it does not know may be somebody else's.
 */
export async function unfinishedCreation(
  step: PlanStep,
  work: Creation,
  progress: Progress,
  org: OrgPort,
): Outcome {
  const draft = progress.write(step.id, DRAFT)
  if (draft === null) return ok(null)
  const { input } = work
  const drafts = await org.actionDrafts(input.category, input.name)
  if (!drafts.ok) return drafts
  if (draft.type === 'begun') {
    const isLike = drafts.value.some((one) => isAsSent(input, one))
    return ok(
      isLike
        ? leave(
            step,
            `Draft of ${input.name}`,
            'stays: it may be from this publish or from somebody else; no call uses a draft',
          )
        : null,
    )
  }
  const own = drafts.value.find(({ id }) => id === draft.value.id)
  if (own !== undefined) {
    return ok(isAsSent(input, own) ? draftRemoval(step, own) : changed(step, own))
  }
  // Its publication may have been carried out without an answer.
  return progress.write(step.id, PUBLISH) === null
    ? ok(null)
    : madeAction(step, work, draft.value.id, org)
}

function isAsSent(input: ActionInput, found: OrgAction): boolean {
  return differingParts(textsOf(input), textsOf(found)).length === 0
}

function changed(step: PlanStep, { name }: OrgAction): PlanStep {
  return leave(step, `Action ${name}`, 'stays: somebody has changed it in the org since')
}
