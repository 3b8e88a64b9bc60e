import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLIENT, type CliRig, cliRig, PAY } from '#testing/cli-publish.ts'
import { SANDBOX_ORIGIN } from '#testing/sandbox-fetch.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

/** The org has one integration for payments; the token comes from a vault with one of its own. */
const VAULT = ['--create-integration', 'Vault', '--integration', 'Process_Payment=Payment gateway']
const HOME = 'Payment gateway'

const publish = (...options: readonly string[]) =>
  rig.cli(['publish', rig.file, '--org', SANDBOX_ORIGIN, '--yes', ...options], {
    environment: { ...CLIENT, SECURE_FLOW_CREDENTIAL_API_KEY: 'typed' },
  })

/** Each action of the org with the name of its integration. */
function placed() {
  const { actions, integrations } = rig.sandbox.state()
  return [...actions.values()].map(
    ({ published, integrationId }) =>
      `${published?.name} in ${integrations.get(integrationId)?.name}`,
  )
}

const inTwo = ['Generate_Session_Token in Vault', 'Process_Payment in Payment gateway']

describe('an integration for one action', () => {
  it('is named beside the one of all the others, and remembered', async () => {
    const { status, err } = await publish(...VAULT)
    expect([status, err]).toEqual([0, ''])
    expect(placed()).toEqual(inTwo)
    const again = await rig.run('plan')
    expect(again.out).toContain('Nothing to publish')
    const apart = await rig.run(
      'plan',
      '--integration',
      'Generate_Session_Token=Vault',
      '--integration',
      `process_payment=${HOME}`,
    )
    expect(apart.out).toContain('Nothing to publish')
  })

  it('is left when one is named for all: the action is replaced', async () => {
    await publish(...VAULT)
    const { out } = await rig.run('plan', '--integration', HOME)
    expect(out).toContain(
      '± Replace action Generate_Session_Token by Generate_Session_Token_2: integration cannot be changed',
    )
    expect(out).not.toContain('Replace action Process_Payment')
  })

  it('is named for a gateway, and an action that is named itself comes before', async () => {
    const gateway = String(PAY.actions[0]?.gateway)
    const { status, err } = await publish(...VAULT, '--integration', `${gateway}=Vault`)
    expect([status, err]).toEqual([0, ''])
    expect(placed()).toEqual(inTwo)
  })
})

it('a design of several gateways goes to the integrations that it names, when the org has them', async () => {
  await publish(...VAULT)
  rig.save({
    ...PAY,
    id: 'another-design',
    flow: { ...PAY.flow, name: 'Another flow' },
    actions: PAY.actions.map((action, i) => ({
      ...action,
      name: `${action.name}_${i}`,
      gateway: i === 0 ? 'vault' : action.gateway,
      integration: i === 0 ? 'Vault' : HOME,
    })),
  })
  const { err } = await publish()
  expect(err).toBe('')
  expect(placed().slice(2)).toEqual([
    'Generate_Session_Token_0 in Vault',
    'Process_Payment_1 in Payment gateway',
  ])
})

describe('what cannot be meant is refused before anything is asked of a person', () => {
  it.each([
    [
      'one that the org does not have',
      ['--integration', 'Process_Payment=X'],
      'no integration “X”',
    ],
    ['two for all actions', ['--integration', HOME, '--integration', 'Vault'], 'twice'],
    [
      'one for all actions beside one that is made for all',
      ['--integration', HOME, '--create-integration', 'Vault'],
      'exclude each other',
    ],
  ])('%s', async (_name, options, words) => {
    const { status, err } = await rig.run('plan', ...options)
    expect(status).toBe(2)
    expect(err).toContain(words)
  })
})

it('a rehearsal uses the credentials of the integration that each action belongs to', async () => {
  await publish(...VAULT)
  const { integrations } = rig.sandbox.state()
  const before = rig.bodies.length
  const { status, out } = await rig.run('rehearse', '--test-endpoint', 'payments.example.com')
  const clones = rig.bodies
    .slice(before)
    .flatMap((body) => (body.includes('"TEST ') ? [JSON.parse(body)] : []))
  expect(clones.map(({ integrationId }) => integrations.get(integrationId)?.name)).toEqual([
    'Vault',
    'Payment gateway',
  ])
  expect(status).toBe(0)
  expect(out).toContain('Generate_Session_Token, version 1, is published with exactly these')
})
