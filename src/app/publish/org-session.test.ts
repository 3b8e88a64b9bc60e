import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { driveSandbox, type SandboxDriver } from '#testing/drive-sandbox.ts'
import { SANDBOX_ORIGIN, sandboxFetch } from '#testing/sandbox-fetch.ts'
import { isSessionKept, keptSession } from './kept-session.ts'
import { identityKey, orgQueries } from './org-queries.ts'
import { endSession, renewSession, startSession } from './org-session.ts'
import { type OrgSession, useOrg } from './org-store.ts'

let sandbox: SandboxDriver

beforeEach(() => {
  sandbox = driveSandbox()
  vi.stubGlobal('fetch', sandboxFetch(sandbox))
})

afterEach(async () => {
  await endSession()
  vi.unstubAllGlobals()
})

const address = { type: 'sandbox', origin: SANDBOX_ORIGIN } as const
const way = { address, grant: 'pkce', clientId: 'sandbox-pkce' } as const

/** Signed in, and the org has told who it is. */
async function signedIn(isKept = false): Promise<OrgSession> {
  await startSession(way, { token: sandbox.signIn(), expiresAt: 1000 }, isKept)
  const { session } = useOrg.getState()
  if (session === null) throw new Error('not signed in')
  orgQueries.setQueryData(identityKey(address), await session.client.identity())
  return session
}

describe('signing in again', () => {
  it('gives the newer token to whoever has the client already', async () => {
    const { client } = await signedIn()
    sandbox.change((state) => ({ ...state, tokens: new Map() }))
    expect(await client.identity()).toMatchObject({ ok: false, error: { code: 'unauthorised' } })
    expect(useOrg.getState().session?.expiresAt).toBe(0)
    expect(await renewSession({ token: sandbox.signIn(), expiresAt: 2000 })).toMatchObject({
      ok: true,
    })
    expect(await client.identity()).toMatchObject({ ok: true })
    expect(useOrg.getState().session).toMatchObject({ expiresAt: 2000, client })
  })

  it('to another org is given back, and the session stays what it was', async () => {
    await signedIn()
    sandbox.change((state) => ({ ...state, organization: { id: 'another', name: 'Another org' } }))
    const token = sandbox.signIn()
    const renewed = await renewSession({ token, expiresAt: 2000 })
    expect(renewed).toMatchObject({
      ok: false,
      error: expect.stringContaining('Another org, and was given back'),
    })
    expect(sandbox.state().tokens.has(token)).toBe(false)
    expect(useOrg.getState().session?.expiresAt).toBe(1000)
  })
})

describe('a session that was asked to be kept', () => {
  it('is kept with its newest token until it ends', async () => {
    await signedIn(true)
    const token = sandbox.signIn()
    await renewSession({ token, expiresAt: 2000 })
    expect(keptSession(1999)).toEqual({ way, access: { token, expiresAt: 2000 } })
    expect(keptSession(2000)).toBeNull()
    expect(isSessionKept()).toBe(false)
  })

  it('is not kept without having been asked to, nor after signing out', async () => {
    await signedIn(false)
    expect(isSessionKept()).toBe(false)
    await signedIn(true)
    await endSession()
    expect(isSessionKept()).toBe(false)
  })
})

describe('signing out', () => {
  it('says so when the org cannot be told', async () => {
    await signedIn()
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed')
    })
    await endSession()
    expect(useOrg.getState()).toMatchObject({
      session: null,
      signInProblem: expect.stringContaining('the org could not be told'),
    })
  })
})
