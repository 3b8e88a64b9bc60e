import { useQuery } from '@tanstack/react-query'
import type { ShelfEntry } from '#adapters/browser/design-shelf.ts'
import { shelf } from '../files/shelf.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { publishRecords } from '../publish/publish-records.ts'

/** The design of this browser that a flow of the org is, by the id of the flow: the one that was changed last. */
export function useDesignsHere(org: string | null): ReadonlyMap<string, ShelfEntry> {
  const { data } = useQuery(
    {
      queryKey: ['designs-here', org],
      enabled: org !== null,
      staleTime: 0,
      gcTime: 0,
      queryFn: () => (org === null ? NONE : designsHere(org)),
    },
    orgQueries,
  )
  return data ?? NONE
}

const NONE: ReadonlyMap<string, ShelfEntry> = new Map()

/** What cannot be read marks nothing: the list is there to open flows from. */
async function designsHere(org: string): Promise<ReadonlyMap<string, ShelfEntry>> {
  const [known, listed] = [await publishRecords.designsOf(org), await shelf.list()]
  if (!known.ok || !listed.ok) return NONE
  const found = new Map<string, ShelfEntry>()
  for (const [flow, designs] of known.value) {
    const [newest] = listed.value.entries
      .filter(({ id }) => designs.includes(id))
      .toSorted((a, b) => b.changedAt - a.changedAt)
    if (newest !== undefined) found.set(flow, newest)
  }
  return found
}
