// The fetch of Node, which follows redirects as the command line does.
// @vitest-environment node
import { createServer, type Server } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { signInClient } from './client-credentials.ts'

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
