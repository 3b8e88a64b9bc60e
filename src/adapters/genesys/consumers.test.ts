import { afterEach, expect, it, vi } from 'vitest'
import { makeOrgClient } from './org-client.ts'

afterEach(() => vi.unstubAllGlobals())

/** What the org answers to each of the two questions. */
function asked(answers: Readonly<Record<string, Response>>) {
  vi.stubGlobal('fetch', async (input: string | URL) => {
    const filter = new URL(input).searchParams.get('flowFilter')
    const answer = answers[filter ?? 'none']
    if (answer === undefined) throw new Error(`asked for ${filter}`)
    return answer
  })
  const org = makeOrgClient({
    address: { type: 'sandbox', origin: 'http://127.0.0.1:4173' },
    token: 't',
    relayOrigin: null,
    signal: new AbortController().signal,
    onExchange: () => {},
    sleep: async () => {},
  })
  return org.flowsUsing({ id: 'a1', secure: true })
}

const flows = (...names: readonly string[]) =>
  Response.json({ entities: names.map((name) => ({ id: name, name })), pageCount: 1 })

it('a flow uses an action by what is live or by what is checked in, and is named once', async () => {
  const found = await asked({ published: flows('Pay', 'Refund'), checkedIn: flows('Pay', 'Next') })
  expect(found).toEqual({ ok: true, value: ['Pay', 'Refund', 'Next'] })
})

it('is not said to be free when one of the two questions was refused', async () => {
  const found = await asked({
    published: flows(),
    checkedIn: Response.json({ message: 'No.' }, { status: 403 }),
  })
  expect(found).toMatchObject({ ok: false, error: { code: 'forbidden' } })
})
