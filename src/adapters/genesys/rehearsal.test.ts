import { afterEach, describe, expect, it, vi } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { hashesOf, textsOf } from '#core/publish/action-parts.ts'
import { placeActions } from '#core/publish/plan.ts'
import { rehearsedActions } from '#core/rehearse/clone-input.ts'
import { Clones } from '#core/rehearse/clones.ts'
import type { CloneRecord, RehearsalEnvironment } from '#core/rehearse/environment.ts'
import { ok } from '#core/base/result.ts'
import { describeDifference } from '#core/rehearse/difference.ts'
import { removeLeftovers } from '#core/rehearse/leftovers.ts'
import { parityHash } from '#core/rehearse/parity.ts'
import { rehearseActions } from '#core/rehearse/rehearse-actions.ts'
import { rehearseCall } from '#core/rehearse/rehearse-call.ts'
import { cloneRecordsIn } from '#testing/clone-records.ts'
import { publishRig } from '#testing/publish-rig.ts'
import { makeOrgClient } from './org-client.ts'

afterEach(() => vi.unstubAllGlobals())

function designOf(id: string): Design {
  const template = findTemplate(id)
  if (template === undefined) throw new Error(`no template ${id}`)
  return template.build()
}

/** A sandbox org of its own, and what a rehearsal in it needs. */
async function stage() {
  const rig = publishRig()
  const integrations = await rig.org.integrations()
  const [integration] = integrations.ok ? integrations.value : []
  if (integration === undefined) throw new Error('the sandbox has no integration')
  const records = new Map<string, CloneRecord>()
  const env: RehearsalEnvironment = {
    org: { id: 'o1', name: 'Sandbox' },
    integrationId: integration.id,
    clones: cloneRecordsIn(records),
    mark: '3f2a',
    now: 1_767_300_000_000,
    sleep: async (ms) => rig.sandbox.wait(ms),
    isStopped: () => false,
    onProgress: () => {},
  }
  const names = async () => {
    const listed = await rig.org.actionsIn(integration.name)
    return listed.ok ? listed.value.map(({ name }) => name) : []
  }
  const rehearse = (design: Design, card: string) =>
    rehearseActions(rig.org, env, {
      actions: rehearsedActions(placeActions(design, integration)),
      card,
      values: {},
      isTestEndpoint: () => true,
    })
  return { rig, org: rig.org, sandbox: rig.sandbox, integration, records, env, names, rehearse }
}

const APPROVED = '4242424242424242'
const DECLINED = '4000000000000002'

describe.each(['session-token', 'stripe'])(
  'the actions of %s, rehearsed in the sandbox org',
  (id) => {
    it('are as the preview has them, and no clone stays', async () => {
      const { rehearse, names, records } = await stage()
      const before = await names()
      const { actions, error, left } = await rehearse(designOf(id), APPROVED)
      expect([error, left]).toEqual([null, []])
      expect(actions.length).toBeGreaterThan(1)
      expect(actions.flatMap(({ comparison }) => comparison.differences)).toEqual([])
      expect(actions.every(({ comparison }) => comparison.operations.length > 2)).toBe(true)
      expect([await names(), records.size]).toEqual([before, 0])
    })

    it('are published afterwards with exactly the templates that were tested', async () => {
      const { rehearse, org, rig } = await stage()
      const design = designOf(id)
      const { actions } = await rehearse(design, APPROVED)
      const published = await rig.run(await rig.plan(design))
      if (published?.ok !== true) throw new Error(JSON.stringify(published))
      for (const { comparison, parity } of actions) {
        const remembered = published.value.memory.actions[comparison.action]
        const found = await org.action(remembered?.id ?? '')
        if (!found.ok) throw new Error(found.error.code)
        expect([found.value.secure, found.value.name]).toEqual([true, comparison.name])
        expect(parityHash(hashesOf(textsOf(found.value)))).toBe(parity.clone)
      }
    })
  },
)

describe('in the sandbox org', () => {
  it('a whole call pays, and a declined card is told so', async () => {
    const { org, env, integration } = await stage()
    const call = (card: string, mark: string) =>
      rehearseCall(
        org,
        { ...env, mark },
        {
          design: placeActions(designOf('session-token'), integration),
          caller: { card, keys: {}, invocationData: '19.99|ORD-1' },
          isTestEndpoint: () => true,
        },
      )
    expect((await call(APPROVED, '00aa')).attributes['Payment_Status']).toBe('approved')
    expect((await call(DECLINED, '00ab')).attributes['Payment_Status']).toBe('declined')
  })

  it('a wrong path is named, and so is a reply that the gateway refuses with', async () => {
    const { rehearse } = await stage()
    const design = designOf('session-token')
    const actions = design.actions.map((action) =>
      action.purpose === 'session-token'
        ? { ...action, response: { ...action.response, translationMap: { sessionToken: '$.tok' } } }
        : action,
    )
    const rehearsal = await rehearse({ ...design, actions }, APPROVED)
    const words = rehearsal.actions.map(({ comparison }) =>
      comparison.differences.map(describeDifference).join(' '),
    )
    expect(words[0]).toContain('$.tok finds nothing in what the gateway answers')
    expect(words[1]).toMatch(/answers with status 4\d\d; its emulator answers with 200/)
  })

  it('what a closed page has left is removed', async () => {
    const { org, env, integration, names, records } = await stage()
    const before = await names()
    const [action] = rehearsedActions(placeActions(designOf('session-token'), integration))
    const made = await new Clones(org, env).of(action!)
    expect([made.ok, (await names()).length]).toEqual([true, before.length + 1])
    const removal = await removeLeftovers(org, env, [])
    expect(removal).toEqual(ok({ removed: ['TEST Generate_Session_Token 3f2a'], left: [] }))
    expect([await names(), records.size]).toEqual([before, 0])
  })

  it('a reader is told which permission is missing, and nothing is made', async () => {
    const { sandbox, env } = await stage()
    const reader = makeOrgClient({
      address: { type: 'sandbox', origin: 'http://127.0.0.1:4173' },
      token: sandbox.signIn('reader'),
      relayOrigin: null,
      signal: new AbortController().signal,
      onExchange: () => {},
      sleep: async () => {},
    })
    const rehearsal = await rehearseActions(reader, env, {
      actions: rehearsedActions(designOf('session-token')),
      card: APPROVED,
      values: {},
      isTestEndpoint: () => true,
    })
    expect(rehearsal.error).toMatchObject({
      code: 'forbidden',
      permissions: ['integrations:action:add'],
    })
    expect(rehearsal.left).toEqual([])
  })
})
