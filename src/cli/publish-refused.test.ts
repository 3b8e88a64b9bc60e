import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CliRig, cliRig, PAY, standing, writes } from '#testing/cli-publish.ts'
import { SANDBOX_ORIGIN } from '#testing/sandbox-fetch.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
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
    expect(standing(rig).actions).toEqual(['Generate_Session_Token 2 ', 'Process_Payment 1 '])
    expect((await rig.run('publish', '--yes', '--keep', 'org')).out).toContain(
      'stays as it is there',
    )
    expect((await rig.run('publish', '--yes', '--keep', 'design')).status).toBe(0)
    expect(standing(rig).actions).toEqual(['Generate_Session_Token 3 ', 'Process_Payment 1 '])
  })

  it('names who has locked the flow', async () => {
    await rig.run('publish', '--yes')
    rig.sandbox.send({
      method: 'POST',
      url: '/sandbox/locks',
      headers: { 'content-type': 'application/json' },
      body: '{"flow": "Card payment by session token"}',
    })
    rig.save({ ...PAY, flow: { ...PAY.flow, description: 'Another one.' } })
    const { status, err } = await rig.run('publish', '--yes')
    expect(status).toBe(1)
    expect(err).toMatch(/“Card payment by session token” is locked by Another architect/)
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
    expect(standing(rig)).toEqual({ actions: [], flows: [] })
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
