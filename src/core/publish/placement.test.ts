import { describe, expect, it } from 'vitest'
import type { ActionId } from '../base/ids.ts'
import { sha256Hex } from '../base/sha256.ts'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import type { Design } from '../model/design.ts'
import { toActionInput } from './action-input.ts'
import { hashesOf, textsOf } from './action-parts.ts'
import type { PublishedMemory } from './memory.ts'
import { integrationsInUse, integrationsNamed, suggestedIntegrations } from './placement.ts'
import type { OrgIntegration } from './ports.ts'

const called = (name: string, id = name): OrgIntegration => ({
  id,
  name,
  typeId: 'custom-rest-actions',
  isActive: true,
})
const main = called('Payments')
const vault = called('Vault')
const offered = [main, vault]

const plain = sessionTokenTemplate.build()
const [token, pay] = plain.actions.map(({ id }) => id) as [ActionId, ActionId]

/** The token is fetched from a gateway of its own, whose integration the design names. */
const twoGateways: Design = {
  ...plain,
  actions: plain.actions.map((action) =>
    action.id === token ? { ...action, gateway: 'vault', integration: 'VAULT' } : action,
  ),
}

/** As if each action had been published in the integration of this id. */
function published(integrations: Readonly<Record<string, string>>): PublishedMemory {
  return {
    org: { id: 'o1', name: 'Org' },
    integration: { id: main.id, name: main.name },
    actions: Object.fromEntries(
      plain.actions.map((action) => {
        const id = integrations[action.id] ?? main.id
        const hashes = hashesOf(textsOf(toActionInput(action, id)))
        return [
          action.id,
          {
            id: `org-${action.id}`,
            designName: action.name,
            name: action.name,
            version: 1,
            hashes,
          },
        ]
      }),
    ),
    flow: null,
  }
}

describe('where nobody has chosen', () => {
  it('all actions of one gateway belong to one integration, whatever they are called in the design', () => {
    const named = { ...plain, actions: plain.actions.map((a) => ({ ...a, integration: 'Vault' })) }
    expect(suggestedIntegrations(named, offered, main, null)).toEqual({})
  })

  it('an action of another gateway belongs to the integration that the design names, if the org has it', () => {
    expect(suggestedIntegrations(twoGateways, offered, main, null)).toEqual({ [token]: vault })
    expect(suggestedIntegrations(twoGateways, [main], main, null)).toEqual({})
  })

  it('an action stays where it was published', () => {
    const memory = published({ [pay]: vault.id })
    expect(memory.actions[pay]?.hashes.integration).toBe(sha256Hex(vault.id))
    expect(suggestedIntegrations(plain, offered, main, memory)).toEqual({ [pay]: vault })
  })

  it('an action that was published with all the others goes with them, also in a design of several gateways', () => {
    expect(suggestedIntegrations(twoGateways, offered, main, published({}))).toEqual({})
    expect(suggestedIntegrations(plain, offered, vault, published({}))).toEqual({})
  })
})

describe('the integrations that a design names', () => {
  it('are all that the org has under each name, in a design of several gateways', () => {
    const another = called('vault', 'another')
    const named = integrationsNamed(twoGateways, [...offered, another])
    expect(Object.fromEntries(named)).toEqual({ [token]: [vault, another], [pay]: [] })
  })

  it('are none in a design of one', () => {
    expect(integrationsNamed(plain, offered).size).toBe(0)
  })
})

it('the integrations in use are listed with their actions, the one of all the others first', () => {
  const listed = integrationsInUse(plain, { integration: main, own: { [token]: vault } })
  expect(
    listed.map(({ integration, actions }) => [integration.name, actions.map(({ id }) => id)]),
  ).toEqual([
    ['Payments', [pay]],
    ['Vault', [token]],
  ])
  const all = { [token]: vault, [pay]: vault }
  const none = integrationsInUse(plain, { integration: main, own: all })
  expect(none.map(({ integration }) => integration.name)).toEqual(['Vault'])
})
