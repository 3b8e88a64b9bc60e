import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSandboxServer, type RunningServer } from '#sandbox/server/create-server.ts'
import { type CliRig, cliRig, PAY } from '#testing/cli-publish.ts'

let rig: CliRig
let servers: readonly RunningServer[] = []

beforeEach(async () => {
  rig = cliRig()
  vi.unstubAllGlobals()
  const start = () => createSandboxServer({ port: 0, host: '127.0.0.1', sandbox: true })
  servers = [await start(), await start()]
})

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  rig.remove()
})

const publish = (server: RunningServer | undefined, ...options: readonly string[]) =>
  rig.cli(['publish', rig.file, '--org', server?.url ?? '', '--yes', ...options], {
    isRealTime: true,
  })

describe('two orgs, each on a server of its own', () => {
  it('get the same design with values of their own, and are remembered side by side', async () => {
    rig.save({ ...PAY, flow: { ...PAY.flow, description: 'For {{team}}.' } })
    const values = ['Billing', 'Sales'].map((team, i) => rig.write(`${i}.yaml`, `team: ${team}\n`))
    for (const [i, server] of servers.entries()) {
      const { status, err } = await publish(server, '--values', values[i] ?? '')
      expect([status, err]).toEqual([0, ''])
    }
    for (const [i, server] of servers.entries()) {
      expect((await publish(server, '--values', values[i] ?? '')).out).toContain('Nothing to')
    }
    const { orgs } = JSON.parse(rig.read('pay.published.json'))
    expect(Object.keys(orgs)).toHaveLength(2)
    // The values of the other org are a change of the flow alone.
    const { out } = await rig.cli(
      ['plan', rig.file, '--org', servers[0]?.url ?? '', '--values', values[1] ?? ''],
      { isRealTime: true },
    )
    expect(out).toContain('~ Update flow “Card payment by session token”')
  })
})
