import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeArchy } from '#core/codec/archy/write.ts'
import { err, ok } from '#core/base/result.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { JournalEntry } from '#core/publish/journal.ts'
import { type NewIntegration, plannedIntegration } from '#core/publish/new-integration.ts'
import { placeActions, type Plan, planPublish } from '#core/publish/plan.ts'
import type { OrgPort } from '#core/publish/ports.ts'
import { runPlan } from '#core/publish/run.ts'
import { memorySoFar } from '#core/publish/standing.ts'
import { surveyOrg } from '#core/publish/survey.ts'
import { type PublishRig, publishRig } from '#testing/publish-rig.ts'

afterEach(() => vi.unstubAllGlobals())

const NEW: NewIntegration = {
  name: 'Payments of this test',
  credentialName: 'Payments of this test 7f3a9c',
  fields: ['apiKey'],
}
const CATEGORY = 'Payment gateway'
const SECRETS = { apiKey: 'what-was-typed-in' }

async function planWithIntegration(org: OrgPort): Promise<Plan> {
  const integration = plannedIntegration(NEW)
  const design = placeActions(sessionTokenTemplate.build(), integration)
  const found = await surveyOrg(org, { design, integration, memory: null, mayExport: true })
  if (!found.ok) throw new Error(found.error.code)
  const plan = planPublish({
    design,
    org: found.value,
    memory: null,
    formerYaml: null,
    choices: {},
    newIntegration: NEW,
    write(named) {
      const written = writeArchy(named)
      return written.ok ? ok(written.value.yaml) : err('not writable')
    },
  })
  if (!plan.ok) throw new Error(JSON.stringify(plan.error))
  return plan.value
}

interface Attempt {
  readonly org?: OrgPort
  readonly journal?: JournalEntry[]
  readonly secrets?: Readonly<Record<string, string>>
  /** The page is closed when so many entries were kept by this run. */
  readonly closedAfter?: number
}

async function attempt(rig: PublishRig, plan: Plan, how: Attempt = {}) {
  const { org = rig.org, journal = [], secrets = SECRETS, closedAfter = Infinity } = how
  let kept = 0
  return runPlan(
    plan,
    org,
    {
      org: { id: 'o1', name: 'Sandbox' },
      secrets,
      sleep: async (ms) => rig.sandbox.wait(ms),
      isStopped: () => false,
      onEvent: () => {},
      async record(entry) {
        if (kept === closedAfter) return err('closed')
        kept += 1
        journal.push(entry)
        return ok(null)
      },
    },
    [...journal],
  )
}

async function inOrg(rig: PublishRig) {
  const integrations = await rig.org.integrations()
  const own = integrations.ok ? integrations.value.filter(({ name }) => name === NEW.name) : []
  const credential = await rig.org.findCredential(NEW.credentialName)
  const listed = await rig.org.actionsIn(CATEGORY)
  const actions = await Promise.all(
    (listed.ok ? listed.value : []).map(({ id }) => rig.org.action(id)),
  )
  return {
    integrations: own.map(({ isActive }) => isActive),
    hasCredential: credential.ok && credential.value !== null,
    credentialType: own[0] === undefined ? null : await rig.org.credentialType(own[0].id),
    actions: actions.filter((one) => one.ok && one.value.integrationId === own[0]?.id).length,
  }
}

const COMPLETE = {
  integrations: [true],
  hasCredential: true,
  credentialType: ok('userDefined'),
  actions: 2,
}

describe('a plan that makes its integration', () => {
  it('gives it the credentials and waits until it is active, then publishes into it', async () => {
    const rig = publishRig()
    const plan = await planWithIntegration(rig.org)
    expect(plan.steps.map(({ title }) => title)[0]).toBe(`Create integration “${NEW.name}”`)
    const done = await attempt(rig, plan)
    expect(done).toMatchObject({ ok: true, value: { memory: { integration: { name: NEW.name } } } })
    expect(await inOrg(rig)).toEqual(COMPLETE)
  })

  it('writes nothing of what was typed in into the plan or the journal', async () => {
    const rig = publishRig()
    const plan = await planWithIntegration(rig.org)
    const journal: JournalEntry[] = []
    await attempt(rig, plan, { journal })
    expect(JSON.stringify([plan, journal])).not.toContain(SECRETS.apiKey)
  })

  it('goes on wherever it was closed, and makes nothing twice', async () => {
    const whole: JournalEntry[] = []
    const first = publishRig()
    await attempt(first, await planWithIntegration(first.org), { journal: whole })
    expect(whole.length).toBeGreaterThan(8)
    for (const closedAfter of whole.keys()) {
      const rig = publishRig()
      const plan = await planWithIntegration(rig.org)
      const journal: JournalEntry[] = []
      await attempt(rig, plan, { journal, closedAfter })
      expect(await attempt(rig, plan, { journal })).toMatchObject({ ok: true })
      expect(await inOrg(rig), `closed after ${closedAfter}`).toEqual(COMPLETE)
    }
  })

  it('asks again for what was typed in, as long as it was not sent', async () => {
    const rig = publishRig()
    const plan = await planWithIntegration(rig.org)
    const journal: JournalEntry[] = []
    await attempt(rig, plan, { journal, closedAfter: 1 })
    expect(await attempt(rig, plan, { journal, secrets: {} })).toEqual(
      err({ code: 'secret-missing', field: 'apiKey' }),
    )
  })

  it('needs it no more when it was sent', async () => {
    const rig = publishRig()
    const plan = await planWithIntegration(rig.org)
    const journal: JournalEntry[] = []
    await attempt(rig, plan, { journal, closedAfter: 2 })
    expect(await attempt(rig, plan, { journal, secrets: {} })).toMatchObject({ ok: true })
  })

  it('bears with an org that refuses the first actions of a new integration', async () => {
    const rig = publishRig()
    const plan = await planWithIntegration(rig.org)
    let refused = 0
    const org: OrgPort = {
      ...rig.org,
      createActionDraft: async (input) => {
        refused += 1
        return refused < 3
          ? err({ code: 'rejected', status: 400, detail: 'The integration does not exist.' })
          : rig.org.createActionDraft(input)
      },
    }
    expect(await attempt(rig, plan, { org })).toMatchObject({ ok: true })
  })

  it('is remembered under the id that the integration got, also when it ended early', async () => {
    const rig = publishRig()
    const plan = await planWithIntegration(rig.org)
    const journal: JournalEntry[] = []
    await attempt(rig, plan, { journal, closedAfter: 8 })
    const { integration } = memorySoFar(null, {
      plan,
      entries: journal,
      org: { id: 'o1', name: 'Sandbox' },
    })
    const all = await rig.org.integrations()
    expect(all.ok && all.value.find(({ name }) => name === NEW.name)?.id).toBe(integration.id)
  })
})

it('what was typed in is not in the refusal, even when the org repeats it', async () => {
  const rig = publishRig()
  const message = `The value “${SECRETS.apiKey}” of apiKey is too short.`
  rig.disturb(1, async () => Response.json({ message }, { status: 400 }))
  expect(await rig.org.createCredential(NEW.credentialName, SECRETS)).toEqual({
    ok: false,
    error: { code: 'rejected', status: 400, detail: 'The value “•••” of apiKey is too short.' },
  })
})

it.each([
  ['escaped as JSON', String.raw`{"apiKey":"ab\"cd\/ef-01"}`, '{"apiKey":"•••"}'],
  ['escaped as in a URL', 'apiKey=ab%22cd%2Fef-01&x', 'apiKey=•••&x'],
  ['in base64', `Basic ${btoa('id:ab"cd/ef-01')}`, 'Basic •••'],
  ['cut off at the end', `${'x'.repeat(495)}ab"cd/ef-01`, `${'x'.repeat(495)}•••`],
])('what was typed in is not in a refusal that repeats it %s', async (_, message, detail) => {
  const rig = publishRig()
  rig.disturb(1, async () => Response.json({ message }, { status: 400 }))
  const refused = await rig.org.createCredential(NEW.credentialName, { apiKey: 'ab"cd/ef-01' })
  expect(refused).toMatchObject({ ok: false, error: { detail } })
})
