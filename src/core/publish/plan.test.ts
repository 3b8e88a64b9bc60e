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
  slower,
  TOKEN,
  withFirst,
} from '#testing/plan-situation.ts'
import type { DataAction } from '../model/data-action.ts'
import { toActionInput } from './action-input.ts'
import { hashesOf, textsOf } from './action-parts.ts'

describe('the first plan', () => {
  it('creates what the org does not have, actions before the flow', () => {
    expect(made().steps.map((step) => step.title)).toEqual([
      'Create action Generate_Session_Token',
      'Create action Process_Payment',
      `Create flow “${DESIGN.flow.name}”`,
    ])
  })

  it('does not publish actions that no node calls', () => {
    const unused: DataAction = { ...TOKEN, id: 'unused' as DataAction['id'], name: 'Unused' }
    expect(made({ of: { ...DESIGN, actions: [...DESIGN.actions, unused] } }).steps).toHaveLength(3)
  })

  it('compares what is there by content, and takes a flow for changed', () => {
    expect(changes({ actions: EVERYTHING, flow: LIVE })).toEqual([
      'unchanged',
      'unchanged',
      'update',
    ])
  })

  it('says what would change in an action', () => {
    expect(firstStep({ actions: replaceFirst(slower(inOrg(TOKEN))) })).toMatchObject({
      change: 'update',
      detail: 'changes timeout; the org has version 3',
      parts: [{ part: 'timeout', design: '10 s', org: '59 s', changedBy: 'unknown' }],
      takenBack: 'recorded',
    })
  })
})

describe('an action whose contract or secure flag has changed', () => {
  const of = withFirst({ outputs: [] })

  it('is replaced by a new one that the flow calls, and removed once the flow is live', () => {
    const plan = made({ of, actions: EVERYTHING, flow: LIVE, memory: published() })
    expect(plan.steps.map(({ title }) => title)).toEqual([
      'Replace action Generate_Session_Token by Generate_Session_Token_2',
      'Action Process_Payment',
      `Update flow “${DESIGN.flow.name}”`,
      'Remove action Generate_Session_Token',
    ])
    expect(plan.steps[2]?.work).toMatchObject({
      yaml: 'secureCall:\n  calls: Generate_Session_Token_2, Process_Payment\n',
    })
  })

  it('stays beside the new one when somebody else has published it', () => {
    const plan = made({ of, actions: EVERYTHING })
    expect(plan.steps.map(({ change }) => change)).toEqual(['replace', 'unchanged', 'create'])
    expect(plan.steps[0]?.detail).toMatch(/was not published from here and stays$/)
  })

  it('keeps its new name from then on', () => {
    const memory = published(of)
    const renamed = { ...memory.actions[TOKEN.id]!, name: 'Generate_Session_Token_2' }
    const hashes = hashesOf(
      textsOf({ ...toActionInput(of.actions[0]!, 'i1'), name: 'Generate_Session_Token_2' }),
    )
    const actions = replaceFirst(inOrg(of.actions[0]!, { name: 'Generate_Session_Token_2' }))
    const plan = made({
      of,
      actions,
      flow: LIVE,
      memory: { ...memory, actions: { ...memory.actions, [TOKEN.id]: { ...renamed, hashes } } },
    })
    expect(plan.steps[0]).toMatchObject({
      change: 'unchanged',
      work: { name: 'Generate_Session_Token_2' },
    })
  })
})
