import { z } from 'zod'
import { jobStatus } from '../advance.ts'
import { readBody } from '../body.ts'
import { isoTime } from '../clock.ts'
import { actor, param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { jsonReply, notFound } from '../reply.ts'
import { writeForm } from '../request.ts'
import { withEntry } from '../state.ts'
import type { FlowJob } from '../state.ts'

/** Registers a job and says where its YAML belongs. The file starts the job. */
export function registerJob(call: Call): Answer {
  const read = readBody(call, registerSchema.optional())
  if ('problem' in read) return read
  const id = call.env.random()
  const job: FlowJob = {
    id,
    signature: call.env.random().replaceAll('-', ''),
    expiresAt: call.env.now + presignedMs,
    headers: {
      'x-amz-meta-organizationid': call.state.organization.id,
      'x-amz-meta-correlationid': call.env.random(),
      'x-amz-meta-jobid': id,
    },
    owner: actor(call.caller),
    permissions: call.caller.permissions,
    upload: null,
    result: null,
  }
  const body = {
    id,
    presignedUrl: presignedUrl(call, job),
    headers: job.headers,
    selfUri: jobUri(job),
  }
  return {
    reply: jsonReply(body),
    state: { ...call.state, jobs: withEntry(call.state.jobs, id, job) },
  }
}

export function getJob(call: Call): Answer {
  const job = call.state.jobs.get(param(call, 'jobId'))
  if (job === undefined) return { problem: notFound('job', param(call, 'jobId')) }
  const { result } = job
  const withMessages = call.query.get('expand') === 'messages' && result?.messages != null
  return {
    reply: jsonReply({
      id: job.id,
      ...(typeof result?.flowId === 'string'
        ? { flow: { id: result.flowId, selfUri: `/api/v2/flows/${result.flowId}` } }
        : {}),
      status: jobStatus(job, call.env.now),
      command: 'Publish',
      ...(withMessages ? { messages: describeMessages(job) } : {}),
      selfUri: jobUri(job),
    }),
  }
}

const registerSchema = z.object({ createStubs: z.boolean().optional() })

/** How long a real one lives is not known; a client that waits for a person must ask again. */
const presignedMs = 15 * 60_000

function presignedUrl(call: Call, job: FlowJob): string {
  const { uploadOrigin, basePath } = call.state.site
  const query = writeForm({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': isoTime(call.env.now).replaceAll(/[-:]|\.\d+/g, ''),
    'X-Amz-Expires': String(presignedMs / 1000),
    'X-Amz-SignedHeaders': ['host', ...Object.keys(job.headers).sort()].join(';'),
    'X-Amz-Signature': job.signature,
  })
  return `${uploadOrigin}${basePath}/uploads/${job.id}?${query}`
}

function jobUri(job: FlowJob): string {
  return `/api/v2/flows/jobs/${job.id}`
}

function describeMessages(job: FlowJob) {
  const dateTime = isoTime(job.result?.at ?? 0)
  return (job.result?.messages ?? []).map(({ type, text }) => ({ dateTime, type, text }))
}
