import { describe, expect, it } from 'vitest'
import {
  DESIGN,
  EVERYTHING,
  inOrg,
  INTEGRATION,
  LIVE,
  planOf,
  published,
  type Situation,
  TOKEN,
} from '#testing/plan-situation.ts'
import type { Design } from '../model/design.ts'

describe('there is no plan when', () => {
  const refused = (situation: Situation) => {
    const plan = planOf(situation)
    return plan.ok ? [] : plan.error
  }

  it('a name means two actions and none of them is remembered', () => {
    const twice = [inOrg(TOKEN), inOrg(TOKEN, { id: 'another' })]
    expect(refused({ actions: twice })).toEqual([
      { code: 'name-ambiguous', action: 'Generate_Session_Token', count: 2 },
    ])
    expect(refused({ actions: twice, memory: published() })).toEqual([])
  })

  it('an action that is known by its name only is not there', () => {
    const stubs: Design = {
      ...DESIGN,
      actions: DESIGN.actions.map((action) => ({
        ...action,
        request: { ...action.request, url: '' },
      })),
    }
    expect(refused({ of: stubs, actions: [inOrg(TOKEN)] })).toEqual([
      { code: 'action-missing', action: 'Process_Payment', category: 'Payment gateway' },
    ])
    const plan = planOf({ of: stubs, actions: EVERYTHING })
    expect(plan.ok && plan.value.steps.map(({ change }) => change)).toEqual([
      'unchanged',
      'unchanged',
      'create',
    ])
  })

  it('the integration is not active or the flow is locked: everything is said at once', () => {
    const problems = refused({
      flow: { ...LIVE, lockedBy: 'Another architect' },
      state: { integration: { ...INTEGRATION, isActive: false } },
    })
    expect(problems.map(({ code }) => code)).toEqual(['integration-inactive', 'flow-locked'])
  })

  it('a locked flow is no obstacle while it stays as it is', () => {
    const flow = { ...LIVE, lockedBy: 'Another architect' }
    expect(refused({ actions: EVERYTHING, flow, memory: published() })).toEqual([])
  })
})
