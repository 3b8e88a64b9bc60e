// The fetch of Node, which follows redirects as the command line does.
// @vitest-environment node
import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { signInClient } from './client-credentials.ts'
import { FetchHttpClient } from './http-client.ts'

const open: Server[] = []

afterEach(async () => {
  const closing = open.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))
  await Promise.all(closing)
})

it('a secret is not sent on to a host that the org names', async () => {
  const received: string[] = []
  const elsewhere = await serve((message) => {
    received.push(message)
    return {}
  })
  const origin = await serve(() => ({ location: `${elsewhere}/oauth/token` }))
  const settings = {
    signal: new AbortController().signal,
    onExchange: () => {},
    sleep: async () => {},
  }
  const signIn = { id: 'a-client', secret: 'its-secret' }
  const access = await signInClient({ type: 'sandbox', origin }, signIn, settings)
  expect(access).toMatchObject({ ok: false, error: { code: 'unreachable' } })
  expect(received).toEqual([])
})

describe('a request that fails for a moment', () => {
  afterEach(() => vi.unstubAllGlobals())

  /** Answers one after the other: a status, or null for a connection that fails. */
  function answering(...answers: readonly (number | null)[]) {
    const sent: string[] = []
    const waits: number[] = []
    vi.stubGlobal('fetch', async (_url: URL, { method = '' }: RequestInit) => {
      const status = answers[sent.length] ?? null
      sent.push(method)
      if (status === null) throw new TypeError('fetch failed')
      return new Response('', { status })
    })
    const client = new FetchHttpClient({
      signal: new AbortController().signal,
      onExchange: () => {},
      sleep: async (ms) => void waits.push(ms),
    })
    const ask = (method: string) =>
      client.request({ url: 'http://127.0.0.1:1/x', method, headers: {} }).then(
        ({ status }) => status,
        (cause: unknown) => (cause instanceof Error ? cause.message : cause),
      )
    return { ask, sent, waits }
  }

  it('is asked again when it reads', async () => {
    const { ask, sent, waits } = answering(null, 503, 200)
    expect(await ask('GET')).toBe(200)
    expect([sent.length, waits]).toEqual([3, [1000, 2000]])
  })

  it('is told when it does not get better', async () => {
    const { ask, sent } = answering(500, 500, 500)
    expect(await ask('GET')).toBe('HTTP 500')
    expect(sent).toHaveLength(3)
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is sent once when it writes: %s', async (method) => {
    for (const answer of [null, 503]) {
      const { ask, sent } = answering(answer, 200)
      expect(await ask(method)).not.toBe(200)
      expect(sent).toHaveLength(1)
    }
  })

  it.each([400, 401, 403, 404, 409])('is not one that is refused: %d', async (status) => {
    const { ask, sent } = answering(status, 200)
    expect(await ask('GET')).toBe(`HTTP ${status}`)
    expect(sent).toHaveLength(1)
  })
})

describe('a request that the rate limit refuses', () => {
  afterEach(() => vi.unstubAllGlobals())

  /** Refuses with 429 so many times, and takes what comes then. */
  async function refusedFor(times: number, headers: Record<string, string>) {
    const waits: number[] = []
    let sent = 0
    vi.stubGlobal('fetch', async () => {
      sent += 1
      return new Response('', sent > times ? { status: 200 } : { status: 429, headers })
    })
    const client = new FetchHttpClient({
      signal: new AbortController().signal,
      onExchange: () => {},
      sleep: async (ms) => void waits.push(Math.floor(ms / 1000)),
    })
    const outcome = await client
      .request({ url: 'http://127.0.0.1:1/x', method: 'POST', headers: {} })
      .then(
        ({ status }) => status,
        (cause: unknown) => (cause instanceof Error ? cause.message : cause),
      )
    return { outcome, waits }
  }

  it('waits for more than the minute of the limits where nobody says how long', async () => {
    expect(await refusedFor(4, {})).toEqual({ outcome: 200, waits: [5, 10, 20, 30] })
    expect(await refusedFor(5, {})).toEqual({ outcome: 'HTTP 429', waits: [5, 10, 20, 30] })
  })

  it('waits as long as it is told, and longer when that was not enough', async () => {
    expect(await refusedFor(3, { 'retry-after': '7' })).toEqual({ outcome: 200, waits: [7, 8, 9] })
  })

  it('leaves it to a person to wait for minutes', async () => {
    expect(await refusedFor(1, { 'retry-after': '300' })).toEqual({
      outcome: 'HTTP 429',
      waits: [],
    })
  })
})

/** A server of this test, which notes what it receives and answers 307 where it is told to send the caller on. */
async function serve(answer: (message: string) => { readonly location?: string }): Promise<string> {
  const server = createServer((message, response) => {
    message.resume()
    const headers = answer(`${message.method} ${message.url}`)
    response.writeHead(headers.location === undefined ? 200 : 307, headers)
    response.end()
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}
