import type { SandboxReply } from './request.ts'

/** A problem in the words of the platform, before it becomes an ErrorBody. */
export interface ApiProblem {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly messageParams?: Readonly<Record<string, string>>
  readonly details?: readonly { readonly errorCode: string; readonly fieldName: string }[]
  readonly retryAfterSeconds?: number
}

export function jsonReply(body: unknown, status = 200): SandboxReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  }
}

export function textReply(body: string): SandboxReply {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=UTF-8' }, body }
}

export function htmlReply(body: string, status = 200): SandboxReply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store' },
    body,
  }
}

export function emptyReply(status: number): SandboxReply {
  return { status, headers: {}, body: '' }
}

export function redirectReply(location: string): SandboxReply {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' }
}

/** ErrorBody as the platform writes it; `contextId` equals the correlation id of the reply. */
export function problemReply(problem: ApiProblem, correlationId: string): SandboxReply {
  const reply = jsonReply(
    {
      message: problem.message,
      code: problem.code,
      status: problem.status,
      messageWithParams: patternOf(problem),
      messageParams: problem.messageParams ?? {},
      contextId: correlationId,
      details: problem.details ?? [],
      errors: [],
    },
    problem.status,
  )
  if (problem.retryAfterSeconds === undefined) return reply
  return {
    ...reply,
    headers: { ...reply.headers, 'retry-after': String(problem.retryAfterSeconds) },
  }
}

/**
 * The message with `{name}` in the place of each parameter, as the platform sends it beside the message (unit tests of
 * Genesys' Terraform provider, business rules decision tables).
 */
function patternOf({ message, messageParams = {} }: ApiProblem): string {
  return Object.entries(messageParams).reduce(
    (text, [name, value]) => (value === '' ? text : text.replace(value, () => `{${name}}`)),
    message,
  )
}

export function badRequest(message: string, fieldName?: string): ApiProblem {
  const problem = { status: 400, code: 'bad.request', message }
  if (fieldName === undefined) return problem
  return { ...problem, code: 'invalid.value', details: [{ errorCode: 'invalid.value', fieldName }] }
}

export function notFound(what: string, id: string): ApiProblem {
  return {
    status: 404,
    code: 'not.found',
    message: `The requested ${what} was not found: ${id}.`,
    messageParams: { entityId: id },
  }
}

/** A lost race, in words that clients look for (Terraform provider, util_retries.go). */
export function versionConflict(sent: number, current: number): ApiProblem {
  return {
    status: 409,
    code: 'general.conflict',
    message: `Supplied version ${sent} does not match the current version ${current}.`,
    messageParams: { version: String(sent), currentVersion: String(current) },
  }
}
