import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSandboxServer } from '#sandbox/server/create-server.ts'
import {
  type CliRig,
  cliRig,
  PAY,
  PUBLISHED_ONCE,
  secureFlows,
  SLOWER,
  standing,
  writes,
} from '#testing/cli-publish.ts'
import { SANDBOX_ORIGIN } from '#testing/sandbox-fetch.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

describe('plan', () => {
  it('says what would be done, and writes nothing', async () => {
    const { status, out, err } = await rig.run('plan')
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('+ Create action Process_Payment')
    expect(out).toContain('3 to create.')
    expect(writes(rig.requests)).toEqual([])
    expect(existsSync(join(rig.folder, 'pay.published.json'))).toBe(false)
  })

  it('is JSON for scripts', async () => {
    const { out } = await rig.run('plan', '--format', 'json')
    const plan = JSON.parse(out) as { org: object; steps: { id: string; change: string }[] }
    expect(plan.org).toMatchObject({ name: 'Sandbox org' })
    expect(plan.steps.map(({ change }) => change)).toEqual(['create', 'create', 'create'])
  })

  it('exits 1 where the design has an error, and names its code', async () => {
    rig.save({
      ...PAY,
      variables: PAY.variables.map((variable) => ({ ...variable, secure: false })),
    })
    const { status, err } = await rig.run('plan')
    expect(status).toBe(1)
    expect(err).toMatch(/^secure-flow plan: .*pay\.secureflow\.json has \d+ errors \(.*SF-SEC-01/)
  })
})

describe('publish', () => {
  it('publishes, and keeps what it published beside the file, without a secret', async () => {
    const { status, out, err } = await rig.run('publish', '--yes')
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('Version 1.0 of “Card payment by session token” is live in Sandbox org')
    expect(standing(rig)).toEqual(PUBLISHED_ONCE)
    const kept = rig.read('pay.published.json') + rig.read('pay.journal.jsonl')
    expect(kept).not.toContain('sandbox-cli')
    for (const { token } of rig.sandbox.state().tokens.values()) expect(kept).not.toContain(token)
    expect(kept).not.toContain('x-amz')
    expect(existsSync(join(rig.folder, 'pay.publishing'))).toBe(false)
  })

  it('takes its token back in the end', async () => {
    await rig.run('publish', '--yes')
    expect(rig.sandbox.state().tokens.size).toBe(0)
  })

  it('makes at most 6 requests an action and 20 more, polls not counted', async () => {
    await rig.run('publish', '--yes')
    const counted = rig.requests.filter((request) => !/^GET .*\/flows\/jobs\//.test(request))
    expect(counted.length).toBeLessThanOrEqual(6 * PAY.actions.length + 20)
    expect(rig.requests.length - counted.length).toBeGreaterThan(0)
  })

  it('writes nothing the second time, and says so', async () => {
    await rig.run('publish', '--yes')
    rig.requests.splice(0)
    const { status, out } = await rig.run('publish', '--yes')
    expect(status).toBe(0)
    expect(out).toBe(
      'Nothing to publish: Sandbox org has “Card payment by session token” exactly as it is here.\n',
    )
    expect(writes(rig.requests)).toEqual([])
    const again = await rig.run('publish', '--yes', '--format', 'json')
    expect(JSON.parse(again.out)).toMatchObject({ outcome: 'unchanged' })
  })

  it('updates what has changed', async () => {
    await rig.run('publish', '--yes')
    rig.save(SLOWER)
    const { out, status } = await rig.run('publish', '--yes', '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'published',
      steps: [{ change: 'update' }, { change: 'unchanged' }, { change: 'unchanged' }],
    })
    expect(standing(rig)).toEqual({
      ...PUBLISHED_ONCE,
      actions: ['Generate_Session_Token 2 ', 'Process_Payment 1 '],
    })
  })

  it('asks first where somebody is there, and takes no for no', async () => {
    const args = ['publish', rig.file, '--org', SANDBOX_ORIGIN]
    const no = await rig.cli(args, { answer: '' })
    expect(no).toMatchObject({ status: 1, err: 'secure-flow publish: nothing was published\n' })
    expect(standing(rig).flows).toEqual([])
    expect((await rig.cli(args, { answer: 'y' })).status).toBe(0)
    expect(standing(rig)).toEqual(PUBLISHED_ONCE)
  })

  it('exits 2 where nobody is there to be asked, before anything is sent', async () => {
    const { status, err } = await rig.run('publish')
    expect(status).toBe(2)
    expect(err).toMatch(/nobody is there to be asked: say with --yes/)
    expect(rig.requests).toEqual([])
  })

  it('refuses a secret whatever rules are switched off', async () => {
    rig.write('secure-flow.config.json', '{"rules": {"SF-SEC-12": "off"}}')
    const [first, ...others] = PAY.actions
    // Put together here, so that no scanner takes this file for a leak.
    const key = ['sk', 'live', '51HxQ2eLkdIwGH8TNm4vRzYpB'].join('_')
    const headers = [{ name: 'Authorization', value: `Bearer ${key}` }]
    rig.save({
      ...PAY,
      actions: [{ ...first!, request: { ...first!.request, headers } }, ...others],
    })
    const { status, err } = await rig.run('publish', '--yes')
    expect(status).toBe(1)
    expect(err).toContain('SF-SEC-12')
    expect(err).not.toContain(key)
    expect(rig.requests).toEqual([])
  })
})

describe('one org or another', () => {
  it('is filled in by a file of values', async () => {
    rig.save({ ...PAY, flow: { ...PAY.flow, description: 'For {{team}}, “{{line}}”.' } })
    const missing = await rig.run('publish', '--yes')
    expect(missing.status).toBe(2)
    expect(missing.err).toContain(
      '{{team}}, {{line}} have no value: give it in a file with --values',
    )
    const values = rig.write('dev.yaml', 'team: Billing\nline: "a \\"quoted\\" 007"\n')
    expect((await rig.run('publish', '--yes', '--values', values)).status).toBe(0)
    const [flow] = secureFlows(rig)
    expect(flow?.versions[0]?.yaml).toContain('For Billing, “a "quoted" 007”.')
  })

  it('may not hold a secret', async () => {
    rig.save({ ...PAY, flow: { ...PAY.flow, description: 'For {{team}}.' } })
    const card = ['4556', '7375', '8689', '9855'].join('')
    const values = rig.write('dev.json', JSON.stringify({ team: card }))
    const { status, err } = await rig.run('publish', '--yes', '--values', values)
    expect(status).toBe(1)
    expect(err).toContain('SF-SEC-12')
    expect(err).not.toContain(card)
    expect(rig.requests).toEqual([])
  })

  it('publishes a flow in YAML when its actions are there, and else names the one that is not', async () => {
    const yaml = join(rig.folder, 'pay.yaml')
    await rig.cli(['convert', rig.file, '--to', 'archy', '-o', yaml])
    const publish = () => rig.cli(['publish', yaml, '--org', SANDBOX_ORIGIN, '--yes'])
    const early = await publish()
    expect(early.status).toBe(1)
    expect(early.err).toContain('no action named “Generate_Session_Token”')
    await rig.run('publish', '--yes')
    const { status, out } = await publish()
    expect(status).toBe(0)
    expect(out).toContain('nothing more is known of it here')
    expect(standing(rig)).toEqual({
      ...PUBLISHED_ONCE,
      flows: ['Card payment by session token 2'],
    })
  })
})

describe('over a real network', () => {
  it('publishes to a server', async () => {
    vi.unstubAllGlobals()
    const server = await createSandboxServer({ port: 0, host: '127.0.0.1', sandbox: true })
    const args = ['publish', rig.file, '--org', server.url, '--yes']
    const { status, err } = await rig.cli(args, { isRealTime: true })
    await server.close()
    expect([status, err]).toEqual([0, ''])
  })
})
