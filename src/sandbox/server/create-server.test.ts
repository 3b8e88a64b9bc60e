import { createServer, request as requestHttp } from 'node:http'
import { describe, expect, test } from 'vitest'
import { present } from '#core/base/assert.ts'
import { sessionToken } from '#core/gateways/session-token/index.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import { cliToken, registerJobAt, startsServers } from '#testing/sandbox-server.ts'
import { gatewayIntegrationId } from '../org/seed.ts'
import { listen, stop } from './listen.ts'

const start = startsServers()

/** fetch does not let a test choose the Host header. */
async function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = requestHttp(url, { headers: { host } }, (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode ?? 0)
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

describe('the sandbox over HTTP', () => {
  test('a token, a job, and an upload on the second origin', async () => {
    const server = await start()
    const job = await registerJobAt(server.url)
    expect(new URL(job.presignedUrl).origin).toBe(server.uploadUrl)
    const uploaded = await fetch(job.presignedUrl, {
      method: 'PUT',
      headers: job.headers,
      body: Buffer.from('secureCall: {}'),
    })
    expect(uploaded.status).toBe(200)
  })

  test('the relays answer to pages of this server only', async () => {
    const { url } = await start()
    const ask = async (path: string, origin: string) => {
      const headers = { 'content-type': 'application/json', origin }
      return (await fetch(`${url}${path}`, { method: 'POST', headers, body: '{}' })).status
    }
    expect(await ask('/relay/download', url)).toBe(400)
    expect(await ask('/relay/download', 'https://attacker.example')).toBe(403)
    expect((await fetch(`${url}/relay/download`)).status).toBe(405)
  })

  test('the prefix /org/<name> leads to an org of its own', async () => {
    const server = await start()
    const job = await registerJobAt(`${server.url}/org/blue`)
    expect(job.presignedUrl).toContain('/org/blue/uploads/')
    const headers = { authorization: `Bearer ${await cliToken(`${server.url}/org/blue`)}` }
    const there = await fetch(`${server.url}/org/blue/api/v2/tokens/me`, { headers })
    const elsewhere = await fetch(`${server.url}/api/v2/tokens/me`, { headers })
    expect([there.status, elsewhere.status]).toEqual([200, 401])
  })

  test('a tested action sends its request to the emulator, over HTTP, in its own org', async () => {
    const { url } = await start()
    const org = `${url}/org/blue`
    const headers = {
      authorization: `Bearer ${await cliToken(org)}`,
      'content-type': 'application/json',
    }
    const post = async (path: string, body: object) => {
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      return (await fetch(`${org}/api/v2/integrations/actions${path}`, init)).json()
    }
    const [template] = sessionToken.actions.map((action) => ({ ...action, secure: false }))
    const input = toActionInput(present(template, 'a template'), gatewayIntegrationId)
    const { id } = (await post('', input)) as { id: string }
    const tested = await post(`/${id}/test`, { Reference: 'r1', Idempotency_Key: 'k1' })
    expect(tested).toMatchObject({ success: true, finalResult: { Session_Token: 'sess_000001' } })
  })

  test.each([
    'https://apitest.authorize.net/../../sandbox/faults',
    'https://apitest.authorize.net/%2e%2e/%2E./sandbox/faults',
    String.raw`https://apitest.authorize.net/..\\..\\sandbox\\faults`,
  ])('an action whose path climbs out of its gateway reaches no other page: %s', async (url) => {
    const server = await start()
    const headers = {
      authorization: `Bearer ${await cliToken(server.url)}`,
      'content-type': 'application/json',
    }
    const post = async (path: string, body: object) => {
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      return (await fetch(`${server.url}/api/v2/integrations/actions${path}`, init)).json()
    }
    const [template] = sessionToken.actions
    const action = { ...present(template, 'a template'), secure: false, inputs: [] }
    const request = {
      ...action.request,
      url,
      headers: [],
      body: '{"kind":"drop","when":"before","path":"/x"}',
    }
    const input = toActionInput({ ...action, request }, gatewayIntegrationId)
    const { id } = (await post('', input)) as { id: string }
    await post(`/${id}/test`, {})
    expect(await (await fetch(`${server.url}/sandbox/faults`)).json()).toEqual([])
  })

  test('the emulator of a gateway can be asked by itself, and of no other host', async () => {
    const { url } = await start()
    const ask = (host: string) => fetch(`${url}/emulators/${host}/v1/tokens`, { method: 'POST' })
    expect((await ask('api.stripe.com')).status).toBe(401)
    expect((await ask('elsewhere.example')).status).toBe(502)
  })

  test('a dropped connection is a network error, and the next call works', async () => {
    const server = await start()
    const url = `${server.url}/oauth/token`
    await fetch(`${server.url}/sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'drop', when: 'before', path: '/oauth/token' }),
    })
    await expect(fetch(url, { method: 'POST' })).rejects.toThrow('fetch failed')
    expect((await fetch(url, { method: 'POST' })).status).toBe(400)
  })

  test('a port for uploads that is taken is replaced', async () => {
    const squatter = createServer()
    const taken = await listen(squatter, 0, '127.0.0.1')
    const server = await start({ uploadPort: taken })
    expect(server.uploadUrl).not.toBe(`http://127.0.0.1:${taken}`)
    await stop(squatter)
  })

  test('a main port that is taken is an error of the caller', async () => {
    const { url } = await start()
    await expect(start({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
  })

  test('a host name that is not this machine is refused', async () => {
    const { url } = await start()
    expect(await statusWithHost(`${url}/sandbox`, 'attacker.example')).toBe(421)
    expect(await statusWithHost(`${url}/sandbox`, 'localhost:4173')).toBe(200)
  })

  test('a body that is too long is refused', async () => {
    const { url } = await start()
    const reply = await fetch(`${url}/oauth/token`, { method: 'POST', body: 'x'.repeat(3_000_000) })
    expect(reply.status).toBe(413)
  })
})
