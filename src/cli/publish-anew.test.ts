import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { type CliRig, cliRig, PAY } from '#testing/cli-publish.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

/** What the org has, without ids. */
function standing() {
  const { actions, flows } = rig.sandbox.state()
  return {
    actions: [...actions.values()].map(
      ({ published, draft }) => `${published?.name} ${published?.version} ${draft?.name ?? ''}`,
    ),
    flows: [...flows.values()]
      .filter(({ type }) => type === 'SECURECALL')
      .map(({ name, versions }) => `${name} ${versions.length}`),
  }
}

describe('an action that was replaced by a publish which did not end', () => {
  const note = { name: 'Note', type: 'string', required: false } as const
  const replacing: Design = {
    ...PAY,
    actions: PAY.actions.map((action) =>
      action.purpose === 'payment'
        ? {
            ...action,
            outputs: [...action.outputs, { ...note, description: '', sensitivity: 'none' }],
          }
        : action,
    ),
  }
  const failJob = () => rig.sandbox.arm({ kind: 'job-failure', messages: ['Not like this.'] })

  it('is removed by the next one, planned anew', async () => {
    await rig.run('publish', '--yes')
    rig.save(replacing)
    failJob()
    expect((await rig.run('publish', '--yes')).status).toBe(1)
    const again = await rig.run('publish', '--yes')
    expect(again.err).toContain('did not end: go on with --resume')
    rig.save({ ...replacing, flow: { ...PAY.flow, description: 'Mended.' } })
    const { status, out } = await rig.run('publish', '--yes', '--anew')
    expect(status).toBe(0)
    expect(out).toContain('Remove action Process_Payment: once the flow calls Process_Payment_2')
    expect(standing()).toEqual({
      actions: ['Generate_Session_Token 1 ', 'Process_Payment_2 1 '],
      flows: ['Card payment by session token 2'],
    })
    expect((await rig.run('publish', '--yes')).out).toContain('Nothing to publish')
  })

  it('is remembered over a second one that did not end', async () => {
    await rig.run('publish', '--yes')
    rig.save(replacing)
    failJob()
    await rig.run('publish', '--yes')
    failJob()
    await rig.run('publish', '--yes', '--anew')
    expect((await rig.run('publish', '--yes', '--anew')).status).toBe(0)
    expect(standing().actions).toEqual(['Generate_Session_Token 1 ', 'Process_Payment_2 1 '])
  })
})
