import type { ActionId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { sha256Hex } from '../base/sha256.ts'
import type { ActionInput } from './action-input.ts'
import { differingParts, hashesOf, textsOf } from './action-parts.ts'
import type { PublishedMemory, RememberedAction } from './memory.ts'
import type { Plan } from './plan.ts'
import type { OfAction, PlanStep } from './plan-step.ts'
import type { FlowJob, OrgError, OrgFlow, OrgPort } from './ports.ts'

/** Time and cancelling come from outside, so that tests need no waiting. */
export interface RunEnvironment {
  /** The org that is published to, as it tells its name. */
  readonly org: { readonly id: string; readonly name: string }
  /** Resolves after so many milliseconds, or at once when the run is stopped. */
  sleep(ms: number): Promise<void>
  isStopped(): boolean
  onEvent(event: RunEvent): void
}

export type RunEvent =
  | { readonly type: 'started'; readonly step: string }
  | { readonly type: 'progress'; readonly step: string; readonly text: string }
  | { readonly type: 'done'; readonly step: string; readonly text: string }
  | { readonly type: 'failed'; readonly step: string; readonly error: RunError }

export type RunError =
  | OrgError
  | { readonly code: 'draft-invalid'; readonly action: string; readonly reasons: readonly string[] }
  | { readonly code: 'differs'; readonly action: string; readonly parts: readonly string[] }
  | { readonly code: 'job-failed'; readonly messages: readonly string[] }
  | { readonly code: 'job-without-flow' }
  | { readonly code: 'job-too-slow'; readonly minutes: number }

/** What stands in the org after a run, and what to remember of it for the next plan. */
export interface Published {
  readonly flow: OrgFlow
  readonly memory: PublishedMemory
}

/** Jobs are asked about once a second, for as long as Genesys' own provider waits (16 minutes). */
const POLL_MS = 1000
const MAX_POLLS = 960

/**
 * Does the steps of a plan one after the other. Stops at the first failure or, when asked, before the next step; what
 * was done before stays in the org and a new plan finds it there.
 */
export async function runPlan(
  plan: Plan,
  org: OrgPort,
  env: RunEnvironment,
): Promise<Result<Published, RunError>> {
  const actions: Record<ActionId, RememberedAction> = {}
  let done: FlowResult | null = null
  for (const step of plan.steps) {
    if (env.isStopped()) return err({ code: 'cancelled' })
    env.onEvent({ type: 'started', step: step.id })
    const result = await runStep(step, org, env)
    if (!result.ok) {
      env.onEvent({ type: 'failed', step: step.id, error: result.error })
      return result
    }
    const { value } = result
    if (value.type === 'action') actions[value.action] = value.remembered
    if (value.type === 'flow') done = value
    env.onEvent({ type: 'done', step: step.id, text: resultText(value) })
  }
  if (done === null) throw new Error('Bug: a plan without a flow')
  const { flow, hash } = done
  const { id, name, publishedVersion } = flow
  return ok({
    flow,
    memory: {
      org: env.org,
      integration: { id: plan.integration.id, name: plan.integration.name },
      actions,
      flow: { id, name, version: publishedVersion ?? '', hash },
    },
  })
}

export function describeJobError(error: Exclude<RunError, OrgError>): string {
  switch (error.code) {
    case 'draft-invalid':
      return `Genesys does not accept the action ${error.action}: ${error.reasons.join(' ')}`
    case 'differs':
      return `The org has published ${error.action}, but not as it was sent: ${error.parts.join(', ')} differ. Look at the action in Genesys Cloud before any call uses it.`
    case 'job-failed':
      return error.messages.length === 0
        ? 'Genesys could not publish the flow and gave no reason. Export the YAML and publish it with Archy to see more.'
        : `Genesys could not publish the flow: ${error.messages.join(' ')}`
    case 'job-without-flow':
      return 'Genesys says that the flow is published but does not say which flow it is. Look for it in Architect.'
    case 'job-too-slow':
      return `Genesys has not finished after ${error.minutes} minutes. Look in Architect whether the flow is there before you publish again.`
  }
}

interface FlowResult {
  readonly type: 'flow'
  readonly flow: OrgFlow
  readonly hash: string
}

type StepResult =
  | { readonly type: 'action'; readonly action: ActionId; readonly remembered: RememberedAction }
  | FlowResult
  | { readonly type: 'removed' }

function resultText(result: StepResult): string {
  switch (result.type) {
    case 'action':
      return `version ${result.remembered.version}`
    case 'flow':
      return `version ${result.flow.publishedVersion ?? 'unknown'} is live`
    case 'removed':
      return 'removed'
  }
}

async function runStep(
  { id, work }: PlanStep,
  org: OrgPort,
  env: RunEnvironment,
): Promise<Result<StepResult, RunError>> {
  if (work === null) throw new Error('Bug: a plan is run that is not decided')
  const progress = (text: string) => env.onEvent({ type: 'progress', step: id, text })
  switch (work.type) {
    case 'keep-action': {
      const { action, designName, name, version, hashes } = work
      const remembered = { id: work.id, designName, name, version, hashes }
      return ok({ type: 'action', action, remembered })
    }
    case 'update-action': {
      const { before, input } = work
      const updated = await org.updateAction(before.id, input, before.version)
      return updated.ok ? readBack(before.id, work, input, org, progress) : updated
    }
    case 'create-action':
      return createAction(work, work.input, org, progress)
    case 'publish-flow':
      return publishFlow(work.yaml, org, env, progress)
    case 'keep-flow':
      return ok({ type: 'flow', flow: work.flow, hash: work.hash })
    case 'remove-action': {
      const removed = await org.deleteAction(work.before.id)
      return removed.ok || removed.error.code === 'not-found' ? ok({ type: 'removed' }) : removed
    }
  }
}

/** A draft that is not accepted is removed again, so that a failed run leaves nothing half done behind. */
async function createAction(
  of: OfAction,
  input: ActionInput,
  org: OrgPort,
  progress: (text: string) => void,
): Promise<Result<StepResult, RunError>> {
  progress('making a draft')
  const draft = await org.createActionDraft(input)
  if (!draft.ok) return draft
  const { id, version } = draft.value
  progress('Genesys checks the draft')
  const checked = await org.validateActionDraft(id)
  if (!checked.ok) return checked
  if (checked.value.length > 0) {
    await org.deleteActionDraft(id)
    return err({ code: 'draft-invalid', action: input.name, reasons: checked.value })
  }
  progress('publishing the draft')
  const published = await org.publishActionDraft(id, version)
  return published.ok ? readBack(published.value.id, of, input, org, progress) : published
}

/** What the org has now is what counts: a secret that it kept differently would be found by a caller. */
async function readBack(
  id: string,
  { action, designName }: OfAction,
  input: ActionInput,
  org: OrgPort,
  progress: (text: string) => void,
): Promise<Result<StepResult, RunError>> {
  progress('reading it back')
  const found = await org.action(id)
  if (!found.ok) return found
  const texts = textsOf(found.value)
  const parts = differingParts(textsOf(input), texts)
  if (parts.length > 0) return err({ code: 'differs', action: input.name, parts })
  const { name, version } = found.value
  const remembered = { id, designName, name, version, hashes: hashesOf(texts) }
  return ok({ type: 'action', action, remembered })
}

async function publishFlow(
  yaml: string,
  org: OrgPort,
  env: RunEnvironment,
  progress: (text: string) => void,
): Promise<Result<StepResult, RunError>> {
  progress('registering the job')
  const ticket = await org.registerFlowJob()
  if (!ticket.ok) return ticket
  progress('uploading the YAML')
  const uploaded = await org.upload(ticket.value, yaml)
  if (!uploaded.ok) return uploaded
  for (let poll = 0; poll < MAX_POLLS; poll += 1) {
    if (env.isStopped()) return err({ code: 'cancelled' })
    const job = await org.flowJob(ticket.value.id)
    if (!job.ok) return job
    const finished = await finishedJob(job.value, yaml, org)
    if (finished !== null) return finished
    progress(
      job.value.status === 'registered'
        ? 'waiting for Genesys to begin'
        : 'Genesys compiles the flow',
    )
    await env.sleep(POLL_MS)
  }
  return err({ code: 'job-too-slow', minutes: Math.round((MAX_POLLS * POLL_MS) / 60_000) })
}

async function finishedJob(
  job: FlowJob,
  yaml: string,
  org: OrgPort,
): Promise<Result<StepResult, RunError> | null> {
  if (job.status === 'failure') {
    return err({ code: 'job-failed', messages: job.messages.map((message) => message.text) })
  }
  if (job.status !== 'success') return null
  if (job.flowId === null) return err({ code: 'job-without-flow' })
  const flow = await org.flow(job.flowId)
  return flow.ok ? ok({ type: 'flow', flow: flow.value, hash: sha256Hex(yaml) }) : flow
}
