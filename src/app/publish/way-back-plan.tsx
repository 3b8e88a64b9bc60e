import type { Identity } from '#core/publish/ports.ts'
import { describeMissing, missingPermissions, permissionsFor } from '#core/publish/preflight.ts'
import { Button } from '../ui/button.tsx'
import { ChangeSummary } from './change-tag.tsx'
import type { OrgSession } from './org-store.ts'
import { PlanHeading } from './plan-heading.tsx'
import { PublishButton } from './publish-button.tsx'
import { type PlannedWayBack, useRun } from './run-store.ts'
import { StepList, StepsHead } from './step-list.tsx'

/** The plan that takes a publish back: looked at and run like any other. */
export function WayBackPlan({
  plan,
  way,
  who,
  session,
  orgName,
}: PlannedWayBack & {
  readonly who: Identity
  readonly session: OrgSession
  readonly orgName: string
}) {
  const start = useRun((state) => state.start)
  const dismiss = useRun((state) => state.dismiss)
  const missing = missingPermissions(who, permissionsFor(plan))
  const isBroughtBack = way === 'bring-back'
  return (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <PlanHeading
          title={
            isBroughtBack ? 'Go back to what was live before' : 'Remove what the publish has made'
          }
        />
        <ChangeSummary plan={plan} />
      </div>
      <p className="publish-what t2">
        {isBroughtBack
          ? `What stood in ${orgName} before the publish is published again, as new versions.`
          : `The flow was never published in ${orgName}. What the publish has made there is removed, but nothing that a flow uses or that somebody has changed since.`}{' '}
        The design here stays as it is.
      </p>
      <StepsHead text={`${plan.steps.length} in this order`} plan={plan} orgName={orgName} />
      <StepList plan={plan} />
      <PublishButton
        who={who}
        label={isBroughtBack ? `Go back in ${orgName}` : `Remove it from ${orgName}`}
        obstacle={missing.length === 0 ? null : `You are ${describeMissing(missing)}`}
        icon={isBroughtBack ? 'undo' : 'trash'}
        instead={
          <Button variant="line" onClick={dismiss}>
            Leave it as it is
          </Button>
        }
        onGo={() => void start(plan, { id: who.orgId, name: who.orgName }, session)}
      />
    </main>
  )
}
