import { err, ok, type Result } from '../base/result.ts'
import type { Progress } from './journal.ts'
import type { PlanStep, Publication } from './plan-step.ts'
import type { OrgError, OrgFlow, OrgPort } from './ports.ts'
import type { RollBackProblem } from './roll-back-problem.ts'
import { common, leave } from './roll-back-steps.ts'
import { liveBefore } from './way-back.ts'
import { JOB, UPLOAD } from './run-flow.ts'

type Outcome = Promise<Result<PlanStep | null, RollBackProblem | OrgError>>

/** Publishes the version again that was live before. */
export async function restoreFlow(
  step: PlanStep,
  work: Publication,
  published: OrgFlow,
  progress: Progress,
  org: OrgPort,
): Outcome {
  const { name } = work
  const before = liveBefore(work)
  if (before === null) return err({ code: 'first-version', flow: name })
  const yaml = progress.yamlBefore(step.id) ?? work.formerYaml
  if (yaml === null) return err({ code: 'by-hand', flow: name })
  const current = await org.flow(before.id)
  if (!current.ok) return current
  if (current.value.publishedVersion !== published.publishedVersion) {
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

/** A publish that ended before its flow has left the flow alone, unless a job of it goes on by itself. */
export async function flowAsItIs(
  step: PlanStep,
  work: Publication,
  progress: Progress,
  org: OrgPort,
): Outcome {
  const { name } = work
  const mayRun = await mayStillRun(step, progress, org)
  if (!mayRun.ok) return mayRun
  if (mayRun.value) return err({ code: 'flow-under-way', flow: name })
  const found = await org.findFlow(name)
  if (!found.ok) return found
  const flow = found.value
  if (flow === null) return ok(null)
  if (liveBefore(work) === null) {
    return flow.publishedVersion === null
      ? ok(leave(step, `Flow “${name}”`, 'stays: it is there without a published version'))
      : err({ code: 'first-version', flow: name })
  }
  return ok({
    ...common(step),
    title: `Flow “${name}”`,
    detail: 'was not changed',
    change: 'unchanged',
    work: { type: 'keep-flow', flow, hash: '' },
  })
}

/** A job that was registered does nothing until its file has arrived, and then it goes on without us. */
async function mayStillRun(
  step: PlanStep,
  progress: Progress,
  org: OrgPort,
): Promise<Result<boolean, OrgError>> {
  const job = progress.write(step.id, JOB)
  if (job?.type !== 'done') return ok(false)
  const state = await org.flowJob(job.value.id)
  if (!state.ok) return state
  const { status } = state.value
  if (status === 'registered') return ok(progress.write(step.id, UPLOAD) !== null)
  return ok(status !== 'failure')
}
