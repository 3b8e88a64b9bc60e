import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { createSandboxServer } from '#sandbox/server/create-server.ts'
import { type CliRig, cliRig, PAY, writes } from '#testing/cli-publish.ts'
import { SANDBOX_ORIGIN } from '#testing/sandbox-fetch.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

const slower: Design = {
  ...PAY,
  actions: PAY.actions.map((action, i) => (i === 0 ? { ...action, timeoutSeconds: 20 } : action)),
}

/** What the org has, without ids. */
function standing() {
  const { actions } = rig.sandbox.state()
  return {
    actions: [...actions.values()].map(
      ({ published, draft }) => `${published?.name} ${published?.version} ${draft?.name ?? ''}`,
    ),
    flows: secureFlows().map(({ name, versions }) => `${name} ${versions.length}`),
  }
}

/** The org has flows of other types from the beginning. */
function secureFlows() {
  return [...rig.sandbox.state().flows.values()].filter(({ type }) => type === 'SECURECALL')
}

const onePublish = {
  actions: ['Generate_Session_Token 1 ', 'Process_Payment 1 '],
  flows: ['Card payment 1'],
}

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
    expect(out).toContain('Version 1.0 of “Card payment” is live in Sandbox org')
    expect(standing()).toEqual(onePublish)
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
    expect(out).toBe('Nothing to publish: Sandbox org has “Card payment” exactly as it is here.\n')
    expect(writes(rig.requests)).toEqual([])
    const again = await rig.run('publish', '--yes', '--format', 'json')
    expect(JSON.parse(again.out)).toMatchObject({ outcome: 'unchanged' })
  })

  it('updates what has changed', async () => {
    await rig.run('publish', '--yes')
    rig.save(slower)
    const { out, status } = await rig.run('publish', '--yes', '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'published',
      steps: [{ change: 'update' }, { change: 'unchanged' }, { change: 'unchanged' }],
    })
    expect(standing()).toEqual({
      ...onePublish,
      actions: ['Generate_Session_Token 2 ', 'Process_Payment 1 '],
    })
  })

  it('asks first where somebody is there, and takes no for no', async () => {
    const args = ['publish', rig.file, '--org', SANDBOX_ORIGIN]
    const no = await rig.cli(args, { answer: '' })
    expect(no).toMatchObject({ status: 1, err: 'secure-flow publish: nothing was published\n' })
    expect(standing().flows).toEqual([])
    expect((await rig.cli(args, { answer: 'y' })).status).toBe(0)
    expect(standing()).toEqual(onePublish)
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

describe('an org that somebody else works in', () => {
  it('asks whose version stands of what was changed there', async () => {
    await rig.run('publish', '--yes')
    const token = rig.sandbox.signIn()
    const [action] = [...rig.sandbox.state().actions.values()]
    const { config, version } = action!.published!
    const change = { config: { ...config, timeoutSeconds: 33 }, version }
    rig.sandbox.api(token, 'PATCH', `/api/v2/integrations/actions/${action!.id}`, change)
    const asked = await rig.run('publish', '--yes')
    expect(asked.status).toBe(1)
    expect(asked.err).toContain('Generate_Session_Token was changed in the org: choose with --keep')
    expect(standing().actions).toEqual(['Generate_Session_Token 2 ', 'Process_Payment 1 '])
    expect((await rig.run('publish', '--yes', '--keep', 'org')).out).toContain(
      'stays as it is there',
    )
    expect((await rig.run('publish', '--yes', '--keep', 'design')).status).toBe(0)
    expect(standing().actions).toEqual(['Generate_Session_Token 3 ', 'Process_Payment 1 '])
  })

  it('names who has locked the flow', async () => {
    await rig.run('publish', '--yes')
    rig.sandbox.send({
      method: 'POST',
      url: '/sandbox/locks',
      headers: { 'content-type': 'application/json' },
      body: '{"flow": "Card payment"}',
    })
    rig.save({ ...PAY, flow: { ...PAY.flow, description: 'Another one.' } })
    const { status, err } = await rig.run('publish', '--yes')
    expect(status).toBe(1)
    expect(err).toMatch(/“Card payment” is locked by Another architect/)
  })

  it('names the division that is not there, and the credentials', async () => {
    rig.save({ ...PAY, flow: { ...PAY.flow, division: 'Nowhere' } })
    rig.sandbox.change((state) => ({
      ...state,
      integrations: new Map(
        [...state.integrations].map(([id, integration]) => [
          id,
          { ...integration, config: { ...integration.config, credentials: {} } },
        ]),
      ),
    }))
    const { status, err } = await rig.run('publish', '--yes')
    expect(status).toBe(1)
    expect(err).toContain('Division: the org has none named “Nowhere”')
    expect(err).toContain('Credentials: the integration has none, and the actions name apiKey')
    expect(writes(rig.requests)).toEqual([])
  })

  it('names the permission that is missing', async () => {
    rig.sandbox.change((state) => ({
      ...state,
      clients: state.clients.map((client) => ({
        ...client,
        permissions: client.permissions.filter((one) => one !== 'integrations:action:add'),
      })),
    }))
    const { status, err, out } = await rig.run('publish', '--yes')
    expect(status).toBe(1)
    expect(err).toContain('integrations:action:add')
    expect(out).toContain('not begun: Create action Generate_Session_Token')
    expect(standing()).toEqual({ actions: [], flows: [] })
  })
})

describe('a publish that the org refuses half way', () => {
  it('says in JSON what stands', async () => {
    rig.sandbox.send({
      method: 'POST',
      url: '/sandbox/faults',
      headers: { 'content-type': 'application/json' },
      body: '{"kind": "job-failure", "messages": ["Task Card number is not like this."]}',
    })
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
    expect(standing()).toEqual(onePublish)
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
    expect(standing()).toEqual(onePublish)
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
    rig.save(slower)
    expect((await rig.run('publish', '--yes', '--anew')).status).toBe(0)
    expect(standing().flows).toEqual(['Card payment 1'])
  })
})

describe('taking a publish back', () => {
  it('brings back what stood before it', async () => {
    await rig.run('publish', '--yes')
    const [first] = secureFlows()
    rig.save({ ...slower, flow: { ...PAY.flow, description: 'Another one.' } })
    await rig.run('publish', '--yes')
    const { status, out } = await rig.run('publish', '--yes', '--roll-back')
    expect(status).toBe(0)
    expect(out).toContain('Bring back action Generate_Session_Token')
    const [flow] = secureFlows()
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
    const [flow] = secureFlows()
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
    expect(standing()).toEqual({ ...onePublish, flows: ['Card payment 2'] })
  })
})

describe('what cannot be done ends with one line', () => {
  const wrong: readonly (readonly [string, readonly string[], number, string])[] = [
    ['no org', [], 2, 'say with --org which one'],
    ['an org that is none', ['--org', 'nowhere'], 2, '“nowhere” is no org'],
    ['http elsewhere', ['--org', 'http://example.com'], 2, 'is http'],
    [
      'an unknown integration',
      ['--org', SANDBOX_ORIGIN, '--integration', 'X'],
      2,
      '“X”: there are',
    ],
    ['a values file that is not there', ['--org', SANDBOX_ORIGIN, '--values', 'no'], 2, 'no such'],
    ['two ways at once', ['--org', SANDBOX_ORIGIN, '--resume', '--anew'], 2, 'exclude each other'],
  ]

  it.each(wrong)('%s', async (_, options, status, text) => {
    const answer = await rig.cli(['publish', rig.file, '--yes', ...options])
    expect(answer.err).toContain(text)
    expect(answer.err.trimEnd().split('\n')).toHaveLength(1)
    expect(answer.status).toBe(status)
  })

  it('no credentials', async () => {
    const args = ['plan', rig.file, '--org', SANDBOX_ORIGIN]
    const { status, err } = await rig.cli(args, { environment: { GENESYS_CLIENT_ID: 'a' } })
    expect(status).toBe(2)
    expect(err).toContain('GENESYS_CLIENT_SECRET is not set')
  })

  it('a wrong secret, which is not repeated', async () => {
    const environment = { GENESYS_CLIENT_ID: 'sandbox-cli', GENESYS_CLIENT_SECRET: 'not-this-one' }
    const { status, err } = await rig.cli(['plan', rig.file, '--org', SANDBOX_ORIGIN], {
      environment,
    })
    expect(status).toBe(1)
    expect(err).toContain('does not accept this client id with this secret')
    expect(err).not.toContain('not-this-one')
  })

  it('a record that is damaged', async () => {
    rig.write('pay.published.json', '{"format": "secure-flow-pub')
    const { status, err } = await rig.run('plan')
    expect(status).toBe(1)
    expect(err).toContain('pay.published.json is damaged')
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
