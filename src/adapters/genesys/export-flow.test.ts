import { afterEach, expect, test, vi } from 'vitest'
import { publishRig } from '#testing/publish-rig.ts'
import { flowYaml, publishYaml } from '#testing/sandbox-contents.ts'

afterEach(() => vi.unstubAllGlobals())

function start(...faults: readonly object[]) {
  const rig = publishRig()
  const { sandbox, token, org } = rig
  const yaml = `${flowYaml('Pay')}# As it was written\n`
  const { id } = publishYaml(sandbox, token, yaml).flow
  const flow = { id, publishedVersion: '1.0' }
  for (const fault of faults) sandbox.arm(fault)
  const exported = () => org.exportFlow(flow, async (ms) => sandbox.wait(ms))
  return { rig, yaml, exported }
}

test('gives back the file of the version that is live, to the byte', async () => {
  const { yaml, exported } = start()
  expect(await exported()).toEqual({ ok: true, value: yaml })
})

test('gives the version that it is asked for, not the newest', async () => {
  const { rig, yaml, exported } = start()
  publishYaml(rig.sandbox, rig.token, `${flowYaml('Pay')}# By somebody else\n`)
  expect(await exported()).toEqual({ ok: true, value: yaml })
})

test('goes by way of the server where the browser may not fetch it', async () => {
  const { rig, yaml, exported } = start({ kind: 'download-cors-off' })
  expect(await exported()).toEqual({ ok: true, value: yaml })
  expect(rig.requests.at(-1)).toBe('POST /relay/download')
})

test('says why the org could not', async () => {
  const messages = ['Out of order']
  const { exported } = start({ kind: 'job-failure', job: 'export', messages })
  expect(await exported()).toMatchObject({ ok: false, error: { detail: 'Out of order' } })
})

test('exports again when the org has run into a limit of its own', async () => {
  const limited = {
    kind: 'job-failure',
    job: 'export',
    messages: ['could not find the flow with id … exit code: 107'],
  }
  const sometimes = start(limited, limited)
  expect(await sometimes.exported()).toEqual({ ok: true, value: sometimes.yaml })
  const always = start({ ...limited, times: 9 })
  expect(await always.exported()).toMatchObject({ ok: false, error: { code: 'export-failed' } })
  expect(always.rig.requests.filter((one) => one.endsWith('/export/jobs'))).toHaveLength(5)
})

test('a file that breaks off is fetched by way of the server', async () => {
  const { rig, yaml, exported } = start()
  const network = fetch
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const reply = await network(input, init)
    if (!new URL(input).pathname.startsWith('/downloads/')) return reply
    const broken = new ReadableStream({ start: (body) => body.error(new TypeError('terminated')) })
    return new Response(broken)
  })
  expect(await exported()).toEqual({ ok: true, value: yaml })
  expect(rig.requests.at(-1)).toBe('POST /relay/download')
})

test('does not wait for ever', async () => {
  const { exported } = start({ kind: 'job-stuck', job: 'export' })
  expect(await exported()).toMatchObject({ ok: false, error: { code: 'export-failed' } })
})

test('sends no token to where the file is', async () => {
  const { rig, exported } = start()
  const seen: string[] = []
  const network = fetch
  vi.stubGlobal('fetch', (input: string | URL, init?: RequestInit) => {
    if (new URL(input).pathname.startsWith('/downloads/')) seen.push(JSON.stringify(init))
    return network(input, init)
  })
  await exported()
  expect(seen).toHaveLength(1)
  expect(seen.join()).not.toContain(rig.token)
})

test.each(['not an address', 'file:///etc/passwd', 'data:,x'])(
  'fetches nothing from %s',
  async (downloadUrl) => {
    const { rig, exported } = start()
    const network = fetch
    const asked: string[] = []
    vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
      asked.push(String(input))
      const reply = await network(input, init)
      if (!String(input).includes('/flows/export/jobs/')) return reply
      return Response.json({ status: 'Success', downloadUrl })
    })
    expect(await exported()).toMatchObject({
      ok: false,
      error: { code: 'export-failed', detail: 'The org named no address to fetch it from.' },
    })
    expect(asked.filter((url) => !url.includes('/api/v2/'))).toEqual([])
    expect(rig.requests.at(-1)).not.toContain('relay')
  },
)
