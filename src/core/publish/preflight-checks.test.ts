import { someStep } from '#testing/some-publish.ts'
import { describe, expect, it } from 'vitest'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import { toActionInput } from './action-input.ts'
import type { Identity, OrgIntegration } from './ports.ts'
import {
  type PlacedIntegration,
  preflightChecks,
  type PreflightSubject,
} from './preflight-checks.ts'

const identity: Identity = {
  userName: 'Ada',
  division: null,
  orgId: 'o1',
  orgName: 'Org',
  permissions: ['architect:*:*', 'integrations:*:*'],
  scopes: ['architect', 'integrations'],
}
const integration: OrgIntegration = {
  id: 'i1',
  name: 'Payments',
  typeId: 'custom-rest-actions',
  isActive: true,
}
const placed: PlacedIntegration = {
  integration,
  credentialType: 'userDefined',
  credentials: ['apiKey'],
}
const subject: PreflightSubject = {
  errors: 0,
  identity,
  integrations: [placed],
  newIntegration: null,
  plan: null,
  division: 'Home',
  divisions: ['Home', 'Cards'],
  integrationNames: ['Payments'],
}
const [action] = sessionTokenTemplate.build().actions
const actionId = action!.id
const before = { ...toActionInput(action!, 'i1'), id: 'a1', version: 1 }
const made = { name: 'Cards', credentialName: 'Cards 1', fields: ['apiKey'] }

function placedWith(change: Partial<PlacedIntegration>) {
  return { integrations: [{ ...placed, ...change }] }
}

function failing(change: Partial<PreflightSubject>): readonly string[] {
  return preflightChecks({ ...subject, ...change })
    .filter(({ isFine }) => !isFine)
    .map(({ name, text }) => `${name}: ${text}`)
}

describe('what is checked before the first change', () => {
  it('is fine when everything is there', () => {
    expect(preflightChecks(subject).map(({ name }) => name)).toEqual([
      'Problems',
      'Permissions',
      'Token scopes',
      'Integration',
      'Credentials',
      'Division',
    ])
    expect(failing({})).toEqual([])
  })

  it('looks at each integration by its name, where actions belong to several', () => {
    const vault = { ...integration, id: 'i2', name: 'Vault', isActive: false }
    const other = { integration: vault, credentialType: null, credentials: ['key'] }
    const integrations = [placed, other]
    const names = preflightChecks({ ...subject, integrations }).map(({ name }) => name)
    expect(names.filter((name) => name.includes('“'))).toEqual([
      'Integration “Payments”',
      'Credentials of “Payments”',
      'Integration “Vault”',
      'Credentials of “Vault”',
    ])
    expect(failing({ integrations })).toMatchObject([
      expect.stringMatching(/^Integration “Vault”: not active/),
      expect.stringMatching(/^Credentials of “Vault”: the integration has none/),
    ])
  })

  it('names the permissions that are missing', () => {
    const [permission] = failing({
      identity: { ...identity, permissions: ['architect:*:*', 'integrations:integration:view'] },
    })
    expect(permission).toMatch(
      /missing integrations:action:view, integrations:action:add, integrations:action:edit/,
    )
  })

  it('asks for more when an integration is to be made', () => {
    const permissions = ['architect:*:*', 'integrations:action:*', 'integrations:integration:view']
    const plan = { steps: [someStep('integration', { type: 'create-integration', ...made })] }
    const change = { integrations: [], newIntegration: made, plan }
    expect(failing({ ...change, identity: { ...identity, permissions } })).toEqual([
      expect.stringMatching(/missing integrations:integration:add, integrations:integration:edit/),
    ])
    expect(failing(change)).toEqual([])
  })

  it('asks who may see what uses an action, when one is to be removed', () => {
    const permissions = ['architect:flow:*', 'architect:job:*', 'integrations:*:*']
    const mayNotSee = { ...identity, permissions }
    const work = { type: 'remove-action', action: actionId, designName: 'Pay', before } as const
    expect(failing({ identity: mayNotSee })).toEqual([])
    expect(failing({ identity: mayNotSee, plan: { steps: [someStep('remove', work)] } })).toEqual([
      expect.stringMatching(/missing architect:dependencyTracking:view\. An admin/),
    ])
  })

  it('refuses a name that another integration has', () => {
    const newIntegration = { ...made, name: 'payments' }
    expect(failing({ integrations: [], newIntegration })).toEqual([
      expect.stringContaining('the org has one named “payments” already'),
    ])
  })

  it('says of an integration that is not active what to do', () => {
    const off = { ...placed, integration: { ...integration, isActive: false } }
    expect(failing({ integrations: [off] })).toEqual([
      expect.stringContaining('Admin, Integrations'),
    ])
  })

  it('finds a division that the org does not have', () => {
    expect(failing({ division: 'Payments' })).toEqual([
      expect.stringContaining('none named “Payments”. Give the flow one of these: Home, Cards.'),
    ])
    expect(failing({ division: 'Payments', divisions: null })).toEqual([])
    expect(failing({ division: '' })).toEqual([])
  })

  it('finds credentials missing that the actions name', () => {
    expect(failing(placedWith({ credentialType: null }))).toEqual([
      expect.stringContaining('the actions name apiKey'),
    ])
    expect(failing(placedWith({ credentialType: 'basicAuth' }))).toEqual([
      expect.stringContaining('has only userName and password: apiKey is not there'),
    ])
    expect(failing(placedWith({ credentialType: 'basicAuth', credentials: ['password'] }))).toEqual(
      [],
    )
    expect(failing(placedWith({ credentialType: null, credentials: [] }))).toEqual([])
  })
})
