import { emptyReply } from './reply.ts'
import type { SandboxReply, SandboxRequest } from './request.ts'

/**
 * Only pages on this machine may call. No header is exposed: whether the platform exposes
 * `Retry-After` or `ININ-Correlation-Id` to scripts is not known, and clients must do without.
 */
export function crossOriginHeaders(request: SandboxRequest): Readonly<Record<string, string>> {
  const origin = request.headers['origin']
  if (origin === undefined || !isLoopbackOrigin(origin)) return {}
  return { 'access-control-allow-origin': origin, vary: 'Origin' }
}

/** Answers a preflight: 204 with what is allowed, or 403 when cross-origin calls are switched off. */
export function preflight(request: SandboxRequest, off: boolean): SandboxReply {
  if (off) return emptyReply(403)
  const allowed = crossOriginHeaders(request)
  if (allowed['access-control-allow-origin'] === undefined) return emptyReply(403)
  const headers = {
    ...allowed,
    'access-control-allow-methods':
      request.channel === 'upload' ? 'GET, PUT' : 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '0',
  }
  return { status: 204, headers, body: '' }
}

export function isLoopbackOrigin(origin: string): boolean {
  return /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(origin)
}
