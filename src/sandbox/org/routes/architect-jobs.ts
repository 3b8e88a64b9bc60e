import { z } from 'zod'
import { readBody } from '../body.ts'
import { isoTime } from '../clock.ts'
import { takeJobFault } from '../faults.ts'
import type { JobKind } from '../faults.ts'
import { compileFlow } from '../flow-compiler/compile.ts'
import { param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { badRequest, jsonReply, notFound } from '../reply.ts'
import type { ApiProblem } from '../reply.ts'
import { writeForm } from '../request.ts'
import { withEntry } from '../state.ts'
import type { ArchitectJob, Flow, FlowVersion, JobMessage } from '../state.ts'
import { missingFlow, missingVersion } from './architect-problems.ts'
import { versionId } from './flows.ts'

/** `POST /flows/export/jobs`: the file is fixed now, and can be fetched when the job is done. */
export function registerExport(call: Call): Answer {
  const read = readBody(call, exportSchema)
  if ('problem' in read) return read
  const [asked, ...others] = read.body.flows
  if (asked === undefined || others.length > 0) {
    return { problem: badRequest('The sandbox exports one flow at a time.', 'flows') }
  }
  if (asked.exportType === 'Architect') {
    return { problem: badRequest('The sandbox keeps no Architect files: ask for Yaml.', 'flows') }
  }
  const found = findVersion(call, asked.flow)
  if ('problem' in found) return found
  return register(call, 'export', 1, { file: found.version.yaml, messages: [] })
}

/** `POST /flows/validate/jobs`: the version is held against the org as it is now. */
export function registerValidation(call: Call): Answer {
  const read = readBody(call, validateSchema)
  if ('problem' in read) return read
  const messages: JobMessage[] = []
  for (const asked of read.body.flows) {
    const found = findVersion(call, asked.flow)
    if ('problem' in found) return found
    messages.push(...compileFlow(found.version.yaml, call.state).messages)
  }
  return register(call, 'validate', read.body.flows.length, { file: null, messages })
}

export function getExport(call: Call): Answer {
  return readJob(call, 'export')
}

export function getValidation(call: Call): Answer {
  return readJob(call, 'validate')
}

const referenceSchema = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  version: z.string().optional(),
})

const exportSchema = z.object({
  flows: z
    .array(
      z.object({
        flow: referenceSchema,
        fileName: z
          .string()
          .regex(/^[\w-]+$/)
          .optional(),
        exportType: z.enum(['Architect', 'Yaml']).default('Yaml'),
      }),
    )
    .min(1),
})

const validateSchema = z.object({ flows: z.array(z.object({ flow: referenceSchema })).min(1) })

/** By id, or by name and type together; without a version the published one. */
function findVersion(
  call: Call,
  asked: z.infer<typeof referenceSchema>,
): { readonly version: FlowVersion } | { readonly problem: ApiProblem } {
  const flow = findFlow(call, asked)
  if (flow === undefined) return { problem: missingFlow(asked.id ?? '', call.state) }
  const version =
    asked.version === undefined
      ? flow.versions.at(-1)
      : flow.versions.find((each) => versionId(each) === asked.version)
  if (version === undefined) return { problem: missingVersion }
  return { version }
}

function findFlow(call: Call, asked: z.infer<typeof referenceSchema>): Flow | undefined {
  if (asked.id !== undefined) return call.state.flows.get(asked.id)
  const name = asked.name?.toLowerCase()
  return [...call.state.flows.values()].find(
    (flow) => flow.name.toLowerCase() === name && flow.type === asked.type,
  )
}

/** Shorter than a real one, yet long enough that every status can be seen. */
const startsMs = 400
const runsMs = 1500
const downloadMs = 15 * 60_000

function register(
  call: Call,
  kind: JobKind & ArchitectJob['kind'],
  totalFlows: number,
  content: Pick<ArchitectJob, 'file' | 'messages'>,
): Answer {
  const { hit, rest } = takeJobFault(call.state.faults, kind)
  const job: ArchitectJob = {
    ...content,
    id: call.env.random(),
    kind,
    signature: call.env.random().replaceAll('-', ''),
    startsAt: call.env.now + startsMs,
    finishesAt: hit?.kind === 'job-stuck' ? Number.POSITIVE_INFINITY : call.env.now + runsMs,
    ...(hit?.kind === 'job-failure'
      ? { file: null, messages: hit.messages?.map(errorMessage) ?? null, hasFailed: true }
      : { hasFailed: content.messages?.some(({ type }) => type === 'Error') ?? false }),
  }
  return {
    reply: jsonReply({ id: job.id, status: 'Registered', totalFlows, selfUri: uriOf(job) }),
    state: {
      ...call.state,
      faults: rest,
      architectJobs: withEntry(call.state.architectJobs, job.id, job),
    },
  }
}

function readJob(call: Call, kind: ArchitectJob['kind']): Answer {
  const job = call.state.architectJobs.get(param(call, 'jobId'))
  if (job?.kind !== kind) return { problem: notFound('job', param(call, 'jobId')) }
  const isDone = job.finishesAt <= call.env.now
  const withMessages = call.query.get('expand') === 'messages' && isDone && job.messages !== null
  return {
    reply: jsonReply({
      id: job.id,
      status: statusOf(job, call.env.now),
      command: kind === 'export' ? 'Export' : 'Validate',
      ...(isDone && job.file !== null ? { downloadUrl: downloadUrl(call, job) } : {}),
      ...(withMessages ? { messages: describeMessages(job) } : {}),
      selfUri: uriOf(job),
    }),
  }
}

function statusOf(job: ArchitectJob, now: number): string {
  if (now < job.startsAt) return 'Registered'
  if (now < job.finishesAt) return 'Started'
  return job.hasFailed ? 'Failure' : 'Success'
}

/** On the second origin, as files of the platform are: the signature is the only credential. */
function downloadUrl(call: Call, job: ArchitectJob): string {
  const { uploadOrigin, basePath } = call.state.site
  const query = writeForm({
    'X-Amz-Expires': String(downloadMs / 1000),
    'X-Amz-Signature': job.signature,
  })
  return `${uploadOrigin}${basePath}/downloads/${job.id}?${query}`
}

function describeMessages({ finishesAt, messages }: ArchitectJob) {
  const dateTime = isoTime(finishesAt)
  return (messages ?? []).map(({ type, text }) => ({ dateTime, type, text }))
}

function uriOf({ kind, id }: ArchitectJob): string {
  return `/api/v2/flows/${kind}/jobs/${id}`
}

function errorMessage(text: string): JobMessage {
  return { type: 'Error', text }
}
