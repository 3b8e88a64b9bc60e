import type { Plan } from './plan.ts'
import type { StepWork } from './plan-step.ts'
import type { Identity } from './ports.ts'

/**
 * What every publish asks of the person: reading and writing actions, and running an Architect job, which acts with
 * their own permissions on the flow.
 */
export const NEEDED_PERMISSIONS = [
  'architect:job:create',
  'architect:job:view',
  'architect:flow:view',
  'architect:flow:add',
  'architect:flow:edit',
  'architect:flow:publish',
  'integrations:integration:view',
  'integrations:action:view',
  'integrations:action:add',
  'integrations:action:edit',
  'integrations:action:delete',
] as const

/** What some steps ask for besides (Platform API: the permissions of the operations that they need). */
const STEP_PERMISSIONS: Partial<Readonly<Record<StepWork['type'], readonly string[]>>> = {
  // Its credentials are under the same permissions.
  'create-integration': ['integrations:integration:add', 'integrations:integration:edit'],
  // Which flows use an action is asked before it is removed.
  'remove-action': ['architect:dependencyTracking:view'],
}

const EXPORT_PERMISSIONS = ['architect:jobExport:create', 'architect:jobExport:view'] as const

/** Scopes that the token needs; `user-basic-info` is needed to ask at all. A read-only scope does not do. */
const NEEDED_SCOPES = ['architect', 'integrations'] as const

/** What carrying out this plan asks for, and what any publish does while there is none. */
export function permissionsFor(plan: Pick<Plan, 'steps'> | null): readonly string[] {
  const ofSteps = (plan?.steps ?? []).flatMap(
    ({ work }) => (work === null ? undefined : STEP_PERMISSIONS[work.type]) ?? [],
  )
  return [...new Set([...NEEDED_PERMISSIONS, ...ofSteps])]
}

/** The permissions that are missing, by exact name; empty as well when the org does not tell. */
export function missingPermissions(
  identity: Identity,
  needed: readonly string[] = NEEDED_PERMISSIONS,
): readonly string[] {
  const { permissions } = identity
  if (permissions === null) return []
  return needed.filter((one) => !permissions.some((held) => covers(held, one)))
}

/** What is missing and what to do about it: the end of a sentence. */
export function describeMissing(missing: readonly string[]): string {
  return `missing ${missing.join(', ')}. An admin of the org can add ${missing.length === 1 ? 'it' : 'them'} to one of your roles; it takes up to five minutes.`
}

/** Whether the person may have a flow exported, so that what is live can be brought back; not where it is not told. */
export function mayExportFlows({ permissions }: Identity): boolean {
  return EXPORT_PERMISSIONS.every(
    (needed) => permissions?.some((held) => covers(held, needed)) === true,
  )
}

/** The scopes that are missing; empty when the org does not tell, as orgs need not enforce scopes. */
export function missingScopes(identity: Identity): readonly string[] {
  const { scopes } = identity
  if (scopes === null || scopes.length === 0) return []
  return NEEDED_SCOPES.filter((needed) => !scopes.includes(needed))
}

/** `architect:flow:*` covers every action on flows. */
function covers(held: string, needed: string): boolean {
  const parts = held.split(':')
  return needed
    .split(':')
    .every((part, i) => parts[i] === part || parts[i] === '*' || parts[i] === 'all')
}
