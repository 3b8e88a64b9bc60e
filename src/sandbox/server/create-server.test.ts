import { createServer, request as requestHttp } from 'node:http'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { present } from '#core/base/assert.ts'
import { sessionToken } from '#core/gateways/session-token/index.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import { gatewayIntegrationId } from '../org/seed.ts'
import { createSandboxServer } from './create-server.ts'
import type { RunningServer, ServerOptions } from './create-server.ts'
import { listen, stop } from './listen.ts'

const running: RunningServer[] = []
const folders: string[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
})

async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await createSandboxServer({
    port: 0,
    host: '127.0.0.1',
    sandbox: true,
    ...options,
  })
  running.push(server)
  return server
}

async function builtApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-app-'))
  folders.push(folder)
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>App</title>')
  await writeFile(
    join(folder, 'assets', 'main-abcdef12.js'),
    `export const text = '${'x'.repeat(2000)}'`,
  )
  return folder
}

async function cliToken(url: string): Promise<string> {
  const reply = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'sandbox-cli',
      client_secret: 'sandbox-cli',
    }),
  })
  const { access_token: token } = (await reply.json()) as { access_token: string }
  return token
}

interface RegisteredJob {
  readonly presignedUrl: string
  readonly headers: Record<string, string>
}

async function registerJob(url: string): Promise<RegisteredJob> {
  const headers = { authorization: `Bearer ${await cliToken(url)}` }
  const reply = await fetch(`${url}/api/v2/flows/jobs`, { method: 'POST', headers })
  return (await reply.json()) as RegisteredJob
}

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

async function relay(url: string, body: unknown, headers: Record<string, string> = {}) {
  const reply = await fetch(`${url}/relay/upload`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return {
    status: reply.status,
    body: (await reply.json()) as { status?: number; message?: string },
  }
}

describe('the sandbox over HTTP', () => {
  test('a token, a job, and an upload on the second origin', async () => {
    const server = await start()
    const job = await registerJob(server.url)
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
    const job = await registerJob(`${server.url}/org/blue`)
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

  test('without the sandbox there is no org, only the app and the relay', async () => {
    const server = await start({ sandbox: false, staticDir: await builtApp() })
    expect(server.uploadUrl).toBeNull()
    const reply = await fetch(`${server.url}/api/v2/users/me`)
    expect(await reply.text()).toContain('<title>App</title>')
  })

  test('a body that is too long is refused', async () => {
    const { url } = await start()
    const reply = await fetch(`${url}/oauth/token`, { method: 'POST', body: 'x'.repeat(3_000_000) })
    expect(reply.status).toBe(413)
  })
})

describe('the app', () => {
  test('index.html answers for the routes of the app, a missing file is 404', async () => {
    const { url } = await start({ staticDir: await builtApp() })
    expect(await (await fetch(`${url}/designs/7`)).text()).toContain('<title>App</title>')
    expect((await fetch(`${url}/missing.js`)).status).toBe(404)
    expect((await fetch(`${url}/%2e%2e/%2e%2e/etc/passwd.txt`)).status).toBe(404)
  })

  test('hashed files are kept for ever and travel compressed, pages are checked again', async () => {
    const { url } = await start({ staticDir: await builtApp() })
    const script = await fetch(`${url}/assets/main-abcdef12.js`, {
      headers: { 'accept-encoding': 'br' },
    })
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-encoding')).toBe('br')
    expect(await script.text()).toContain('xxxx')
    expect((await fetch(url)).headers.get('cache-control')).toBe('no-cache')
  })

  test('the policy allows no inline script, and connections to known hosts only', async () => {
    const { url, uploadUrl } = await start({
      staticDir: await builtApp(),
      customDomains: ['cloud.example'],
    })
    const { headers } = await fetch(url)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain(uploadUrl)
    expect(policy).toContain('https://api.mypurecloud.de')
    expect(policy).toContain('https://login.cloud.example')
    expect(await (await fetch(`${url}/settings.json`)).json()).toEqual({
      customDomains: ['cloud.example'],
    })
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})

describe('the upload relay', () => {
  test('carries a file to the upload origin and tells how it was taken', async () => {
    const { url } = await start()
    const job = await registerJob(url)
    const file = { url: job.presignedUrl, headers: job.headers, body: 'secureCall: {}' }
    expect(await relay(url, file)).toEqual({ status: 200, body: { status: 200, body: '' } })
    const wrong = await relay(url, { ...file, headers: {} })
    expect(wrong).toMatchObject({ status: 403, body: { status: 403 } })
  })

  test.each([
    'http://127.0.0.1:1/uploads/x',
    'https://fileupload.mypurecloud.de.attacker.example/x',
    'https://fileupload.mypurecloud.de:8443/x',
    'https://user@fileupload.mypurecloud.de/x',
    'http://fileupload.mypurecloud.de/x',
    'https://api.mypurecloud.de/x',
    'file:///etc/passwd',
  ])('refuses to send to %s', async (target) => {
    const { url } = await start()
    expect((await relay(url, { url: target, headers: {}, body: '' })).status).toBe(400)
  })

  test('carries no credential, and serves no other page', async () => {
    const { url } = await start()
    const job = await registerJob(url)
    const file = { url: job.presignedUrl, headers: job.headers, body: '' }
    const withToken = await relay(url, {
      ...file,
      headers: { ...job.headers, Authorization: 'Bearer x' },
    })
    expect(withToken.body.message).toContain('Authorization')
    expect((await relay(url, file, { origin: 'https://attacker.example' })).status).toBe(403)
  })
})
