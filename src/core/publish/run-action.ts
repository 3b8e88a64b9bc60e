import { err, ok, type Result } from '../base/result.ts'
import type { ActionInput } from './action-input.ts'
import { differingParts, hashesOf, textsOf } from './action-parts.ts'
import type { WriteValue } from './journal.ts'
import { INTEGRATION_STEP, type OfAction, type StepWork } from './plan-step.ts'
import { orNone } from './ports.ts'
import type { RunContext } from './run-context.ts'
import type { RunError } from './run-error.ts'
import type { StepResult } from './step-result.ts'

type Creation = Extract<StepWork, { readonly type: 'create-action' }>
type Update = Extract<StepWork, { readonly type: 'update-action' }>

type Outcome = Promise<Result<StepResult, RunError>>
type Tell = (text: string) => void

/** The writes of a step that makes an action, and of one that changes it. */
export const DRAFT = 'draft'
export const PUBLISH = 'publish'
export const UPDATE = 'update'

/** Draft, validation, publication. A draft that is not accepted is removed again, so that nothing half done stays. */
export async function createAction(
  run: RunContext,
  step: string,
  work: Creation,
  tell: Tell,
): Outcome {
  const { org } = run
  const draft = await acceptedDraft(run, step, work.input, tell)
  if (!draft.ok) return draft
  const { id, version } = draft.value
  tell('publishing the draft')
  const published = await run.writeOnce(step, PUBLISH, {
    send: () => org.publishActionDraft(id, version ?? 1),
    look: async () => orNone(await org.action(id)),
  })
  return published.ok ? readBack(run, published.value.id, work, tell) : published
}

/** Changes the settings under the version that the plan was made from. */
export async function updateAction(
  run: RunContext,
  step: string,
  work: Update,
  tell: Tell,
): Outcome {
  const { org } = run
  const { before, input } = work
  tell('sending the new settings')
  const updated = await run.writeOnce(step, UPDATE, {
    send: () => org.updateAction(before.id, input, before.version),
    async look() {
      const found = await org.action(before.id)
      if (!found.ok) return found
      if (differingParts(textsOf(input), textsOf(found.value)).length === 0) return found
      if (found.value.version === before.version) return ok(null)
      return err({ code: 'changed-meanwhile', what: `the action ${input.name}` })
    },
  })
  return updated.ok ? readBack(run, before.id, work, tell) : updated
}

async function acceptedDraft(
  run: RunContext,
  step: string,
  input: ActionInput,
  tell: Tell,
): Promise<Result<WriteValue, RunError>> {
  const { org } = run
  tell('making a draft')
  const draft = await run.writeOnce(step, DRAFT, {
    send: () => firstDraft(run, input),
    look: () => findDraft(run, input),
  })
  // Once its publication was sent a draft may be gone, and was accepted.
  if (!draft.ok || run.progress.write(step, PUBLISH) !== null) return draft
  tell('Genesys checks the draft')
  const checked = await org.validateActionDraft(draft.value.id)
  if (!checked.ok) return checked
  if (checked.value.length === 0) return draft
  const removed = await org.deleteActionDraft(draft.value.id)
  if (removed.ok || removed.error.code === 'not-found') {
    const forgotten = await run.record({ type: 'refused', step, write: DRAFT })
    if (!forgotten.ok) return forgotten
  }
  return err({ code: 'draft-invalid', action: input.name, reasons: checked.value })
}

/**
 * An integration that was just made is not usable at once: the org refuses its first actions with 400 for some seconds
 * (Genesys' Terraform provider tries ten times).
 */
async function firstDraft(run: RunContext, input: ActionInput) {
  const made = run.progress.result(INTEGRATION_STEP)
  const isNew = made?.type === 'integration' && made.integration.id === input.integrationId
  for (let attempt = 1; ; attempt += 1) {
    const draft = await run.org.createActionDraft(input)
    const isTooEarly = !draft.ok && draft.error.code === 'rejected' && draft.error.status === 400
    if (!isNew || !isTooEarly || attempt === MAX_FIRST_TRIES || run.env.isStopped()) return draft
    await run.env.sleep(FIRST_TRY_MS * attempt)
  }
}

const MAX_FIRST_TRIES = 10
const FIRST_TRY_MS = 500

/** What the org has now is what counts: a secret that it kept differently would be found by a caller. */
async function readBack(
  { org }: RunContext,
  id: string,
  { action, designName, isOfOrg, input }: OfAction & { readonly input: ActionInput },
  tell: Tell,
): Outcome {
  tell('reading it back')
  const found = await org.action(id)
  if (!found.ok) return found
  const texts = textsOf(found.value)
  const parts = differingParts(textsOf(input), texts)
  if (parts.length > 0) return err({ code: 'differs', action: input.name, parts })
  const { name, version } = found.value
  const remembered = {
    id,
    designName,
    name,
    version,
    hashes: hashesOf(texts),
    ...(isOfOrg === undefined ? {} : { isOfOrg }),
  }
  return ok({ type: 'action', action, remembered })
}

/** A draft of exactly this content, or what has become of it when it was published already. */
async function findDraft(
  { org }: RunContext,
  input: ActionInput,
): Promise<Result<WriteValue | null, RunError>> {
  const drafts = await org.actionDrafts(input.category, input.name)
  if (!drafts.ok) return drafts
  const wanted = textsOf(input)
  const own = drafts.value.find((draft) => differingParts(wanted, textsOf(draft)).length === 0)
  return ok(own ?? null)
}
