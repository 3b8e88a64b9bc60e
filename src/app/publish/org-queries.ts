import { QueryClient } from '@tanstack/react-query'
import type { Result } from '#core/base/result.ts'
import type { Identity } from '#core/publish/ports.ts'
import type { OrgAddress } from '#core/publish/regions.ts'

/**
 * What comes from the org, and only that. The adapter waits and retries by itself where that is right, so a query that
 * fails is shown and asked again by the person.
 */
export const orgQueries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } },
})

/** Under which key it is kept who is signed in to an org. */
export function identityKey(address: OrgAddress | undefined): readonly unknown[] {
  return ['identity', address]
}

/** Who is signed in, if the org has already told. */
export function knownIdentity(address: OrgAddress): Identity | null {
  const known = orgQueries.getQueryData<Result<Identity, string>>(identityKey(address))
  return known?.ok === true ? known.value : null
}

/** Asks again what could not be answered, as after a new sign-in. */
export async function askAgainWhatFailed(): Promise<void> {
  await orgQueries.invalidateQueries({ predicate: ({ state }) => hasFailed(state.data) })
}

function hasFailed(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'ok' in data && data.ok === false
}
