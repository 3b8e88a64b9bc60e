import type { Journal } from '#core/publish/journal.ts'
import { standingsOf } from '#core/publish/standing.ts'
import { Icon } from '../ui/icon.tsx'
import { GoOn } from './go-on.tsx'
import type { OrgSession } from './org-store.ts'
import { PlanHeading } from './plan-heading.tsx'
import type { StepState } from './run-store.ts'
import { describeStanding } from './standing-list.tsx'
import { StepList, StepsHead } from './step-list.tsx'
import { WayBack } from './way-back.tsx'
import { whenOf } from './words.ts'

/** A publish that did not end, because the page was closed or it failed: what stands, and the two ways on. */
export function CutOffPlan({
  journal,
  session,
  orgName,
  onGivenUp,
}: {
  readonly journal: Journal
  readonly session: OrgSession
  readonly orgName: string
  readonly onGivenUp: () => void
}) {
  const standings = standingsOf(journal)
  const done = standings.filter(({ standing }) => standing === 'done').length
  return (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <PlanHeading title="A publish was cut off" />
      </div>
      <div className="publish-notice is-warning" role="alert">
        <Icon name="warning" />
        <span>
          The publish of {whenOf(journal.startedAt)} to {orgName} has not come to its end: {done} of{' '}
          {standings.length} steps are done. Going on does the rest of the same plan and nothing
          twice; it publishes the design as it was then.
        </span>
      </div>
      <GoOn journal={journal} session={session} onGivenUp={onGivenUp} />
      <WayBack journal={journal} session={session} />
      <StepsHead text={`${done} of ${standings.length} done`} plan={null} orgName={orgName} />
      <StepList plan={journal.plan} states={statesOf(journal)} />
    </main>
  )
}

function statesOf(journal: Journal): Readonly<Record<string, StepState>> {
  return Object.fromEntries(
    standingsOf(journal).map((one) => [
      one.step.id,
      {
        status: one.standing === 'done' ? 'done' : 'waiting',
        text: one.standing === 'untouched' ? '' : describeStanding(one),
        startedAt: null,
        endedAt: null,
      },
    ]),
  )
}
