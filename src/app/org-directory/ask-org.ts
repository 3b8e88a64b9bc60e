import { askedOf, type OrgContents } from '#core/lint/known-org.ts'
import { askContents } from '#core/publish/ask-contents.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { useOrg } from '../publish/org-store.ts'
import { useDocument } from '../state/document-store.ts'

/**
 * Tells what the org has of what the open design names: when somebody is signed in, once the design has been left alone
 * for a moment, and at most once in so many seconds. A design that names nothing of an org asks nothing. Gives what
 * ends it.
 */
export function followOrg(know: (org: OrgContents | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const ask = async () => {
    const { session } = useOrg.getState()
    const design = useDocument.getState().history?.design
    if (session === null || design === undefined) return
    const asked = askedOf(design)
    if (!asked.flows && !asked.actions) return
    const contents = await orgQueries.fetchQuery({
      queryKey: ['contents', session.address, asked],
      staleTime: FRESH_MS,
      queryFn: () => askContents(session.client, asked),
    })
    if (!isOver && useOrg.getState().session === session) know(contents)
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), PAUSE_MS)
  }
  const offDesign = useDocument.subscribe((state, before) => {
    if (state.history?.design !== before.history?.design) soon()
  })
  const offOrg = useOrg.subscribe(({ session }, before) => {
    if (session === before.session) return
    if (session === null) know(null)
    else soon()
  })
  soon()
  return () => {
    isOver = true
    clearTimeout(timer)
    offDesign()
    offOrg()
  }
}

const PAUSE_MS = 600
const FRESH_MS = 60_000
