import { useQuery } from '@tanstack/react-query'
import { err, type Result } from '#core/base/result.ts'
import type { ListedFlow } from '#core/publish/org-library.ts'
import { orgQueries } from '../publish/org-queries.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { describePublishError } from '../publish/words.ts'

/** The secure call flows of the org; a failure is a sentence. */
export function useOrgFlows(session: OrgSession) {
  return useQuery<Result<readonly ListedFlow[], string>>(
    {
      queryKey: ['secure-flows', session.address],
      queryFn: async () => {
        const found = await session.client.secureFlows()
        return found.ok ? found : err(describePublishError(found.error))
      },
    },
    orgQueries,
  )
}
