import { faultStatuses } from './faults.ts'
import type { RequestFault } from './faults.ts'
import type { Handled } from './handler.ts'
import { emptyReply, jsonReply, problemReply } from './reply.ts'
import type { ApiProblem } from './reply.ts'
import type { SandboxReply } from './request.ts'
import { lockedByAnother } from './routes/architect-problems.ts'
import type { OrgState } from './state.ts'

/** What becomes of a call that meets a fault. `proceed` carries it out. */
export function applyFault(
  fault: RequestFault | null,
  state: OrgState,
  correlationId: string,
  proceed: () => Handled,
): Handled {
  if (fault === null) return proceed()
  switch (fault.kind) {
    case 'status': {
      const reply = problemReply(forcedProblem(fault), correlationId)
      return fault.when === 'before' ? { reply, state } : { ...proceed(), reply }
    }
    case 'slow':
      return withReply(proceed(), { delayMs: fault.delayMs })
    case 'drop':
      return fault.when === 'before'
        ? { reply: { ...emptyReply(200), drop: true }, state }
        : withReply(proceed(), { drop: true })
    case 'odd-reply':
      return { ...proceed(), reply: jsonReply({ unexpected: true }) }
  }
}

function withReply(handled: Handled, changes: Partial<SandboxReply>): Handled {
  return { ...handled, reply: { ...handled.reply, ...changes } }
}

type StatusFault = Extract<RequestFault, { readonly kind: 'status' }>

function forcedProblem(fault: StatusFault): ApiProblem {
  const { status, permission, conflict, retryAfterSeconds } = fault
  const words = faultStatuses[status] ?? { code: 'bad.request', message: 'Forced failure' }
  if (status === 403 && permission !== undefined) {
    return {
      status,
      code: 'missing.permissions',
      message: `Unable to perform the requested action. You are missing the following permission(s): ${permission}`,
      messageParams: { permissions: permission },
    }
  }
  if (status === 409 && conflict !== 'general') return { status, ...conflicts[conflict] }
  return status === 429 ? { status, ...words, retryAfterSeconds } : { status, ...words }
}

/** As real ones are worded (Terraform provider, util_retries.go; for the lock see `architect-problems.ts`). */
const conflicts = {
  version: {
    code: 'general.conflict',
    message: 'Supplied version 1 does not match the current version 2.',
  },
  lock: lockedByAnother,
} as const
