import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startsServers } from '#testing/sandbox-server.ts'

const start = startsServers()

const folders: string[] = []

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
})

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

  test('without the sandbox there is no org, only the app and the relay', async () => {
    const server = await start({ sandbox: false, staticDir: await builtApp() })
    expect(server.uploadUrl).toBeNull()
    const reply = await fetch(`${server.url}/api/v2/users/me`)
    expect(await reply.text()).toContain('<title>App</title>')
  })
})
