import type { SandboxDriver } from './drive-sandbox.ts'

export const SANDBOX_ORIGIN = 'http://127.0.0.1:4173'
export const UPLOAD_ORIGIN = 'http://127.0.0.1:4174'

/** A `fetch` whose network is the sandbox org: the adapter under test speaks to it as to a server. */
export function sandboxFetch(sandbox: SandboxDriver): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const headers = Object.entries(init.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ])
    const { body } = init
    const reply = sandbox.send({
      channel: url.origin === UPLOAD_ORIGIN ? 'upload' : 'org',
      method: init.method ?? 'GET',
      url: url.pathname + url.search,
      headers: { origin: SANDBOX_ORIGIN, ...Object.fromEntries(headers) },
      body:
        body instanceof Uint8Array
          ? new TextDecoder().decode(body)
          : typeof body === 'string'
            ? body
            : '',
    })
    if (reply.drop === true) throw new TypeError('fetch failed')
    return new Response(reply.body === '' ? null : reply.body, {
      status: reply.status,
      headers: { ...reply.headers },
    })
  }
}
