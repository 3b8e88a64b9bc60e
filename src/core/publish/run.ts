import { err, ok, type Result } from '../base/result.ts'
import { type ActionInput, changedSettings, isSameContract } from './action-input.ts'
import type { Plan, PlanStep } from './plan.ts'
import type { FlowJob, OrgError, OrgFlow, OrgPort } from './ports.ts'

/** Time and cancelling come from outside, so that tests need no waiting. */
export interface RunEnvironment {
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

/** What stands in the org after a run. */
export interface Published {
  readonly actions: readonly {
    readonly name: string
    readonly id: string
    readonly version: number
  }[]
  readonly flow: OrgFlow
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
  const actions: { name: string; id: string; version: number }[] = []
  let flow: OrgFlow | null = null
  for (const step of plan.steps) {
    if (env.isStopped()) return err({ code: 'cancelled' })
    env.onEvent({ type: 'started', step: step.id })
    const done = await runStep(step, org, env)
    if (!done.ok) {
      env.onEvent({ type: 'failed', step: step.id, error: done.error })
      return done
    }
    const { value } = done
    if (value.type === 'action') {
      const { name, id, version } = value
      actions.push({ name, id, version })
    } else flow = value.flow
    env.onEvent({
      type: 'done',
      step: step.id,
      text:
        value.type === 'action'
          ? `version ${value.version}`
          : `version ${value.flow.publishedVersion ?? 'unknown'} is live`,
    })
  }
  if (flow === null) throw new Error('Bug: a plan without a flow')
  return ok({ actions, flow })
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

type StepResult =
  | {
      readonly type: 'action'
      readonly name: string
      readonly id: string
      readonly version: number
    }
  | { readonly type: 'flow'; readonly flow: OrgFlow }

async function runStep(
  step: PlanStep,
  org: OrgPort,
  env: RunEnvironment,
): Promise<Result<StepResult, RunError>> {
  const { work } = step
  const progress = (text: string) => env.onEvent({ type: 'progress', step: step.id, text })
  switch (work.type) {
    case 'keep-action':
      return ok({ type: 'action', name: work.name, id: work.id, version: work.version })
    case 'update-action': {
      const updated = await org.updateAction(work.id, work.input, work.version)
      return updated.ok ? readBack(work.id, work.input, org, progress) : updated
    }
    case 'create-action':
      return createAction(work.input, org, progress)
    case 'publish-flow':
      return publishFlow(work.yaml, org, env, progress)
  }
}

/** A draft that is not accepted is removed again, so that a failed run leaves nothing half done behind. */
async function createAction(
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
  return published.ok ? readBack(published.value.id, input, org, progress) : published
}

/** What the org has now is what counts: a secret that it kept differently would be found by a caller. */
async function readBack(
  id: string,
  input: ActionInput,
  org: OrgPort,
  progress: (text: string) => void,
): Promise<Result<StepResult, RunError>> {
  progress('reading it back')
  const found = await org.action(id)
  if (!found.ok) return found
  const action = found.value
  const parts = [
    ...(action.secure === input.secure ? [] : ['the secure flag']),
    ...(isSameContract(action.contract, input.contract) ? [] : ['the contract']),
    ...changedSettings(action.config, input.config),
  ]
  if (parts.length > 0) return err({ code: 'differs', action: input.name, parts })
  return ok({ type: 'action', name: input.name, id, version: action.version })
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
    const finished = await finishedJob(job.value, org)
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
  org: OrgPort,
): Promise<Result<StepResult, RunError> | null> {
  if (job.status === 'failure') {
    return err({ code: 'job-failed', messages: job.messages.map((message) => message.text) })
  }
  if (job.status !== 'success') return null
  if (job.flowId === null) return err({ code: 'job-without-flow' })
  const flow = await org.flow(job.flowId)
  return flow.ok ? ok({ type: 'flow', flow: flow.value }) : flow
}
