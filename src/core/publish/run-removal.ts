import { ok, type Result } from '../base/result.ts'
import { differingParts, textsOf } from './action-parts.ts'
import type { StepWork } from './plan-step.ts'
import { type OrgAction, type OrgError, orNone } from './ports.ts'
import type { RunContext } from './run-context.ts'
import type { RunError } from './run-error.ts'
import type { StepResult } from './step-result.ts'

type Removal = Extract<StepWork, { readonly type: 'remove-action' }>
type DraftRemoval = Extract<StepWork, { readonly type: 'remove-draft' }>

type Outcome = Promise<Result<StepResult, RunError>>
type Tell = (text: string) => void

/** The write of a step that removes something. */
export const REMOVE = 'remove'

/** Removes an action that nothing calls any more. One that a flow calls stays, and so does one that was changed. */
export async function removeAction(
  run: RunContext,
  step: string,
  { before }: Removal,
  tell: Tell,
): Outcome {
  const { org } = run
  tell('looking who uses it')
  const users = await org.flowsUsing(before)
  // An earlier run may have removed it without living to write that down.
  if (!users.ok) return (await isGone(run, before.id, users.error)) ? ok(REMOVED) : users
  if (users.value.length > 0) return ok({ type: 'kept', usedBy: users.value })
  const current = await org.action(before.id)
  if (!current.ok) return (await isGone(run, before.id, current.error)) ? ok(REMOVED) : current
  if (!isSame(before, current.value)) return ok({ type: 'changed' })
  const gone = { id: before.id, version: null }
  const removed = await run.writeOnce(step, REMOVE, {
    async send() {
      const deleted = await org.deleteAction(before.id)
      if (deleted.ok) return ok(gone)
      // The same answer is given when it is the integration that cannot be found: what counts is what is there.
      return (await isGone(run, before.id, deleted.error)) ? ok(gone) : deleted
    },
    async look() {
      const found = orNone(await org.action(before.id))
      return found.ok ? ok(found.value === null ? gone : null) : found
    },
  })
  return removed.ok ? ok(REMOVED) : removed
}

/** Removes a draft that was never published. One that was changed or published meanwhile stays. */
export async function removeDraft(
  run: RunContext,
  step: string,
  { before }: DraftRemoval,
  tell: Tell,
): Outcome {
  tell('looking whether the draft is as it was made')
  const found = await ownDraft(run, before)
  if (!found.ok) return found
  const draft = found.value
  if (draft === null) {
    const published = orNone(await run.org.action(before.id))
    return published.ok ? ok(published.value === null ? REMOVED : { type: 'changed' }) : published
  }
  if (!isSame(before, draft)) return ok({ type: 'changed' })
  const gone = { id: before.id, version: null }
  const look = async () => {
    const left = await ownDraft(run, before)
    return left.ok ? ok(left.value === null ? gone : null) : left
  }
  const removed = await run.writeOnce(step, REMOVE, {
    async send() {
      const deleted = await run.org.deleteActionDraft(before.id)
      if (deleted.ok) return ok(gone)
      if (deleted.error.code !== 'not-found') return deleted
      const left = await look()
      return left.ok && left.value !== null ? ok(gone) : deleted
    },
    look,
  })
  return removed.ok ? ok(REMOVED) : removed
}

const REMOVED: StepResult = { type: 'removed' }

/** Null when two listings in a row do not have it: one that was cut off or garbled has it neither. */
async function ownDraft(
  { org }: RunContext,
  { id, category, name }: OrgAction,
): Promise<Result<OrgAction | null, OrgError>> {
  for (let attempt = 1; ; attempt += 1) {
    const drafts = await org.actionDrafts(category, name)
    if (!drafts.ok) return drafts
    const own = drafts.value.find((draft) => draft.id === id) ?? null
    if (own !== null || attempt === 2) return ok(own)
  }
}

/** By its version, which every change raises; saved anew without a change it is still the same. */
function isSame(before: OrgAction, now: OrgAction): boolean {
  return (
    before.version === now.version || differingParts(textsOf(before), textsOf(now)).length === 0
  )
}

/** Whether what was not found is really not there any more. */
async function isGone({ org }: RunContext, id: string, error: OrgError): Promise<boolean> {
  if (error.code !== 'not-found') return false
  const found = orNone(await org.action(id))
  return found.ok && found.value === null
}
