import { afterEach, describe, expect, it, vi } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import { flowYaml, publishYaml } from '#testing/sandbox-contents.ts'
import { SANDBOX_ORIGIN, sandboxFetch } from '#testing/sandbox-fetch.ts'
import {
  type ClientCredentials,
  describeClientRefusal,
  signInClient,
} from './client-credentials.ts'
import { makeOrgClient } from './org-client.ts'

afterEach(() => vi.unstubAllGlobals())

const address = { type: 'sandbox', origin: SANDBOX_ORIGIN } as const
const settings = {
  signal: new AbortController().signal,
  onExchange: () => {},
  sleep: async () => {},
}

function signIn(credentials: ClientCredentials) {
  vi.stubGlobal('fetch', sandboxFetch(driveSandbox()))
  return signInClient(address, credentials, settings)
}

describe('a client without a person', () => {
  it('gets a token, by which the org is known and nobody is', async () => {
    const access = await signIn({ id: 'sandbox-cli', secret: 'sandbox-cli' })
    if (!access.ok) throw new Error(access.error.code)
    const { token } = access.value
    const org = makeOrgClient({
      ...settings,
      address,
      token,
      relayOrigin: null,
      clientId: 'sandbox-cli',
    })
    expect(await org.identity()).toMatchObject({
      ok: true,
      value: { userName: null, orgName: 'Sandbox org', permissions: null },
    })
  })

  it.each([
    ['its own', 'sandbox-cli', null],
    ['another one', 'sandbox-pkce', 'Secure Flow Studio (command line)'],
  ])('sees that a flow is locked by a client: %s', async (_, clientId, lockedBy) => {
    const sandbox = driveSandbox()
    vi.stubGlobal('fetch', sandboxFetch(sandbox))
    const token = sandbox.clientToken()
    const { id } = publishYaml(sandbox, token, flowYaml('Pay')).flow
    sandbox.api(token, 'POST', `/api/v2/flows/actions/checkout?flow=${id}`)
    const org = makeOrgClient({ ...settings, address, token, relayOrigin: null, clientId })
    expect(await org.findFlow('Pay')).toMatchObject({ ok: true, value: { lockedBy } })
  })

  it.each([
    { id: 'sandbox-cli', secret: 'wrong' },
    { id: 'nobody', secret: 'sandbox-cli' },
    { id: 'sandbox-pkce', secret: '' },
  ])('is refused: %j', async (credentials) => {
    expect(await signIn(credentials)).toEqual({ ok: false, error: { code: 'client-refused' } })
    expect(describeClientRefusal(address)).toContain('127.0.0.1:4173')
  })

  it('whose secret has letters of any alphabet is asked about, not broken', async () => {
    expect(await signIn({ id: 'sandbox-cli', secret: 'größer Ω' })).toMatchObject({ ok: false })
  })

  it('does not reach an org that is not there', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed')
    })
    const access = await signInClient(address, { id: 'a', secret: 'b' }, settings)
    expect(access).toEqual({ ok: false, error: { code: 'unreachable', host: '127.0.0.1:4173' } })
  })
})
