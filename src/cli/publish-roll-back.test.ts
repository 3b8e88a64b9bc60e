import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CliRig, cliRig, PAY, secureFlows, SLOWER } from '#testing/cli-publish.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

const actions = () =>
  [...rig.sandbox.state().actions.values()].map(
    ({ published, draft }) => (published ?? draft)?.name,
  )

const failTheJob = () => rig.sandbox.arm({ kind: 'job-failure', messages: ['Not like this.'] })

it('a first publish that did not end leaves nothing behind when it is taken back', async () => {
  failTheJob()
  expect((await rig.run('publish', '--yes')).status).toBe(1)
  expect(actions()).toEqual(['Generate_Session_Token', 'Process_Payment'])
  const { status, out, err } = await rig.run('publish', '--yes', '--roll-back')
  expect([status, err]).toEqual([0, ''])
  expect(out).toContain('- Remove action Process_Payment: which the publish has made')
  expect(out).toContain('the flow was never published there')
  expect(actions()).toEqual([])
  const again = await rig.run('publish', '--yes')
  expect([again.status, again.err]).toEqual([0, ''])
  expect(actions()).toEqual(['Generate_Session_Token', 'Process_Payment'])
})

it('a first publish is taken back once: there is nothing before it', async () => {
  failTheJob()
  await rig.run('publish', '--yes')
  await rig.run('publish', '--yes', '--roll-back')
  const { status, err } = await rig.run('publish', '--yes', '--roll-back')
  expect([status, err]).toEqual([1, expect.stringMatching(/before that there was nothing/)])
  expect(actions()).toEqual([])
})

it('says so in JSON', async () => {
  failTheJob()
  await rig.run('publish', '--yes')
  const { out } = await rig.run('publish', '--yes', '--roll-back', '--format', 'json')
  expect(JSON.parse(out)).toMatchObject({
    outcome: 'taken back',
    steps: [{ change: 'remove' }, { change: 'remove' }],
  })
})

describe('taking a publish back', () => {
  it('brings back what stood before it', async () => {
    await rig.run('publish', '--yes')
    const [first] = secureFlows(rig)
    rig.save({ ...SLOWER, flow: { ...PAY.flow, description: 'Another one.' } })
    await rig.run('publish', '--yes')
    const { status, out } = await rig.run('publish', '--yes', '--roll-back')
    expect(status).toBe(0)
    expect(out).toContain('Bring back action Generate_Session_Token')
    const [flow] = secureFlows(rig)
    expect(flow?.versions.length).toBe(3)
    expect(flow?.versions.at(-1)?.yaml).toBe(first?.versions.at(-1)?.yaml)
  })

  it('says why there is no way back of a first version', async () => {
    await rig.run('publish', '--yes')
    const { status, err } = await rig.run('publish', '--yes', '--roll-back')
    expect(status).toBe(1)
    expect(err).toContain('was published for the first time')
  })
})
