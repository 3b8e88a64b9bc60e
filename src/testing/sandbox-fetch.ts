import type { SandboxReply } from '#sandbox/org/request.ts'
import type { SandboxDriver } from './drive-sandbox.ts'

export const SANDBOX_ORIGIN = 'http://127.0.0.1:4173'
export const UPLOAD_ORIGIN = 'http://127.0.0.1:4174'

/**
 * A `fetch` whose network is the sandbox org and its server's relays: the adapter under test speaks to it as a page
 * of that server does, so that what the second origin does not allow is a network error.
 */
export function sandboxFetch(sandbox: SandboxDriver): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const sent: Sent = {
      method: init.method ?? 'GET',
      url,
      headers: Object.fromEntries(
        Object.entries(init.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: textOf(init.body),
    }
    if (url.origin !== UPLOAD_ORIGIN && url.pathname.startsWith('/relay/')) {
      return relay(sandbox, sent)
    }
    if (url.origin === UPLOAD_ORIGIN && sent.method !== 'GET') {
      const asked = Object.keys(sent.headers).join(',')
      const headers = { 'access-control-request-headers': asked }
      const preflight = ask(sandbox, { ...sent, method: 'OPTIONS', headers, body: '' })
      if (preflight.status !== 204) throw new TypeError('fetch failed')
    }
    const reply = ask(sandbox, sent)
    const isReadable =
      url.origin !== UPLOAD_ORIGIN || reply.headers['access-control-allow-origin'] !== undefined
    if (reply.drop === true || !isReadable) throw new TypeError('fetch failed')
    return responseOf(reply)
  }
}

interface Sent {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

function ask(sandbox: SandboxDriver, { method, url, headers, body }: Sent): SandboxReply {
  return sandbox.send({
    channel: url.origin === UPLOAD_ORIGIN ? 'upload' : 'org',
    method,
    url: url.pathname + url.search,
    headers: { origin: SANDBOX_ORIGIN, ...headers },
    body,
  })
}

/** The server of the app is no page: nothing keeps it from the second origin. */
function relay(sandbox: SandboxDriver, { url, body }: Sent): Response {
  const isUpload = url.pathname === '/relay/upload'
  const file: { url: string; headers?: Record<string, string>; body?: string } = JSON.parse(body)
  const reply = ask(sandbox, {
    method: isUpload ? 'PUT' : 'GET',
    url: new URL(file.url),
    headers: { ...file.headers },
    body: file.body ?? '',
  })
  if (reply.drop === true) return new Response(null, { status: 502 })
  if (!isUpload) return responseOf(reply)
  return Response.json({ status: reply.status, body: reply.body }, { status: reply.status })
}

function textOf(body: RequestInit['body']): string {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return typeof body === 'string' ? body : ''
}

function responseOf({ status, headers, body }: SandboxReply): Response {
  return new Response(body === '' ? null : body, { status, headers: { ...headers } })
}
