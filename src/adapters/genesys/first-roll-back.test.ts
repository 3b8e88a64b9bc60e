import { afterEach, describe, expect, it, vi } from 'vitest'
import { toActionInput } from '#core/publish/action-input.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import { describeRollBackProblem, isRollBackProblem } from '#core/publish/roll-back-problem.ts'
import {
  firstPublish,
  publish,
  type Publishing,
  rollBackOf,
  standingIn,
} from '#testing/disturbed-publish.ts'
import { publishRig } from '#testing/publish-rig.ts'

afterEach(() => vi.unstubAllGlobals())

/** Entries of the journal: draft, its publication and the end of each action, then the job and the upload. */
const DRAFT_IS_ANNOUNCED = 1
const ACTION_IS_MADE = 5
const JOB_IS_KNOWN = 11
const FILE_IS_SENT = 12

async function cutOffAt(entry: number): Promise<Publishing> {
  const publishing = await firstPublish()
  await publishing.rig.run(publishing.plan, { entry, isKept: true })
  return publishing
}

async function takeBack(publishing: Publishing) {
  const plan = await rollBackOf(publishing)
  if (!plan.ok) throw new Error(JSON.stringify(plan.error))
  publishing.rig.forgetJournal()
  await publish(publishing.rig, plan.value)
  return plan.value.steps.map(({ title, detail }) => `${title}: ${detail}`)
}

async function refusal(publishing: Publishing): Promise<string> {
  const plan = await rollBackOf(publishing)
  if (plan.ok || !isRollBackProblem(plan.error)) throw new Error(JSON.stringify(plan))
  return describeRollBackProblem(plan.error)
}

const namesOf = ({ rig }: Publishing) =>
  standingIn(rig).actions.map(({ published, draft }) => published?.name ?? `draft ${draft?.name}`)

/** Somebody changes the first action in the org; gives its name. */
async function changeInOrg({ rig: { org, sandbox } }: Publishing): Promise<string> {
  const [made] = [...sandbox.state().actions.values()]
  const now = await org.action(made?.id ?? '')
  if (!now.ok) throw new Error(JSON.stringify(now.error))
  const config = { ...now.value.config, timeoutSeconds: 42 }
  await org.updateAction(now.value.id, { ...now.value, config }, now.value.version)
  return now.value.name
}

it('wherever a first publish was cut off, taking it back leaves nothing of it', async () => {
  const kills: number[] = []
  for (let entry = ACTION_IS_MADE; entry <= JOB_IS_KNOWN; entry += 1) {
    const publishing = await cutOffAt(entry)
    await takeBack(publishing)
    expect(standingIn(publishing.rig), `entry ${entry}`).toMatchObject({ actions: [], flows: [] })
    kills.push(entry)
  }
  expect(kills.length).toBe(7)
})

describe('what stays is said', () => {
  it('an action that somebody has changed since', async () => {
    const publishing = await cutOffAt(JOB_IS_KNOWN)
    const changed = await changeInOrg(publishing)
    const steps = await takeBack(publishing)
    expect(steps).toContain(`Action ${changed}: stays: somebody has changed it in the org since`)
    expect(namesOf(publishing)).toEqual([changed])
  })

  it('an action that was changed between the plan and its removal', async () => {
    const publishing = await cutOffAt(JOB_IS_KNOWN)
    const plan = await rollBackOf(publishing)
    if (!plan.ok) throw new Error(JSON.stringify(plan.error))
    const changed = await changeInOrg(publishing)
    publishing.rig.forgetJournal()
    await publish(publishing.rig, plan.value)
    expect(namesOf(publishing)).toEqual([changed])
    expect(publishing.rig.journal).toContainEqual({
      type: 'finished',
      step: plan.value.steps[0]?.id,
      result: { type: 'changed' },
    })
  })

  it('a flow that was in the org and never live', async () => {
    const rig = publishRig()
    const design = sessionTokenTemplate.build()
    rig.sandbox.change((org) => {
      const [seeded] = org.flows.values()
      const { name } = design.flow
      const draft = { ...seeded!, id: 'draft-1', name, type: 'SECURECALL', versions: [] }
      return { ...org, flows: new Map([...org.flows, [draft.id, draft]]) }
    })
    const publishing = { rig, plan: await rig.plan(design) }
    await rig.run(publishing.plan, { entry: JOB_IS_KNOWN, isKept: true })
    expect(await takeBack(publishing)).toContain(
      `Flow “${design.flow.name}”: stays: it is there without a published version`,
    )
    expect(namesOf(publishing)).toEqual([])
  })

  it('a draft of the same content that the journal does not know by its id', async () => {
    const publishing = await cutOffAt(DRAFT_IS_ANNOUNCED)
    const { org, plan } = { ...publishing.rig, plan: publishing.plan }
    const [action] = sessionTokenTemplate.build().actions
    const input = toActionInput(
      { ...action!, integration: plan.integration.name },
      plan.integration.id,
    )
    const made = plan.steps[0]?.work
    await org.createActionDraft(made?.type === 'create-action' ? made.input : input)
    expect(await refusal(publishing)).toMatch(/^There is nothing to take back. Draft of .* stays/)
    expect(namesOf(publishing)).toEqual(['draft Generate_Session_Token'])
  })
})

describe('what is not taken back', () => {
  it('a publish that has written nothing', async () => {
    const publishing = await cutOffAt(DRAFT_IS_ANNOUNCED)
    expect(await refusal(publishing)).toContain('has changed nothing')
  })

  it('one whose flow Genesys may still be publishing', async () => {
    const publishing = await cutOffAt(FILE_IS_SENT)
    expect(await refusal(publishing)).toContain('may still be publishing')
    await publish(publishing.rig, publishing.plan)
    expect(namesOf(publishing)).toEqual(['Generate_Session_Token', 'Process_Payment'])
  })

  it('one whose flow is live', async () => {
    const publishing = await firstPublish()
    await publish(publishing.rig, publishing.plan)
    expect(await refusal(publishing)).toContain('was published for the first time')
  })
})
