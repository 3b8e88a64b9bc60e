import type { z } from 'zod'
import type { FlowJob, OrgFlow } from '#core/publish/ports.ts'
import type { FlowReply, jobSchema } from './schemas.ts'

/** @param clientId The OAuth client that the token is its own of: a lock that it holds itself is none to it. */
export function toOrgFlow(flow: FlowReply, clientId: string | null = null): OrgFlow {
  const { id, name, publishedVersion, lockedUser, lockedClient } = flow
  // The Platform API names people and clients apart: a pipeline of somebody else locks a flow as a person does.
  const isOwn = clientId !== null && lockedClient?.id === clientId
  const holder = lockedUser ?? (isOwn ? null : lockedClient)
  return {
    id,
    name,
    publishedVersion: publishedVersion?.id ?? null,
    lockedBy: holder == null ? null : (holder.name ?? holder.id ?? 'somebody'),
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
