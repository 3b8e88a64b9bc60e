import { expect, test } from 'vitest'
import { completeSignIn } from './complete-sign-in.ts'
import type { PendingSignIn } from './sign-in.ts'

const PENDING: PendingSignIn = {
  grant: 'implicit',
  address: { type: 'region', region: 'eu_central_1' },
  clientId: 'client',
  redirectUri: 'https://studio.example/',
  state: 'state-of-this-sign-in',
  verifier: 'v'.repeat(43),
  returnTo: '#/',
  isKept: false,
}
const SETTINGS = {
  signal: new AbortController().signal,
  onExchange: () => {
    throw new Error('nothing is sent')
  },
  sleep: async () => {},
}

const answered = (hash: string, change: Partial<PendingSignIn> = {}) =>
  completeSignIn({ ...PENDING, ...change }, { search: '', hash }, SETTINGS)

test.each([
  ['none', '#access_token=stolen&expires_in=60'],
  ['another', '#access_token=stolen&expires_in=60&state=other'],
  ['another first', '#access_token=stolen&state=other&state=state-of-this-sign-in'],
  ['an error of another', '#error=access_denied&error_description=Type+here&state=other'],
])('an answer of a page that somebody else opened is thrown away: %s', async (_, hash) => {
  expect(await answered(hash)).toEqual({ ok: false, error: { code: 'state-mismatch' } })
})

test('a token in the address is none for a sign-in by code', async () => {
  const hash = `#access_token=stolen&state=${PENDING.state}`
  expect(await answered(hash, { grant: 'pkce' })).toMatchObject({ ok: false })
})

test.each(['', '&expires_in=soon', '&expires_in=-5', '&expires_in='])(
  'a token whose life nobody knows has ended: %j',
  async (life) => {
    const done = await answered(`#access_token=t${life}&state=${PENDING.state}`)
    if (!done.ok) throw new Error(done.error.code)
    expect(done.value.expiresAt).toBeLessThanOrEqual(Date.now())
  },
)
