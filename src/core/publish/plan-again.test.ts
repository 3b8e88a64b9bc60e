import { describe, expect, it } from 'vitest'
import {
  changes,
  DESIGN,
  EVERYTHING,
  firstStep,
  inOrg,
  LIVE,
  made,
  published,
  replaceFirst,
  type Situation,
  slower,
  TOKEN,
  withFirst,
} from '#testing/plan-situation.ts'
import { isReady, isUpToDate } from './plan.ts'
import { planText } from './plan-text.ts'

describe('a plan that remembers the last publish', () => {
  const memory = published()
  const same = { actions: EVERYTHING, flow: LIVE, memory }

  it('writes nothing when nothing has changed', () => {
    const plan = made(same)
    expect(plan.steps.map(({ change }) => change)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect([isUpToDate(plan), isReady(plan)]).toEqual([true, false])
    expect(planText(plan, 'Org')).toBe(
      `Nothing to publish: Org has “${DESIGN.flow.name}” exactly as it is here.\n`,
    )
  })

  it('updates an action that only the design has changed', () => {
    const step = firstStep({ ...same, of: withFirst({ timeoutSeconds: 20 }) })
    expect(step).toMatchObject({ change: 'update', parts: [{ changedBy: 'design' }] })
  })

  it('asks whose version stands of an action that was changed in the org', () => {
    const drifted = { ...same, actions: replaceFirst(slower(inOrg(TOKEN))) }
    expect(firstStep(drifted)).toMatchObject({
      change: 'drifted',
      work: null,
      parts: [{ part: 'timeout', changedBy: 'org' }],
    })
    expect(isReady(made(drifted))).toBe(false)
    const step = `action:${TOKEN.id}`
    expect(changes({ ...drifted, choices: { [step]: 'design' } })[0]).toBe('update')
    expect(changes({ ...drifted, choices: { [step]: 'org' } })[0]).toBe('unchanged')
  })

  it('asks as well when a newer version of the flow was published in the org', () => {
    const drifted = { ...same, flow: { ...LIVE, publishedVersion: '5.0' } }
    expect(changes(drifted)).toEqual(['unchanged', 'unchanged', 'drifted'])
    expect(changes({ ...drifted, choices: { flow: 'design' } }).at(-1)).toBe('update')
    expect(isUpToDate(made({ ...drifted, choices: { flow: 'org' } }))).toBe(true)
  })

  it('creates again what is gone from the org, and has the flow call it', () => {
    const steps = made({ ...same, actions: EVERYTHING.slice(1) }).steps
    expect(steps.map(({ change }) => change)).toEqual(['create', 'unchanged', 'update'])
    expect(steps[0]?.detail).toMatch(/^it is no longer in the org; /)
  })

  it('keeps the old flow’s YAML for the way back, or has it exported, or says that it cannot', () => {
    const of = { ...DESIGN, flow: { ...DESIGN.flow, description: 'New' } }
    const changed = { ...same, memory: { ...memory, flow: { ...memory.flow!, hash: 'another' } } }
    const wayBack = (situation: Situation) => made(situation).steps.at(-1)?.takenBack
    expect(wayBack({ ...changed, of, formerYaml: 'secureCall:\n' })).toBe('recorded')
    expect(wayBack({ ...changed, of })).toBe('exported')
    expect(wayBack({ ...changed, of, state: { mayExport: false } })).toBe('by-hand')
  })
})
