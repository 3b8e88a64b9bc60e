import type { ApiProblem } from './reply.ts'

/** The 403 for a caller who holds none of the permissions of which one is enough; null when allowed. */
export function missingPermission(
  anyOf: readonly string[],
  held: readonly string[],
): ApiProblem | null {
  if (anyOf.length === 0 || anyOf.some((permission) => allows(held, permission))) return null
  const permissions = anyOf.join(', ')
  if (anyOf.length === 1) {
    return {
      status: 403,
      code: 'missing.permissions',
      message: `Unable to perform the requested action. You are missing the following permission(s): ${permissions}`,
      messageParams: { permissions },
    }
  }
  return {
    status: 403,
    code: 'missing.any.permissions',
    message: `Unable to perform the requested action. You must have at least one of the following permissions assigned: ${permissions}`,
    messageParams: { permissions },
  }
}

/** The 403 for a client without any of the scopes; the words of the platform are not known. */
export function missingScope(anyOf: readonly string[], held: readonly string[]): ApiProblem | null {
  if (anyOf.length === 0 || anyOf.some((scope) => held.includes(scope))) return null
  const scopes = anyOf.join(', ')
  return {
    status: 403,
    code: 'not.authorized',
    message: `The OAuth client lacks the scope for this request. One of these is needed: ${scopes}`,
    messageParams: { scopes },
  }
}

/** Whether a permission is held, by name or by a wildcard such as `architect:flow:*`. */
export function allows(held: readonly string[], permission: string): boolean {
  return held.some(
    (pattern) =>
      pattern === permission ||
      (pattern.endsWith('*') && permission.startsWith(pattern.slice(0, -1))),
  )
}
