import { useQuery } from '@tanstack/react-query'
import type { OrgNames } from '#core/kinds/fields.ts'
import type { OrgReply } from '#core/publish/ports.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { type OrgSession, useOrg } from '../publish/org-store.ts'

const NONE: readonly string[] = []

/**
 * What the org has of a kind, by name; null when nobody is signed in. It is asked when a field needs it, once for all
 * fields. Where the org refuses, nothing is suggested: whatever is typed stays allowed.
 */
export function useOrgNames(names: OrgNames): readonly string[] | null {
  const session = useOrg((state) => state.session)
  const { data } = useQuery(
    {
      queryKey: ['names', session?.address, names],
      enabled: session !== null,
      staleTime: FRESH_MS,
      queryFn: async () => {
        if (session === null) throw new Error('Bug: asked while signed out')
        const found = await ASK[names](session)
        return found.ok ? found.value : NONE
      },
    },
    orgQueries,
  )
  return session === null ? null : (data ?? NONE)
}

const FRESH_MS = 300_000

const ASK: Readonly<Record<OrgNames, (session: OrgSession) => OrgReply<readonly string[]>>> = {
  tables: ({ client }) => client.tableNames(),
  prompts: ({ client }) => client.promptNames(),
  flows: async ({ client }) => {
    const found = await client.flowNames()
    return found.ok
      ? {
          ok: true,
          value: found.value.filter(({ isForCalls }) => isForCalls).map(({ name }) => name),
        }
      : found
  },
}
