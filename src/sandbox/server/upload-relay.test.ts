import { describe, expect, test } from 'vitest'
import { registerJobAt, startsServers } from '#testing/sandbox-server.ts'

const start = startsServers()

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

describe('the upload relay', () => {
  test('carries a file to the upload origin and tells how it was taken', async () => {
    const { url } = await start()
    const job = await registerJobAt(url)
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
    const job = await registerJobAt(url)
    const file = { url: job.presignedUrl, headers: job.headers, body: '' }
    const withToken = await relay(url, {
      ...file,
      headers: { ...job.headers, Authorization: 'Bearer x' },
    })
    expect(withToken.body.message).toContain('Authorization')
    expect((await relay(url, file, { origin: 'https://attacker.example' })).status).toBe(403)
  })
})
