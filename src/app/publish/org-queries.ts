import { QueryClient } from '@tanstack/react-query'

/**
 * What comes from the org, and only that. The adapter waits and retries by itself where that is right, so a query that
 * fails is shown and asked again by the person.
 */
export const orgQueries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } },
})
