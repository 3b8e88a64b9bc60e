import { err, ok, type Result } from '../base/result.ts'
import { sha256Hex } from '../base/sha256.ts'
import type { WriteValue } from './journal.ts'
import type { PlanStep, Publication } from './plan-step.ts'
import type { FlowJob, OrgError, OrgFlow } from './ports.ts'
import type { RunContext } from './run-context.ts'
import type { RunError } from './run-error.ts'
import type { StepResult } from './step-result.ts'

type Outcome = Promise<Result<StepResult, RunError>>
type Tell = (text: string) => void

/** The writes of a step that publishes a flow. */
export const JOB = 'job'
export const UPLOAD = 'upload'

/** Jobs are asked about once a second, for as long as Genesys' own provider waits (16 minutes). */
const POLL_MS = 1000
const MAX_POLLS = 960
const MAX_MINUTES = Math.round((MAX_POLLS * POLL_MS) / 60_000)
/** A job whose file has arrived begins within seconds; one that waits for long has none, and does nothing. In polls. */
const SOON = 3
const LONG = 15

/**
 * Registers a job, uploads the YAML and waits until Genesys has compiled and published it. Where the version that is
 * live is not ours, it is exported first, so that there is a way back.
 */
export async function publishFlow(
  run: RunContext,
  step: PlanStep,
  work: Publication,
  tell: Tell,
): Outcome {
  const { id } = step
  if (step.takenBack === 'exported' && run.progress.yamlBefore(id) === null) {
    const kept = await keepLiveVersion(run, id, work, tell)
    if (!kept.ok) return kept
  }
  const resumed = run.progress.write(id, JOB)
  if (resumed?.type === 'done') {
    const outcome = await waitForJob(run, id, work, resumed.value.id, tell, LONG)
    if (!outcome.ok) return outcome
    if (outcome.value !== null) return ok(outcome.value)
    const forgotten = await forget(run, id)
    if (!forgotten.ok) return forgotten
  }
  return startJob(run, id, work, tell)
}

async function keepLiveVersion(
  run: RunContext,
  step: string,
  { before }: Publication,
  tell: Tell,
): Promise<Result<null, RunError>> {
  if (before === null) return ok(null)
  tell(`exporting version ${before.publishedVersion ?? ''}, which is live`)
  const exported = await run.org.exportFlow(
    before,
    (ms) => run.env.sleep(ms),
    () => run.env.isStopped(),
  )
  if (!exported.ok) return exported
  return run.record({ type: 'before', step, yaml: exported.value })
}

/**
 * A registered job does nothing until its file is there, so that one more of them harms nobody. The file is sent once:
 * when it is unclear whether it has arrived, as when a browser hides the reply, the job tells. The address to send it
 * to is a secret for some minutes and is not written down.
 */
async function startJob(run: RunContext, step: string, work: Publication, tell: Tell): Outcome {
  const { org } = run
  if (run.env.isStopped()) return err({ code: 'cancelled' })
  tell('registering the job')
  const ticket = await org.registerFlowJob()
  if (!ticket.ok) return ticket
  const value: WriteValue = { id: ticket.value.id, version: null }
  const known = await run.record({ type: 'done', step, write: JOB, value })
  if (!known.ok) return known
  if (run.env.isStopped()) return err({ code: 'cancelled' })
  tell('uploading the YAML')
  let sent = await org.upload(ticket.value, work.yaml)
  if (!sent.ok && isUnclear(sent.error)) {
    const begun = await waitForJob(run, step, work, value.id, tell, SOON)
    if (!begun.ok) return begun
    if (begun.value !== null) return ok(begun.value)
    tell('uploading the YAML by way of the server of this app')
    sent = await org.relayUpload(ticket.value, work.yaml)
  }
  if (sent.ok) {
    const recorded = await run.record({ type: 'done', step, write: UPLOAD, value })
    if (!recorded.ok) return recorded
  } else if (sent.error.code === 'cancelled') {
    // The file may have arrived all the same: the job is kept in mind, and going on asks it.
    return sent
  } else if (!isUnclear(sent.error)) return giveUp(run, step, sent)
  const outcome = await waitForJob(run, step, work, value.id, tell, LONG)
  if (!outcome.ok) return outcome
  return outcome.value === null ? giveUp(run, step, sent) : ok(outcome.value)
}

/** Whether the file may have arrived although nobody said so. */
function isUnclear({ code }: OrgError): boolean {
  return code === 'unreachable' || code === 'unavailable'
}

async function giveUp(run: RunContext, step: string, sent: Result<null, OrgError>): Outcome {
  const forgotten = await forget(run, step)
  if (!forgotten.ok) return forgotten
  return sent.ok ? err({ code: 'job-too-slow', minutes: MAX_MINUTES }) : sent
}

/**
 * Null when the job has not begun after so many polls and nobody said that its file has arrived. A job whose file has
 * arrived is waited for.
 */
async function waitForJob(
  run: RunContext,
  step: string,
  work: Publication,
  job: string,
  tell: Tell,
  patience: number,
): Promise<Result<StepResult | null, RunError>> {
  const isSent = run.progress.write(step, UPLOAD) !== null
  let unclear = 0
  for (let poll = 0; poll < MAX_POLLS; poll += 1) {
    if (run.env.isStopped()) return err({ code: 'cancelled' })
    const state = await run.org.flowJob(job)
    if (state.ok) {
      unclear = 0
      const { status } = state.value
      if (status === 'failure') return failed(run, step, state.value)
      if (status === 'success') return finished(run, work, state.value)
      if (status === 'registered' && poll >= patience && !isSent) return ok(null)
      tell(status === 'registered' ? 'waiting for Genesys to begin' : 'Genesys compiles the flow')
    } else {
      unclear += 1
      if (unclear > MAX_UNCLEAR) return state
    }
    await run.env.sleep(POLL_MS)
  }
  return err({ code: 'job-too-slow', minutes: MAX_MINUTES })
}

/** Polls that fail in a row until the run gives up; the job goes on meanwhile, and so does a later run. */
const MAX_UNCLEAR = 5

/** A job that has ended, or has never begun, is not asked about again. */
async function forget(run: RunContext, step: string): Promise<Result<null, RunError>> {
  const job = await run.record({ type: 'refused', step, write: JOB })
  return job.ok ? run.record({ type: 'refused', step, write: UPLOAD }) : job
}

async function failed(
  run: RunContext,
  step: string,
  job: FlowJob,
): Promise<Result<never, RunError>> {
  const forgotten = await forget(run, step)
  if (!forgotten.ok) return forgotten
  return err({ code: 'job-failed', messages: reasonsOf(job) })
}

/** What a message tells beside its text repeats requests, and is not shown. One without a text tells nothing. */
function reasonsOf({ messages }: FlowJob): readonly string[] {
  return messages.map(({ text }) => text).filter((text) => text.trim() !== '')
}

/** Genesys may say that a job has succeeded without saying for which flow: then the flow is looked up by its name. */
async function finished(
  { org }: RunContext,
  { yaml, name, before }: Publication,
  job: FlowJob,
): Outcome {
  const hash = sha256Hex(yaml)
  if (job.flowId !== null) {
    const flow = await org.flow(job.flowId)
    return flow.ok ? ok({ type: 'flow', flow: flow.value, hash }) : flow
  }
  const found = await org.findFlow(name)
  if (!found.ok) return found
  return found.value !== null && isNewer(found.value, before)
    ? ok({ type: 'flow', flow: found.value, hash })
    : err({ code: 'job-without-flow' })
}

function isNewer(flow: OrgFlow, before: OrgFlow | null): boolean {
  return (
    flow.publishedVersion !== null &&
    (before === null || flow.id !== before.id || flow.publishedVersion !== before.publishedVersion)
  )
}
