import { useQueries } from '@tanstack/react-query'
import { orgQueries } from './org-queries.ts'
import type { OrgSession } from './org-store.ts'

/**
 * The types of the credentials of some integrations, by id: null where one has none, and nothing while it is not known
 * and where the org does not tell.
 */
export function useCredentialTypes(
  session: OrgSession,
  ids: readonly string[],
): ReadonlyMap<string, string | null> {
  const asked = useQueries(
    {
      queries: ids.map((id) => ({
        queryKey: ['credential type', session.address, id],
        queryFn: async () => {
          const found = await session.client.credentialType(id)
          return { type: found.ok ? found.value : undefined }
        },
      })),
    },
    orgQueries,
  )
  const types = new Map<string, string | null>()
  for (const [at, id] of ids.entries()) {
    const type = asked[at]?.data?.type
    if (type !== undefined) types.set(id, type)
  }
  return types
}
