import { useQuery } from '@tanstack/react-query'
import { err, type Result } from '#core/base/result.ts'
import type { Identity } from '#core/publish/ports.ts'
import { identityKey, orgQueries } from './org-queries.ts'
import type { OrgSession } from './org-store.ts'
import { addressName, describePublishError } from './words.ts'

/** Who is signed in; apart from the plan, which the bar of every page would otherwise load. */
export function useIdentity(session: OrgSession | null) {
  return useQuery<Result<Identity, string>>(
    {
      queryKey: identityKey(session?.address),
      enabled: session !== null,
      queryFn: async () => {
        if (session === null) throw new Error('Bug: asked while signed out')
        const identity = await session.client.identity()
        return identity.ok ? identity : err(describePublishError(identity.error))
      },
    },
    orgQueries,
  )
}

/** The name of the org, and its address until it is known; null while nobody is signed in. */
export function useOrgName(session: OrgSession | null): string | null {
  const { data } = useIdentity(session)
  if (session === null) return null
  return data?.ok === true ? data.value.orgName : addressName(session.address)
}
