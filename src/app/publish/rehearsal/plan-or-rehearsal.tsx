import { useEffect, useState } from 'react'
import type { Removal } from '#core/rehearse/leftovers.ts'
import type { OrgSession } from '../org-store.ts'
import { PlanPanel } from '../plan-panel.tsx'
import type { Run } from '../run-store.ts'
import { useIdentity } from '../use-identity.ts'
import { RehearsalPanel } from './rehearsal-panel.tsx'
import { useRehearsal } from './rehearsal-store.ts'

/** The plan, or the rehearsal in its place. What an earlier rehearsal has left in the org is removed on arrival. */
export function PlanOrRehearsal({
  session,
  run,
}: {
  readonly session: OrgSession
  readonly run: Run | null
}) {
  const isOpen = useRehearsal((state) => state.isOpen)
  const clear = useRehearsal((state) => state.clear)
  const identity = useIdentity(session)
  const who = identity.data?.ok === true ? identity.data.value : null
  const [removal, setRemoval] = useState<Removal | null>(null)
  useEffect(() => {
    if (who === null) return
    void clear({ session, who }, []).then((done) => {
      if (done !== null && done.removed.length + done.left.length > 0) setRemoval(done)
    })
  }, [clear, session, who])
  const isRunning = run !== null && run.outcome === null
  if (!isOpen || isRunning || who === null) return <PlanPanel session={session} run={run} />
  return <RehearsalPanel session={session} who={who} removal={removal} onRemoval={setRemoval} />
}
