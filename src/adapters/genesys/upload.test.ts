import { afterEach, expect, it, vi } from 'vitest'
import type { OrgClientSettings } from './org-client.ts'
import { relayUpload } from './upload.ts'

afterEach(() => vi.unstubAllGlobals())

const settings: OrgClientSettings = {
  address: { type: 'region', region: 'eu_central_1' },
  token: 'not-sent',
  relayOrigin: 'https://app.example.com',
  signal: new AbortController().signal,
  onExchange: () => {},
  sleep: async () => {},
}
const ticket = {
  id: 'j1',
  uploadUrl: 'https://fileupload.mypurecloud.de/j1?X-Amz-Signature=s',
  headers: { 'x-amz-meta-jobid': 'j1' },
}

async function relayedBy(status: number) {
  vi.stubGlobal('fetch', async () => new Response(null, { status }))
  const sent = await relayUpload(ticket, 'secureCall: {}', settings)
  return sent.ok ? 'sent' : sent.error.code
}

it.each([404, 405, 501])(
  'a server that serves files alone answers %i: nobody relays the upload',
  async (status) => expect(await relayedBy(status)).toBe('upload-blocked'),
)

it('what the upload host answered is what counts, where it was relayed', async () => {
  expect(await relayedBy(200)).toBe('sent')
  expect(await relayedBy(403)).toBe('rejected')
  expect(await relayedBy(503)).toBe('unavailable')
})
