import type { Identity } from '../publish/ports.ts'
import { missingPermissions } from '../publish/preflight.ts'

/** What a rehearsal asks of the person. Who may make clones and not remove them would leave them in the org. */
const REHEARSAL_PERMISSIONS = [
  'integrations:integration:view',
  'integrations:action:view',
  'integrations:action:add',
  'integrations:action:execute',
  'integrations:action:delete',
] as const

/** Why the person cannot rehearse, in words; null when nothing is known to be missing. */
export function rehearsalObstacle(identity: Identity): string | null {
  const missing = missingPermissions(identity, REHEARSAL_PERMISSIONS)
  return missing.length === 0
    ? null
    : `To rehearse you are missing ${missing.join(', ')}. Ask an admin of the org to add ${missing.length === 1 ? 'it' : 'them'} to one of your roles; it can take five minutes to apply.`
}
