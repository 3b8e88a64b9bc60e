import type { OrgNames } from '#core/kinds/fields.ts'
import { orgNamesIn } from '#core/kinds/org-names.ts'
import { shelf } from '../files/shelf.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { useDocument } from '../state/document-store.ts'

/** What the open design and the others of this browser name: nobody has to be signed in for that. */
export async function designNames(names: OrgNames): Promise<readonly string[]> {
  const open = useDocument.getState().history?.design
  const others = await orgQueries.fetchQuery({
    queryKey: ['names of other designs', open?.id],
    staleTime: FRESH_MS,
    queryFn: async () => {
      const listed = await shelf.list()
      const entries = listed.ok ? listed.value.entries : []
      return entries.filter(({ id }) => id !== open?.id).map(({ design }) => orgNamesIn(design))
    },
  })
  const own = open === undefined ? [] : (orgNamesIn(open).get(names) ?? [])
  return [...own, ...others.flatMap((each) => each.get(names) ?? [])]
}

const FRESH_MS = 60_000
