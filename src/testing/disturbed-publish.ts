import { expect } from 'vitest'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { Design } from '#core/model/design.ts'
import type { Plan } from '#core/publish/plan.ts'
import { publicationOf } from '#core/publish/plan-step.ts'
import { planRollBack } from '#core/publish/roll-back.ts'
import type { Published } from '#core/publish/run.ts'
import { type PublishRig, publishRig } from './publish-rig.ts'

/** A publish that is ready to be run, in an org where everything before it has been done. */
export interface Publishing {
  readonly rig: PublishRig
  readonly plan: Plan
}

const first = sessionTokenTemplate.build()

/** The settings of one action and the description have changed. */
const second: Design = {
  ...first,
  flow: { ...first.flow, description: 'The second version.' },
  actions: first.actions.map((action, i) => (i === 0 ? { ...action, timeoutSeconds: 20 } : action)),
}

const note = {
  name: 'Note',
  type: 'string',
  required: false,
  description: 'What the gateway adds',
  sensitivity: 'none',
} as const

/** The contract of the other action has changed as well, which is for life. */
const replacing: Design = {
  ...second,
  actions: second.actions.map((action, i) =>
    i === 1 ? { ...action, outputs: [...action.outputs, note] } : action,
  ),
}

export async function firstPublish(): Promise<Publishing> {
  const rig = publishRig()
  return { rig, plan: await rig.plan(first) }
}

/** The second action belongs to another gateway, whose integration the plan makes. */
export async function publishIntoTwo(): Promise<Publishing> {
  const rig = publishRig()
  const integration = { name: 'Vault', credentialName: 'Vault 7f3a9c', fields: ['apiKey'] }
  return { rig, plan: await rig.plan(first, { made: { integration, action: 1 } }) }
}

export function update(): Promise<Publishing> {
  return nextPublish(second)
}

/** A contract has changed: a new action, the flow bound to it, and the old one removed. */
export function replacement(): Promise<Publishing> {
  return nextPublish(replacing)
}

/** The same, while a flow that is not ours calls the old action. */
export function replacementOfSharedAction(): Promise<Publishing> {
  return nextPublish(replacing, async (rig) => {
    await publish(rig, await rig.plan({ ...first, flow: { ...first.flow, name: 'Another flow' } }))
    rig.forgetJournal()
  })
}

/** The same update where nobody has the file that is live: the org exports it first. */
export function updateAfterExport(): Promise<Publishing> {
  return nextPublish(second, async () => {}, false)
}

/** The publish that replaced an action is taken back. */
export async function rollBack(): Promise<Publishing> {
  const { rig, plan: undone } = await replacement()
  await publish(rig, undone)
  return takenBack({ rig, plan: undone })
}

/** A first publish was cut off while its second action was a draft, and is taken back. */
export async function rollBackOfFirst(): Promise<Publishing> {
  const { rig, plan: undone } = await firstPublish()
  const publishingTheSecond = 8
  await rig.run(undone, { entry: publishingTheSecond, isKept: true })
  return takenBack({ rig, plan: undone })
}

/** What the journal of a publish can be taken back by, or why not. */
export function rollBackOf({ rig, plan }: Publishing) {
  const org = { id: 'o1', name: 'Sandbox' }
  const journal = { id: 'j1', startedAt: 0, org, plan, entries: [...rig.journal] }
  return planRollBack(journal, rig.org)
}

async function takenBack(publishing: Publishing): Promise<Publishing> {
  const plan = await rollBackOf(publishing)
  if (!plan.ok) throw new Error(JSON.stringify(plan.error))
  publishing.rig.forgetJournal()
  return { rig: publishing.rig, plan: plan.value }
}

/** Goes on after each failure, as a person does by the button. */
export async function publish(rig: PublishRig, plan: Plan): Promise<Published> {
  const errors: string[] = []
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const outcome = await rig.run(plan)
    if (outcome?.ok === true) return outcome.value
    errors.push(JSON.stringify(outcome?.error))
  }
  throw new Error(`did not end: ${[...errors, ...rig.requests].join('\n')}`)
}

/** Everything that stands in the org, without the ids by which two orgs differ. */
export function standingIn({ sandbox }: PublishRig) {
  const { actions, flows, integrations } = sandbox.state()
  const nameOf = (id: string) => integrations.get(id)?.name ?? 'none'
  return {
    integrations: [...integrations.values()]
      .map(({ name, intendedState, config }) => [
        name,
        intendedState,
        Object.keys(config.credentials),
      ])
      .sort(([a], [b]) => compare(String(a), String(b))),
    actions: [...actions.values()]
      .map(({ published, draft, integrationId }) => ({
        published,
        draft,
        integration: nameOf(integrationId),
      }))
      .sort((a, b) => compare(a.published?.name ?? '', b.published?.name ?? '')),
    flows: [...flows.values()]
      .filter(({ type }) => type === 'SECURECALL')
      .map(({ name, versions }) => ({ name, versions: versions.map(({ yaml }) => yaml) }))
      .sort((a, b) => compare(a.name, b.name)),
  }
}

/** Names of what stands, with versions, for tests to write down. Nothing may be left half done. */
export function namesIn(rig: PublishRig) {
  const { actions, flows } = standingIn(rig)
  expect(actions.flatMap(({ draft }) => draft ?? [])).toEqual([])
  return {
    actions: actions.map(({ published }) => `${published?.name} ${published?.version}`),
    flows: flows.map(({ name, versions }) => `${name} ${versions.length}`),
  }
}

async function nextPublish(
  design: Design,
  meanwhile: (rig: PublishRig) => Promise<void> = async () => {},
  isFileKnown = true,
): Promise<Publishing> {
  const { rig, plan: before } = await firstPublish()
  const { memory } = await publish(rig, before)
  rig.forgetJournal()
  await meanwhile(rig)
  const formerYaml = isFileKnown ? (publicationOf(before)?.yaml ?? null) : null
  return { rig, plan: await rig.plan(design, { memory, formerYaml }) }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : 1
}
