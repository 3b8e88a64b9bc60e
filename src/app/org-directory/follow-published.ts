import type { PublishedMemory } from '#core/publish/memory.ts'
import { onPublishingChanged } from '../publish/cut-off-store.ts'
import { identityKey, knownIdentity, orgQueries } from '../publish/org-queries.ts'
import { useOrg } from '../publish/org-store.ts'
import { publishRecords } from '../publish/publish-records.ts'
import { useDocument } from '../state/document-store.ts'

/**
 * Tells what this browser has published of the open design to the org that somebody is signed in to, whenever that is
 * another one or something was published. Asks the org nothing: who is signed in is told once the bar knows. Gives what
 * ends it.
 */
export function followPublished(know: (published: PublishedMemory | null) => void): () => void {
  let asked = 0
  let told = ''
  const tell = (published: PublishedMemory | null) => {
    const text = JSON.stringify(published)
    // Every write of a publish is heard of here; a check of everything is for what is news.
    if (text !== told) know(published)
    told = text
  }
  const look = async () => {
    asked += 1
    const own = asked
    const { session } = useOrg.getState()
    const org = session === null ? null : (knownIdentity(session.address)?.orgId ?? null)
    const design = useDocument.getState().history?.design.id
    if (org === null || design === undefined) return tell(null)
    const memory = await publishRecords.memory({ org, design })
    // The page of the publish says why this browser does not give out what it keeps.
    if (own === asked) tell(memory.ok ? memory.value : null)
  }
  const offs = [
    useDocument.subscribe((state, before) => {
      if (state.history?.design.id !== before.history?.design.id) void look()
    }),
    useOrg.subscribe(({ session }, before) => {
      if (session !== before.session) void look()
    }),
    orgQueries.getQueryCache().subscribe(({ type, query }) => {
      const isIdentity = query.queryKey[0] === identityKey(undefined)[0]
      if (type === 'updated' && isIdentity) void look()
    }),
    onPublishingChanged(() => void look()),
  ]
  void look()
  return () => {
    asked = -1
    for (const off of offs) off()
  }
}
