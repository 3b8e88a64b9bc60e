import { describe, expect, test } from 'vitest'
import { DESIGN, inOrg, LIVE, made, replaceFirst, slower, TOKEN } from '#testing/plan-situation.ts'
import { partDiff, planText } from './plan-text.ts'
import type { Plan } from './plan.ts'
import type { PlanStep } from './plan-step.ts'

const change = (org: string, design: string) =>
  partDiff({ part: 'body', org, design, changedBy: 'org' })

describe('what an org has is shown as what it is', () => {
  test('a live key that somebody wrote into a template there is in no plan and no log', () => {
    const diff = change('k: sk_live_4eC39HqLyjWDarjtT1zdp7dc\nn: 1', 'k: ${credentials.key}\nn: 1')
    expect(diff).toContain('-k: ••••••')
    expect(diff).toContain('+k: ${credentials.key}')
    expect(diff).not.toContain('4eC39')
  })

  test('texts that differ in a secret alone', () => {
    const diff = change('sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'sk_live_NoRealKey1')
    expect(diff).toBe('The texts differ in a secret, which is not shown.')
  })

  test('an override of direction and a sequence for the terminal', () => {
    const diff = change('a\u202E\u001B[2Kb', 'a')
    expect(diff).toContain(String.raw`-a\u202e\u001b[2Kb`)
  })

  test('a soft hyphen, which nobody sees', () => {
    expect(change('api.\u00ADstripe.com', 'api.stripe.com')).toContain(
      String.raw`-api.\u00adstripe`,
    )
  })
})

test('a plan as text lists what is done, with a diff of what differs', () => {
  const text = planText(made({ actions: replaceFirst(slower(inOrg(TOKEN))), flow: LIVE }), 'Org')
  expect(text).toBe(`Plan for “${DESIGN.flow.name}” in Org:

~ Update action Generate_Session_Token: changes timeout; the org has version 3
    timeout: different
      --- timeout in the org
      +++ timeout in the design
      @@ -1,1 +1,1 @@
      -59 s
      +10 s
= Action Process_Payment: as in the org, version 3
~ Update flow “${DESIGN.flow.name}”: a new version of the flow of this name that the org has, not known to be published from here; version 4.0 stays live until this succeeds

2 to update, 1 unchanged.
`)
})

test('a name with a line break makes no line of a plan', () => {
  const step: PlanStep = {
    id: 's1',
    title: 'Update “Pay”',
    detail: 'x\n+ Create “Pay”: secure',
    change: 'update',
    takenBack: 'recorded',
    parts: [],
    mayKeepOrg: false,
    work: null,
  }
  const plan: Plan = {
    design: 'd1',
    flowName: 'Pay\n+ Create “a”',
    integration: { id: 'i1', name: 'Payments', typeId: 'custom-rest-actions', isActive: true },
    steps: [step],
  }
  const text = planText(plan, 'Org\r\u009B2J')
  expect(text.split('\n').filter((line) => line.startsWith('+'))).toEqual([])
  expect(text).toContain(String.raw`in Org\u000d\u009b2J:`)
})
