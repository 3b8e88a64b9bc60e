import { describe, expect, it } from 'vitest'
import { err } from '../base/result.ts'
import { PROCESS_PAYMENT } from '../gateways/session-token/actions.ts'
import { sessionToken } from '../gateways/session-token/index.ts'
import { toActionInput } from '../publish/action-input.ts'
import { rehearsalOrg } from '#testing/rehearsal-org.ts'
import { cloneInput } from './clone-input.ts'
import { Clones } from './clones.ts'
import { removeLeftovers } from './leftovers.ts'

const CLONE = cloneInput(PROCESS_PAYMENT, 'i1', '3f2a')
const RECORD = { org: 'o1', category: CLONE.category, name: CLONE.name, id: null }

describe('what a crash leaves behind is removed', () => {
  it('when the clone was made and tested', async () => {
    const rig = rehearsalOrg(sessionToken)
    // The page is closed here: `close` is never called.
    const made = await new Clones(rig.org, rig.env).of(PROCESS_PAYMENT)
    expect([made.ok, rig.actions.size, rig.records.size]).toEqual([true, 1, 1])
    expect(await removeLeftovers(rig.org, rig.env, [])).toEqual({
      ok: true,
      value: { removed: [CLONE.name], left: [] },
    })
    expect([rig.actions.size, rig.records.size]).toEqual([0, 0])
  })

  it('when nobody lived to note the answer to its making', async () => {
    const rig = rehearsalOrg(sessionToken)
    await rig.org.createAction(CLONE)
    await rig.env.clones.keep(RECORD)
    await removeLeftovers(rig.org, rig.env, [])
    expect([rig.actions.size, rig.records.size]).toEqual([0, 0])
  })

  it('when it was announced and never made', async () => {
    const rig = rehearsalOrg(sessionToken)
    await rig.env.clones.keep(RECORD)
    expect(await removeLeftovers(rig.org, rig.env, [])).toMatchObject({ ok: true })
    expect(rig.records.size).toBe(0)
  })

  it('by its name when another browser has made it, and nothing else with it', async () => {
    const rig = rehearsalOrg(sessionToken)
    await rig.org.createAction(CLONE)
    await rig.org.createAction(toActionInput(PROCESS_PAYMENT, 'i1'))
    await rig.org.createAction({ ...CLONE, name: 'TEST Secure 3f2b', secure: true })
    const removal = await removeLeftovers(rig.org, rig.env, ['Payment gateway'])
    expect(removal).toEqual({ ok: true, value: { removed: [CLONE.name], left: [] } })
    expect([...rig.actions.values()].map(({ name }) => name)).toEqual([
      'Process_Payment',
      'TEST Secure 3f2b',
    ])
  })

  it('later, when the org does not answer now', async () => {
    const broken = async () => err({ code: 'unavailable', status: 503 } as const)
    const rig = rehearsalOrg(sessionToken, { change: { deleteAction: broken } })
    await rig.org.createAction(CLONE)
    await rig.env.clones.keep({ ...RECORD, id: 'a1' })
    expect(await removeLeftovers(rig.org, rig.env, [])).toMatchObject({
      value: { removed: [], left: [{ name: CLONE.name }] },
    })
    expect(rig.records.size).toBe(1)
  })
})

describe('a clone is made once', () => {
  it('when the reply to its making is lost', async () => {
    const rig = rehearsalOrg(sessionToken)
    let isLost = false
    const org = {
      ...rig.org,
      createAction: async (input: typeof CLONE) => {
        const made = await rig.org.createAction(input)
        isLost = !isLost
        return isLost ? err({ code: 'unreachable', host: 'api' } as const) : made
      },
    }
    const made = await new Clones(org, rig.env).of(PROCESS_PAYMENT)
    expect([made.ok, rig.actions.size]).toEqual([true, 1])
  })

  it('and not at all when that cannot be written down', async () => {
    const rig = rehearsalOrg(sessionToken)
    const clones = { ...rig.env.clones, keep: async () => err('the disk is full') }
    const made = await new Clones(rig.org, { ...rig.env, clones }).of(PROCESS_PAYMENT)
    expect(made).toEqual(err({ code: 'not-recorded', detail: 'the disk is full' }))
    expect(rig.actions.size).toBe(0)
  })
})
