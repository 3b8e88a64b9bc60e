import { hasWritten } from '#core/publish/journal.ts'
import type { Identity } from '#core/publish/ports.ts'
import { unfinished } from '#core/publish/records.ts'
import { useDesign } from '../state/document-store.ts'
import { CutOffPlan } from './cut-off-plan.tsx'
import { DraftPlan } from './draft-plan.tsx'
import type { OrgSession } from './org-store.ts'
import { PlanHeading } from './plan-heading.tsx'
import { Refusal } from './refusal.tsx'
import { RunPlan } from './run-plan.tsx'
import { type Run, useRun } from './run-store.ts'
import { useIdentity } from './use-identity.ts'
import { useDesignRecords } from './use-plan.ts'
import { WayBackPlan } from './way-back-plan.tsx'
import { addressName } from './words.ts'

/**
 * What there is to decide or to see: the plan of a run, the plan of the way back, a publish that was cut off, or a new
 * plan.
 */
export function PlanPanel({
  session,
  run,
}: {
  readonly session: OrgSession
  readonly run: Run | null
}) {
  const design = useDesign()
  const identity = useIdentity(session)
  const wayBack = useRun((state) =>
    state.wayBack?.plan.design === design.id ? state.wayBack : null,
  )
  const name = addressName(session.address)
  if (run !== null) return <RunPlan run={run} orgName={name} session={session} />
  if (identity.data?.ok !== true) {
    const refused = identity.data?.ok === false ? identity.data.error : identity.error?.message
    return <Waiting orgName={name} refusal={refused ?? null} />
  }
  const who = identity.data.value
  return wayBack === null ? (
    <NewPlan session={session} who={who} orgName={name} />
  ) : (
    <WayBackPlan {...wayBack} who={who} session={session} orgName={name} />
  )
}

function NewPlan({
  session,
  who,
  orgName,
}: {
  readonly session: OrgSession
  readonly who: Identity
  readonly orgName: string
}) {
  const design = useDesign()
  const records = useDesignRecords(who.orgId, design.id)
  const isUnderWay = records.data?.ok === true && records.data.value.isUnderWay
  if (isUnderWay) return <ElsewhereNow orgName={orgName} />
  if (records.data?.ok !== true || records.isFetching) {
    const refused =
      records.data?.ok === false
        ? `This browser does not give out what was published from it (${records.data.error}). Allow it to keep data for this page, then load it again.`
        : records.error?.message
    return <Waiting orgName={orgName} refusal={refused ?? null} />
  }
  const cutOff = unfinished(records.data.value.journals)
  return cutOff !== null && hasWritten(cutOff) ? (
    <CutOffPlan
      journal={cutOff}
      session={session}
      orgName={orgName}
      onGivenUp={() => void records.refetch()}
    />
  ) : (
    <DraftPlan session={session} who={who} records={records.data.value} orgName={orgName} />
  )
}

/** Another tab publishes: what came of it is seen here when it has ended. */
function ElsewhereNow({ orgName }: { readonly orgName: string }) {
  return (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <PlanHeading title="Being published in another tab" />
      </div>
      <p className="publish-waiting t2" role="status">
        This design is being published to {orgName} in another tab. When that has ended, the plan
        for what is left to do is made here.
      </p>
    </main>
  )
}

function Waiting({
  orgName,
  refusal,
}: {
  readonly orgName: string
  readonly refusal: string | null
}) {
  return (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <PlanHeading title={`Plan for ${orgName}`} />
      </div>
      {refusal === null ? (
        <p className="publish-waiting t2" role="status">
          Asking the org…
        </p>
      ) : (
        <Refusal text={refusal} />
      )}
    </main>
  )
}
