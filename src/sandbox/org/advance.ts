import { publishUpload } from './publish-upload.ts'
import type { SandboxEnv } from './request.ts'
import type { FlowJob, JobUpload, OrgState } from './state.ts'

/** Lets the clock act: jobs whose time has come are finished, whoever asks next. */
export function advance(state: OrgState, env: SandboxEnv): OrgState {
  let next = state
  for (const job of state.jobs.values()) {
    if (job.result !== null || job.upload === null || job.upload.finishesAt > env.now) continue
    next = publishUpload(next, job, job.upload, env)
  }
  return next
}

/** The file that starts a job, and when the job will be done with it. */
export function startedUpload(yaml: string, now: number): JobUpload {
  return { yaml, at: now, finishesAt: now + runsMs }
}

/** What a poll sees. */
export function jobStatus(
  job: FlowJob,
  now: number,
): 'Registered' | 'Started' | 'Success' | 'Failure' {
  if (job.result !== null) return job.result.status
  if (job.upload === null || now - job.upload.at < startsMs) return 'Registered'
  return 'Started'
}

/** A real job takes a minute or so; this is short, yet long enough that every status can be seen. */
const startsMs = 400
const runsMs = 1500
