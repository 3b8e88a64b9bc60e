import { hasWritten, isFinished } from '#core/publish/journal.ts'
import type { Identity } from '#core/publish/ports.ts'
import { unfinished } from '#core/publish/records.ts'
import { describeRollBackProblem } from '#core/publish/roll-back-problem.ts'
import { wayBackOf } from '#core/publish/way-back.ts'
import { useDesign } from '../state/document-store.ts'
import { CutOffElsewhere } from './cut-off-notes.tsx'
import type { OrgSession } from './org-store.ts'
import { ProgressHead } from './progress-head.tsx'
import { RequestLog } from './request-log.tsx'
import { useRehearsal } from './rehearsal/rehearsal-store.ts'
import { ResultCard } from './result-card.tsx'
import { type Run, useRun } from './run-store.ts'
import { useIdentity } from './use-identity.ts'
import { useDesignRecords } from './use-plan.ts'
import { WayBack } from './way-back.tsx'
import { addressName, whenOf } from './words.ts'

/** Beside the plan: what publishing means, how far it is, or how it ended; and every request. */
export function SidePanel({
  session,
  run,
}: {
  readonly session: OrgSession
  readonly run: Run | null
}) {
  const identity = useIdentity(session)
  const who = identity.data?.ok === true ? identity.data.value : null
  const design = useDesign()
  const isWayBack = useRun((state) => state.wayBack !== null)
  const isRehearsal = useRehearsal((state) => state.isOpen) && who !== null
  const isResult = run !== null && run.outcome !== null
  return (
    <aside className="publish-side" aria-label={isResult ? 'Result' : 'Progress'}>
      {run === null ? (
        !isRehearsal && (
          <>
            <p className="publish-hint t2">
              Publishing makes what the plan lists, in this order, and stops at the first thing that
              the org refuses. The version that is live stays live until the new one has been
              accepted. If this page closes meanwhile, publishing goes on from where it was.
            </p>
            {who !== null && <CutOffElsewhere design={design.id} org={who.orgId} />}
            {who !== null && !isWayBack && <LastPublish who={who} session={session} />}
          </>
        )
      ) : isResult ? (
        <ResultCard
          run={run}
          session={session}
          orgName={who?.orgName ?? addressName(session.address)}
        />
      ) : (
        <ProgressHead run={run} />
      )}
      <RequestLog />
    </aside>
  )
}

/** What was published last from here, and the way back from it. */
function LastPublish({ who, session }: { readonly who: Identity; readonly session: OrgSession }) {
  const design = useDesign()
  const records = useDesignRecords(who.orgId, design.id)
  const journals = records.data?.ok === true ? records.data.value.journals : []
  const cutOff = unfinished(journals)
  const last = journals.find(isFinished)
  if (last === undefined || (cutOff !== null && hasWritten(cutOff))) return null
  const way = wayBackOf(last)
  if (way === 'first-taken-back') return null
  return (
    <section className="publish-last" aria-labelledby="publish-last-title">
      <h2 id="publish-last-title">Published from here on {whenOf(last.startedAt)}</h2>
      {way === 'first-version' ? (
        <p className="t12 t2">{describeRollBackProblem({ code: way, flow: last.plan.flowName })}</p>
      ) : (
        <WayBack journal={last} session={session} />
      )}
    </section>
  )
}
