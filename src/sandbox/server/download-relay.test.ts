import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { relayDownload } from './download-relay.ts'
import { listen, stop } from './listen.ts'

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

/** A bucket of our own that answers as told, and the targets that allow it. */
async function bucket(answer: RequestListener) {
  const server = createServer(answer)
  open.push(() => stop(server))
  const origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`
  return { origin, targets: { domains: ['mypurecloud.de'], uploadOrigins: [origin] } }
}

const relay = (url: string, targets: Parameters<typeof relayDownload>[1]) =>
  relayDownload(JSON.stringify({ url }), targets)

describe('the download relay', () => {
  test('gives the file as it is, and sends nothing of the caller', async () => {
    let seen: readonly string[] = []
    const { origin, targets } = await bucket((message, response) => {
      seen = Object.keys(message.headers)
      response.end('secureCall: {name: "Größe"}\n')
    })
    const reply = await relay(`${origin}/downloads/1?X-Amz-Signature=s`, targets)
    expect(reply).toMatchObject({ status: 200, body: 'secureCall: {name: "Größe"}\n' })
    expect([...seen].sort()).toEqual(['connection', 'host'])
  })

  test('tells the status of a host that refuses, and follows nowhere', async () => {
    const { origin, targets } = await bucket((message, response) => {
      const moved = message.url === '/moved'
      response.writeHead(moved ? 302 : 403, moved ? { location: '/elsewhere' } : {})
      response.end()
    })
    expect((await relay(`${origin}/denied`, targets)).status).toBe(403)
    expect((await relay(`${origin}/moved`, targets)).status).toBe(502)
  })

  test('gives up on a file that is longer than any flow', async () => {
    const { origin, targets } = await bucket((_, response) => {
      response.end(Buffer.alloc(9 * 1024 * 1024, 'x'))
    })
    const reply = await relay(`${origin}/huge`, targets)
    expect(reply.status).toBe(502)
    expect(String(reply.body)).toContain('longer than')
  })

  test.each([
    'http://127.0.0.1:1/downloads/x',
    'http://169.254.169.254/latest/meta-data',
    'https://api-downloads.mypurecloud.de.attacker.example/x',
    'https://api-downloads.mypurecloud.de:8443/x',
    'https://user@api-downloads.mypurecloud.de/x',
    'http://api-downloads.mypurecloud.de/x',
    'https://fileupload.mypurecloud.de/x',
    'file:///etc/passwd',
  ])('refuses to fetch from %s', async (url) => {
    const targets = { domains: ['mypurecloud.de'], uploadOrigins: [] }
    expect((await relay(url, targets)).status).toBe(400)
  })

  test('takes no headers to pass on', async () => {
    const { origin, targets } = await bucket((_, response) => response.end())
    const text = JSON.stringify({ url: origin, headers: { Authorization: 'Bearer x' } })
    expect((await relayDownload(text, targets)).status).toBe(400)
  })
})
