import type { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import type { OrgError } from '#core/publish/ports.ts'
import { NoReply } from './http-client.ts'
import { type ErrorBody, errorBodySchema } from './schemas.ts'

/** Waits for an SDK call and reads its reply; every outcome that a network can have becomes a value. */
export async function receive<T>(
  what: string,
  call: Promise<unknown>,
  schema: z.ZodType<T>,
): Promise<Result<T, OrgError>> {
  const settled = await settle(what, call)
  if (!settled.ok) return settled
  const parsed = schema.safeParse(settled.value.body)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return err({
    code: 'unexpected-reply',
    what,
    detail: `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  })
}

/** The same for a reply that is text, such as a template, or whose body does not matter. */
export async function receiveText(
  what: string,
  call: Promise<unknown>,
): Promise<Result<string, OrgError>> {
  const settled = await settle(what, call)
  return settled.ok ? ok(settled.value.text) : settled
}

/** The reply that an error of the HTTP client carries, as the SDK rejects with it elsewhere; other errors stay as they are. */
export function toExtended(cause: unknown): unknown {
  const response: unknown =
    typeof cause === 'object' && cause !== null && 'response' in cause ? cause.response : undefined
  if (typeof response !== 'object' || response === null || !('data' in response)) return cause
  return { ...response, body: response.data }
}

/**
 * What an error says to a person. `messageWithParams` is only the pattern of it, with `{permissions}` where the value of
 * a parameter goes (as in the unit tests of Genesys' Terraform provider, business rules decision tables).
 */
export function wordsOfBody({ message, messageWithParams }: ErrorBody): string | undefined {
  return message ?? messageWithParams
}

interface Extended {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly text: string
}

async function settle(what: string, call: Promise<unknown>): Promise<Result<Extended, OrgError>> {
  try {
    return ok(asExtended(await call))
  } catch (cause) {
    if (cause instanceof NoReply) {
      return err(
        cause.reason === 'cancelled'
          ? { code: 'cancelled' }
          : { code: 'unreachable', host: cause.host },
      )
    }
    if (!isExtended(cause)) throw cause
    return err(toOrgError(what, cause))
  }
}

/** Missing permissions are listed in a parameter, or in the message: “…missing the following permission(s): […]”. */
const PERMISSION = /\b[a-z][a-zA-Z]*:[a-zA-Z*]+:[a-zA-Z*]+\b/g

/** The version lock also answers 400 with these texts (Genesys' Terraform provider, issue 1961 for drafts). */
const VERSION_LOCK = /does not match (the current|latest draft) version/i

function toOrgError(what: string, { status, headers, body, text }: Extended): OrgError {
  const parsed = errorBodySchema.safeParse(body)
  const message = (parsed.success ? wordsOfBody(parsed.data) : undefined) ?? text
  const detail = message.slice(0, 500)
  switch (status) {
    case 401:
      return { code: 'unauthorised' }
    case 403:
      return { code: 'forbidden', permissions: permissionsIn(body, detail), detail }
    case 404:
    case 410: // What was deleted, such as a flow, is gone rather than not found.
      return { code: 'not-found', what }
    case 408:
      return { code: 'unavailable', status }
    case 409:
      return { code: 'conflict', detail }
    case 429: {
      const seconds = Number(headers['retry-after'])
      return {
        code: 'rate-limited',
        retryAfterSeconds:
          headers['retry-after'] !== undefined && Number.isFinite(seconds) ? seconds : null,
      }
    }
    default:
      if (status >= 500) return { code: 'unavailable', status }
      if (VERSION_LOCK.test(detail)) return { code: 'conflict', detail }
      return { code: 'rejected', status, detail }
  }
}

function permissionsIn(body: unknown, detail: string): readonly string[] {
  return [...new Set(`${JSON.stringify(body ?? '')} ${detail}`.match(PERMISSION) ?? [])]
}

function isExtended(value: unknown): value is Extended {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value
}

function asExtended(value: unknown): Extended {
  if (!isExtended(value)) throw new Error('Bug: the SDK is not set to return extended responses')
  return value
}
