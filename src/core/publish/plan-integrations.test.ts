import { describe, expect, it } from 'vitest'
import { INTEGRATION } from '#testing/plan-situation.ts'
import { ok } from '../base/result.ts'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import { toActionInput } from './action-input.ts'
import { NEW_INTEGRATION, plannedIntegration } from './new-integration.ts'
import type { OwnIntegrations } from './placement.ts'
import { placeActions, type PlanRequest, planPublish } from './plan.ts'
import { describePlanProblem } from './plan-problem.ts'

const vault = { ...INTEGRATION, id: 'i2', name: 'Vault' }
const [token, pay] = sessionTokenTemplate.build().actions.map(({ id }) => id)

function planOf(own: OwnIntegrations, change: Partial<PlanRequest> = {}) {
  const design = placeActions(sessionTokenTemplate.build(), INTEGRATION, own)
  const inOrg = placeActions(sessionTokenTemplate.build(), INTEGRATION).actions.map((action) => ({
    id: `org-${action.id}`,
    version: 1,
    ...toActionInput(action, INTEGRATION.id),
  }))
  return planPublish({
    design,
    org: {
      integration: INTEGRATION,
      actions: new Map(
        design.actions.map(({ id }) => [id, inOrg.filter((one) => one.id === `org-${id}`)]),
      ),
      names: new Map(),
      flow: null,
      mayExport: true,
    },
    own,
    memory: null,
    formerYaml: null,
    choices: {},
    write: () => ok('secureCall:'),
    ...change,
  })
}

describe('an action with an integration of its own', () => {
  it('is replaced when it was in another one, and the others are not', () => {
    const plan = planOf({ [pay!]: vault })
    expect(plan.ok && plan.value.steps.map(({ title }) => title)).toEqual([
      'Action Generate_Session_Token',
      'Replace action Process_Payment by Process_Payment_2',
      expect.stringContaining('Create flow'),
    ])
    const work = plan.ok ? plan.value.steps[1]?.work : null
    expect(work).toMatchObject({ input: { integrationId: 'i2' } })
  })

  it('takes the name of its integration for its category, when it has none', () => {
    const design = sessionTokenTemplate.build()
    const bare = { ...design, actions: design.actions.map((a) => ({ ...a, category: '' })) }
    const placed = placeActions(bare, INTEGRATION, { [pay!]: vault })
    expect(placed.actions.map(({ integration }) => integration)).toEqual(['Payments', 'Vault'])
  })

  it('waits for the integration that the plan makes, while the others have theirs already', () => {
    const made = { name: 'Vault', credentialName: 'Vault 1', fields: [] }
    const plan = planOf({ [token!]: plannedIntegration(made) }, { newIntegration: made })
    if (!plan.ok) throw new Error('no plan')
    expect(plan.value.integration).toBe(INTEGRATION)
    expect(plan.value.steps.map(({ id }) => id)[0]).toBe('integration')
    expect(plan.value.steps[1]?.work).toMatchObject({ input: { integrationId: NEW_INTEGRATION } })
  })

  it('cannot be published while that one is not active', () => {
    const plan = planOf({ [pay!]: { ...vault, isActive: false } })
    expect(!plan.ok && plan.error.map(describePlanProblem)).toEqual([
      expect.stringContaining('“Vault” is not active'),
    ])
  })
})
