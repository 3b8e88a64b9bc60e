import { categoryOf } from '#core/model/data-action.ts'
import { placeActions } from '#core/publish/plan.ts'
import { describeRehearsalError } from '#core/rehearse/environment.ts'
import { type Removal, removeLeftovers } from '#core/rehearse/leftovers.ts'
import { FailedRun } from '../command.ts'
import type { Connection } from '../publishing/connect.ts'
import type { IntegrationOptions } from '../publishing/integration-options.ts'
import { placedIn } from '../publishing/placed-in.ts'
import { recordsOf } from '../publishing/subject.ts'
import type { Stage } from './alone.ts'

/** What has become of test clones that earlier rehearsals have left in the org. */
export interface Leftovers {
  readonly removed: readonly string[]
  readonly left: readonly { readonly name: string; readonly reason: string }[]
}

/** Removes what a rehearsal of this file has left that was cut off: it is written down beside the file. */
export async function removeEarlier({ env }: Stage, { org }: Connection): Promise<Leftovers> {
  return told(await removeLeftovers(org, env, []))
}

/** Removes besides what is named as a test clone in the categories of the design, whoever has made it. */
export async function cleanUp(
  { subject, env }: Stage,
  { org, identity }: Connection,
  options: IntegrationOptions,
): Promise<Leftovers> {
  const key = { org: identity.orgId, design: subject.design.id }
  const { memory } = await recordsOf(subject, key)
  const { integration, own } = await placedIn(org, subject.design, options, memory)
  const { actions } = placeActions(subject.design, integration, own)
  return told(await removeLeftovers(org, env, actions.map(categoryOf)))
}

function told(removal: Awaited<ReturnType<typeof removeLeftovers>>): Leftovers {
  if (!removal.ok) throw new FailedRun(describeRehearsalError(removal.error))
  return { removed: removal.value.removed, left: removal.value.left.map(reasonOf) }
}

function reasonOf({ name, error }: Removal['left'][number]): Leftovers['left'][number] {
  return { name, reason: describeRehearsalError(error) }
}
