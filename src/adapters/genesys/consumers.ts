import type ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js'
import { ok } from '#core/base/result.ts'
import type { OrgAction, OrgReply } from '#core/publish/ports.ts'
import { allPages } from './pages.ts'
import { consumersSchema } from './schemas.ts'

/** What dependency tracking calls a data action: two types, and under the other one it does not know it. */
const SECURE_ACTION = 'SECUREACTION'
const OPEN_ACTION = 'DATAACTION'

/**
 * Which versions of a flow are asked about (Platform API: `flowFilter`, one of the two a request). Without it every
 * version that ever called the action would count, so that none could ever be removed. One that somebody has checked in
 * counts: it is published next.
 */
const FILTERS = ['published', 'checkedIn'] as const

/** The names of the flows that call a data action in their published or in their checked-in version. */
export async function flowsUsing(
  { id: actionId, secure }: Pick<OrgAction, 'id' | 'secure'>,
  architect: ArchitectApi,
): OrgReply<readonly string[]> {
  const names = new Map<string, string>()
  const type = secure ? SECURE_ACTION : OPEN_ACTION
  for (const flowFilter of FILTERS) {
    const found = await allPages('who uses the action', consumersSchema, (page) =>
      architect.getArchitectDependencytrackingConsumingresources(actionId, type, {
        ...page,
        flowFilter,
      }),
    )
    if (!found.ok) return found
    for (const { id, name } of found.value) names.set(id, name ?? id)
  }
  return ok([...names.values()])
}
