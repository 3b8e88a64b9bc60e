import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CliRig, cliRig, PUBLISHED_ONCE, SLOWER, standing } from '#testing/cli-publish.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

describe('a publish that the org refuses half way', () => {
  it('says in JSON what stands', async () => {
    rig.sandbox.arm({ kind: 'job-failure', messages: ['Task Card number is not like this.'] })
    const { status, out, err } = await rig.run('publish', '--yes', '--format', 'json')
    expect(status).toBe(1)
    expect(err).toMatch(
      /^secure-flow publish: Genesys could not publish the flow: Task Card number/,
    )
    expect(err).toContain('In the design: “Card number” (card-number).')
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'failed',
      steps: [{ standing: 'done' }, { standing: 'done' }, { standing: 'untouched' }],
    })
    expect((await rig.run('publish', '--yes', '--resume')).status).toBe(0)
    expect(standing(rig)).toEqual(PUBLISHED_ONCE)
  })
})

describe('a process that is killed', () => {
  // The first requests only read; the last one gives the token back.
  const requests = Array.from({ length: 15 }, (_, i) => i + 7)

  it.each(requests)('at request %d goes on with --resume and doubles nothing', async (request) => {
    rig.killAt(request)
    expect((await rig.run('publish', '--yes')).status).not.toBe(0)
    const again = await rig.run('publish', '--yes')
    const isAsked = again.err.includes('did not end: go on with --resume')
    const last = isAsked ? await rig.run('publish', '--yes', '--resume') : again
    expect(last).toMatchObject({ status: 0, err: '' })
    expect(standing(rig)).toEqual(PUBLISHED_ONCE)
  })

  it('leaves nothing to go on with when it has ended', async () => {
    await rig.run('publish', '--yes')
    const { status, err } = await rig.run('publish', '--yes', '--resume')
    expect(status).toBe(0)
    expect(err).toContain('nothing to go on with')
  })

  it('that cannot be finished is planned anew from what stands', async () => {
    rig.killAt(14)
    await rig.run('publish', '--yes')
    rig.save(SLOWER)
    expect((await rig.run('publish', '--yes', '--anew')).status).toBe(0)
    expect(standing(rig).flows).toEqual(['Card payment by session token 1'])
  })
})
