import type ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js'
import { ok } from '#core/base/result.ts'
import type { OrgLibrary } from '#core/publish/org-library.ts'
import { toOrgFlow } from './flows.ts'
import { allPages } from './pages.ts'
import { flowsSchema } from './schemas.ts'

/** What an org has to choose from. */
export function orgLibrary(architect: ArchitectApi): OrgLibrary {
  return {
    async secureFlows() {
      const found = await allPages('the secure call flows', flowsSchema, (page) =>
        architect.getFlows({ ...page, type: ['securecall'], sortBy: 'name' }),
      )
      return found.ok
        ? ok(
            found.value.map((flow) => ({
              ...toOrgFlow(flow),
              publishedAt: flow.publishedVersion?.datePublished ?? null,
            })),
          )
        : found
    },
  }
}
