import type { Caller } from './operation.ts'
import type { ApiProblem } from './reply.ts'
import { withEntry } from './state.ts'
import type { OrgState } from './state.ts'

/** `org.app.user.rate.per.minute`: per user and OAuth client. */
export const requestsPerMinute = 300

/** Counts one request of this caller, or refuses it until the minute is over. */
export function spend(
  state: OrgState,
  caller: Caller,
  now: number,
): { readonly state: OrgState } | { readonly state: OrgState; readonly problem: ApiProblem } {
  const key = `${caller.client.id} ${caller.user?.id ?? ''}`
  const window = state.spending.get(key)
  const open = window !== undefined && now - window.startedAt < windowMs
  const startedAt = open ? window.startedAt : now
  const count = open ? window.count + 1 : 1
  const next = { ...state, spending: withEntry(state.spending, key, { startedAt, count }) }
  if (count <= requestsPerMinute) return { state: next }
  return {
    state: next,
    problem: {
      status: 429,
      code: 'too.many.requests',
      message: `Rate limit exceeded the maximum [${requestsPerMinute}] requests within [60] seconds`,
      messageParams: { maximum: String(requestsPerMinute), seconds: '60' },
      retryAfterSeconds: Math.max(1, Math.ceil((startedAt + windowMs - now) / 1000)),
    },
  }
}

const windowMs = 60_000
