import { takeJobFault } from './faults.ts'
import { compileFlow } from './flow-compiler/compile.ts'
import type { CompiledFlow } from './flow-compiler/compile.ts'
import { allows } from './permissions.ts'
import type { SandboxEnv } from './request.ts'
import { withEntry } from './state.ts'
import type { Flow, FlowJob, JobMessage, JobResult, JobUpload, OrgState } from './state.ts'

/**
 * Compiles what a job was given and publishes it, or records why not.
 * A flow is known by name and type: the same pair gets a new version, another pair is a new flow.
 */
export function publishUpload(
  state: OrgState,
  job: FlowJob,
  upload: JobUpload,
  env: SandboxEnv,
): OrgState {
  const { hit, rest } = takeJobFault(state.faults, 'publish')
  const armed = { ...state, faults: rest }
  if (hit?.kind === 'job-stuck') {
    return withJob(armed, { ...job, upload: { ...upload, finishesAt: Number.POSITIVE_INFINITY } })
  }
  if (hit?.kind === 'job-failure') {
    const messages = hit.messages?.map(errorMessage) ?? null
    return finished(armed, job, { status: 'Failure', flowId: null, messages, at: env.now })
  }
  const compiled = compileFlow(upload.yaml, armed)
  const existing = findExisting(armed, compiled.flow)
  const refused = compiled.flow === null ? [] : refusals(job, compiled.flow, existing)
  const messages = [...compiled.messages, ...refused.map(errorMessage)]
  if (compiled.flow === null || messages.some(({ type }) => type === 'Error')) {
    return finished(armed, job, { status: 'Failure', flowId: null, messages, at: env.now })
  }
  const flow = publishedFlow(armed, compiled.flow, existing, job, upload.yaml, env)
  const flowId = hit?.kind === 'job-without-flow' ? null : flow.id
  const published = { ...armed, flows: withEntry(armed.flows, flow.id, flow) }
  return finished(published, job, { status: 'Success', flowId, messages, at: env.now })
}

function findExisting(state: OrgState, flow: CompiledFlow | null): Flow | undefined {
  const name = flow?.name.toLowerCase()
  return [...state.flows.values()].find(
    (each) => each.type === flow?.type && each.name.toLowerCase() === name,
  )
}

/** A job acts with the rights of whoever registered it, and respects the locks of others. */
function refusals(job: FlowJob, flow: CompiledFlow, existing: Flow | undefined): readonly string[] {
  const needed = [
    existing === undefined ? 'architect:flow:add' : 'architect:flow:edit',
    'architect:flow:publish',
  ]
  const missing = needed.filter((permission) => !allows(job.permissions, permission))
  const lockedBy = existing?.lockedBy ?? null
  return [
    ...missing.map(
      (permission) =>
        `Unable to publish the flow '${flow.name}'. The user is missing the permission '${permission}'.`,
    ),
    ...(lockedBy === null || lockedBy.id === job.owner.id
      ? []
      : [
          `The flow '${flow.name}' is locked by another entity: ${lockedBy.name}. Unlock the flow, or use --forceUnlock.`,
        ]),
  ]
}

function publishedFlow(
  state: OrgState,
  compiled: CompiledFlow,
  existing: Flow | undefined,
  job: FlowJob,
  yaml: string,
  env: SandboxEnv,
): Flow {
  const version = {
    number: (existing?.versions.at(-1)?.number ?? 0) + 1,
    yaml,
    secure: compiled.secure,
    actions: compiled.actions,
    publishedAt: env.now,
    publishedBy: job.owner,
  }
  const division = state.divisions.find(({ name, home }) =>
    compiled.division === null ? home : name.toLowerCase() === compiled.division.toLowerCase(),
  )
  return {
    id: existing?.id ?? env.random(),
    name: compiled.name,
    type: compiled.type,
    description: compiled.description,
    divisionId: division?.id ?? '',
    lockedBy: existing?.lockedBy ?? null,
    secure: compiled.secure,
    versions: [...(existing?.versions ?? []), version],
  }
}

function finished(state: OrgState, job: FlowJob, result: JobResult): OrgState {
  return withJob(state, { ...job, result })
}

function withJob(state: OrgState, job: FlowJob): OrgState {
  return { ...state, jobs: withEntry(state.jobs, job.id, job) }
}

function errorMessage(text: string): JobMessage {
  return { type: 'Error', text }
}
