import type { z } from 'zod'
import type { FlowJob, OrgFlow } from '#core/publish/ports.ts'
import type { FlowReply, jobSchema } from './schemas.ts'

export function toOrgFlow(flow: FlowReply): OrgFlow {
  return {
    id: flow.id,
    name: flow.name,
    publishedVersion: flow.publishedVersion?.id ?? null,
    lockedBy:
      flow.lockedUser === null || flow.lockedUser === undefined
        ? null
        : (flow.lockedUser.name ?? flow.lockedUser.id ?? 'somebody'),
  }
}

export function toJob(job: z.infer<typeof jobSchema>): FlowJob {
  return {
    status: STATUSES[job.status],
    messages: (job.messages ?? []).map(({ type, text }) => ({
      type: type === 'Error' ? 'error' : type === 'Warning' ? 'warning' : 'unknown',
      text: text ?? '',
    })),
    flowId: job.flow?.id ?? null,
  }
}

const STATUSES = {
  Registered: 'registered',
  Started: 'started',
  Success: 'success',
  Failure: 'failure',
} as const
