import type { PublishedMemory } from '#core/publish/memory.ts'
import { placeActions } from '#core/publish/plan.ts'
import { rehearsedActions } from '#core/rehearse/clone-input.ts'
import { rehearsalObstacle } from '#core/rehearse/permissions.ts'
import { type Rehearsal, rehearseActions } from '#core/rehearse/rehearse-actions.ts'
import { type RehearsedCall, rehearseCall } from '#core/rehearse/rehearse-call.ts'
import { FailedRun } from '../command.ts'
import type { Connection } from '../publishing/connect.ts'
import { placedIn } from '../publishing/placed-in.ts'
import { recordsOf } from '../publishing/subject.ts'
import type { Stage } from './alone.ts'
import type { RehearsalSetup } from './setup.ts'

/** What came of a rehearsal of the actions, or of a whole call. */
export type Rehearsed =
  | { readonly type: 'actions'; readonly rehearsal: Rehearsal }
  | { readonly type: 'call'; readonly rehearsal: RehearsedCall }

export interface RehearsedIn {
  readonly rehearsed: Rehearsed
  /** What was published of the design to this org; null when nothing is known. */
  readonly published: PublishedMemory | null
}

/** The same rehearsal as in the app. Nothing is published, and clones are removed in the end. */
export async function rehearse(
  { subject, env }: Stage,
  { org, identity }: Connection,
  { integrations: options, actions, values, caller, isTestEndpoint }: RehearsalSetup,
): Promise<RehearsedIn> {
  const obstacle = rehearsalObstacle(identity)
  if (obstacle !== null) throw new FailedRun(obstacle)
  const key = { org: identity.orgId, design: subject.design.id }
  const { memory: published } = await recordsOf(subject, key)
  const { integration, own } = await placedIn(org, subject.design, options, published)
  const design = placeActions(subject.design, integration, own)
  const integrations = Object.fromEntries(Object.entries(own).map(([id, one]) => [id, one?.id]))
  const inOrg = { ...env, integrationId: integration.id, ownIntegrations: integrations }
  if (actions === null) {
    const rehearsal = await rehearseCall(org, inOrg, { design, caller, isTestEndpoint })
    return { rehearsed: { type: 'call', rehearsal }, published }
  }
  const rehearsal = await rehearseActions(org, inOrg, {
    actions: rehearsedActions(design).filter(({ id }) => actions.has(id)),
    card: caller.card,
    values: Object.fromEntries([...actions].map((id) => [id, values])),
    isTestEndpoint,
  })
  return { rehearsed: { type: 'actions', rehearsal }, published }
}
