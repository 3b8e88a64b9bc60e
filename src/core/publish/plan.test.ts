import { describe, expect, it } from 'vitest'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { toActionInput } from './action-input.ts'
import { describePlanProblem, type OrgState, placeActions, planPublish } from './plan.ts'
import type { OrgAction, OrgIntegration } from './ports.ts'

const integration: OrgIntegration = {
  id: 'i1',
  name: 'Payments',
  typeId: 'custom-rest-actions',
  isActive: true,
}
const design = placeActions(sessionTokenTemplate.build(), integration)
const [token] = design.actions

function inOrg(action: DataAction, change: Partial<OrgAction> = {}): OrgAction {
  const { contract, config, secure } = toActionInput(action, integration.id)
  const { name, category } = action
  return {
    id: `org-${action.id}`,
    version: 3,
    name,
    category,
    integrationId: 'i1',
    secure,
    contract,
    config,
    ...change,
  }
}

function plan(actions: readonly OrgAction[], state: Partial<OrgState> = {}, of: Design = design) {
  const byName = new Map(
    of.actions.map((action) => [action.id, actions.filter(({ name }) => name === action.name)]),
  )
  return planPublish(of, 'secureCall:', { integration, actions: byName, flow: null, ...state })
}

const refused = (made: ReturnType<typeof plan>) => (made.ok ? [] : made.error)

describe('the plan', () => {
  it('creates what the org does not have, actions before the flow', () => {
    const made = plan([])
    expect(made.ok && made.value.steps.map((step) => step.title)).toEqual([
      'Create action Generate_Session_Token',
      'Create action Process_Payment',
      `Create flow “${design.flow.name}”`,
    ])
  })

  it('leaves an action alone that is as it should be', () => {
    const made = plan(design.actions.map((action) => inOrg(action)))
    expect(made.ok && made.value.steps.map((step) => step.change)).toEqual([
      'unchanged',
      'unchanged',
      'create',
    ])
  })

  it('says what would change in an action', () => {
    const other = inOrg(token!)
    const made = plan([{ ...other, config: { ...other.config, timeoutSeconds: 59 } }])
    expect(made.ok && made.value.steps[0]).toMatchObject({
      change: 'update',
      detail: 'changes timeout; the org has version 3',
    })
  })

  it('updates a flow that is there', () => {
    const flow = { id: 'f', name: design.flow.name, publishedVersion: '4.0', lockedBy: null }
    const made = plan([], { flow })
    expect(made.ok && made.value.steps.at(-1)).toMatchObject({
      change: 'update',
      detail: 'a new version; version 4.0 stays live until this succeeds',
    })
  })

  it('does not publish actions that no node calls', () => {
    const unused: DataAction = { ...token!, id: 'unused' as DataAction['id'], name: 'Unused' }
    const made = plan([], {}, { ...design, actions: [...design.actions, unused] })
    expect(made.ok && made.value.steps).toHaveLength(3)
  })
})

describe('there is no plan when', () => {
  it('an action of the org has another contract', () => {
    const other = inOrg({ ...token!, outputs: [] })
    expect(refused(plan([other]))).toEqual([
      { code: 'contract-differs', action: 'Generate_Session_Token' },
    ])
  })

  it('an action of the org is not secure', () => {
    const problems = refused(plan([inOrg(token!, { secure: false })]))
    expect(problems.map(describePlanProblem)).toEqual([
      'The org already has an action “Generate_Session_Token” that is not secure, and that cannot be changed once it is published. Rename the action in the design.',
    ])
  })

  it('a name means two actions', () => {
    expect(refused(plan([inOrg(token!), inOrg(token!, { id: 'another' })]))).toEqual([
      { code: 'name-ambiguous', action: 'Generate_Session_Token', count: 2 },
    ])
  })

  it('the integration is not active or the flow is locked: everything is said at once', () => {
    const flow = { id: 'f', name: 'Pay', publishedVersion: null, lockedBy: 'Another architect' }
    const problems = refused(plan([], { integration: { ...integration, isActive: false }, flow }))
    expect(problems.map(({ code }) => code)).toEqual(['integration-inactive', 'flow-locked'])
  })
})
