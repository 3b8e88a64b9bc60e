import type ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js'
import { ok } from '#core/base/result.ts'
import type { OrgReply } from '#core/publish/ports.ts'
import { allPages } from './pages.ts'
import { consumersSchema } from './schemas.ts'

/** What dependency tracking calls a secure data action. */
const SECURE_ACTION = 'SECUREACTION'

/**
 * Which versions of a flow are asked about (Platform API: `flowFilter`, one of the two a request). Without it every
 * version that ever called the action would count, so that none could ever be removed. One that somebody has checked in
 * counts: it is published next.
 */
const FILTERS = ['published', 'checkedIn'] as const

/** The names of the flows that call a secure data action in their published or in their checked-in version. */
export async function flowsUsing(
  actionId: string,
  architect: ArchitectApi,
): OrgReply<readonly string[]> {
  const names = new Map<string, string>()
  for (const flowFilter of FILTERS) {
    const found = await allPages('who uses the action', consumersSchema, (page) =>
      architect.getArchitectDependencytrackingConsumingresources(actionId, SECURE_ACTION, {
        ...page,
        flowFilter,
      }),
    )
    if (!found.ok) return found
    for (const { id, name } of found.value) names.set(id, name ?? id)
  }
  return ok([...names.values()])
}
