import { afterEach, describe, expect, test, vi } from 'vitest'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { Design } from '#core/model/design.ts'
import type { Plan } from '#core/publish/plan.ts'
import type { Published } from '#core/publish/run.ts'
import { UPLOAD_ORIGIN } from '#testing/sandbox-fetch.ts'
import { type Fault, type PublishRig, publishRig } from '#testing/publish-rig.ts'

afterEach(() => vi.unstubAllGlobals())

/** What can become of one request. `before` never reaches the org, `after` has been carried out. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'the connection drops before the request arrives': async () => {
    throw new TypeError('fetch failed')
  },
  'the connection drops after the request was carried out': async (send) => {
    await send()
    throw new TypeError('fetch failed')
  },
  '401': async () => refusal(401),
  '403 that names no permission': async () => refusal(403),
  '404': async () => refusal(404),
  '408 before': async () => refusal(408),
  '409': async () => refusal(409),
  '429 with Retry-After': async () => refusal(429, { 'retry-after': '2' }),
  '500 before': async () => refusal(500),
  '500 after it was carried out': after(500),
  '503 before': async () => refusal(503),
  '503 after it was carried out': after(503),
  'a reply of another shape': async (send) => {
    await send()
    return Response.json({ unexpected: true })
  },
}

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ message: 'Made to go wrong.', status }, { status, headers })
}

function after(status: number): Fault {
  return async (send) => {
    await send()
    return refusal(status)
  }
}

const first = sessionTokenTemplate.build()

/** The settings of one action and the description have changed. */
const second: Design = {
  ...first,
  flow: { ...first.flow, description: 'The second version.' },
  actions: first.actions.map((action, i) => (i === 0 ? { ...action, timeoutSeconds: 20 } : action)),
}

interface Publishing {
  readonly rig: PublishRig
  readonly plan: Plan
}

/** The publishes that are disturbed, ready to be run. */
const PUBLISHES: Readonly<Record<string, () => Promise<Publishing>>> = {
  async 'a first publish'() {
    const rig = publishRig()
    return { rig, plan: await rig.plan(first) }
  },
  async 'an update'() {
    const rig = publishRig()
    const { memory } = await publish(rig, await rig.plan(first))
    rig.forgetJournal()
    return { rig, plan: await rig.plan(second, { memory, formerYaml: 'secureCall:\n' }) }
  },
}

describe.each(Object.entries(PUBLISHES))('%s', (_, begin) => {
  test.each(Object.entries(FAULTS))(
    '%s: wherever it happens, going on ends it once',
    async (_name, fault) => {
      const undisturbed = await begin()
      const planned = undisturbed.rig.requests.length
      await publish(undisturbed.rig, undisturbed.plan)
      const requests = undisturbed.rig.requests.length - planned
      expect(requests).toBeGreaterThan(5)
      for (let at = 1; at <= requests; at += 1) {
        const { rig, plan } = await begin()
        rig.disturb(at, fault)
        await publish(rig, plan)
        expectPublishedOnce(rig, plan)
      }
    },
  )

  test.each([true, false])(
    'the page is closed while any entry of the journal is kept (kept: %s)',
    async (isKept) => {
      let entry = 1
      for (; ; entry += 1) {
        const { rig, plan } = await begin()
        if ((await rig.run(plan, { entry, isKept })) !== null) break
        await publish(rig, plan)
        expectPublishedOnce(rig, plan)
      }
      expect(entry).toBeGreaterThan(5)
    },
  )

  test('nothing that is written down holds a token or an address to upload to', async () => {
    const { rig, plan } = await begin()
    await publish(rig, plan)
    const text = JSON.stringify([plan, rig.journal])
    expect(text).not.toContain(rig.token)
    expect(text).not.toContain(UPLOAD_ORIGIN)
  })
})

/** Goes on after each failure, as a person does by the button. */
async function publish(rig: PublishRig, plan: Plan): Promise<Published> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const outcome = await rig.run(plan)
    if (outcome?.ok === true) return outcome.value
  }
  throw new Error(`did not end:\n${rig.requests.join('\n')}`)
}

/** One version of everything, no draft, no second action of a name, and the flow published exactly once. */
function expectPublishedOnce({ sandbox }: PublishRig, plan: Plan): void {
  const token = sandbox.signIn()
  const get = (path: string) => sandbox.api(token, 'GET', `/api/v2/${path}`).body
  const names: readonly string[] = get('integrations/actions?pageSize=100').entities.map(
    ({ name }: { name: string }) => name,
  )
  const expected = plan.steps.flatMap(({ work }) =>
    work === null || !('action' in work) || work.type === 'remove-action'
      ? []
      : ['input' in work ? work.input.name : work.name],
  )
  expect([...names].sort()).toEqual([...expected].sort())
  expect(get('integrations/actions/drafts?pageSize=100').entities).toEqual([])
  const [flow, ...others] = get('flows?type=securecall&pageSize=100').entities
  expect(others).toEqual([])
  expect(flow.publishedVersion.id).toBe(
    plan.steps.some(({ work }) => work?.type === 'publish-flow' && work.before !== null)
      ? '2.0'
      : '1.0',
  )
}
