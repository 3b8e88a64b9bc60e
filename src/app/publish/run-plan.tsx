import { Button } from '../ui/button.tsx'
import { ChangeSummary } from './change-tag.tsx'
import { GoOn } from './go-on.tsx'
import type { OrgSession } from './org-store.ts'
import { PlanHeading } from './plan-heading.tsx'
import { failureOf, type Run, useRun } from './run-store.ts'
import { StepList, StepsHead } from './step-list.tsx'

/** The plan that a run carries out, or has carried out, with how far it is. */
export function RunPlan({
  run,
  session,
  orgName,
}: {
  readonly run: Run
  readonly session: OrgSession
  readonly orgName: string
}) {
  const { plan } = run.journal
  const done = plan.steps.filter(({ id }) => run.steps[id]?.status === 'done').length
  return (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <PlanHeading title={run.outcome === null ? `Plan for ${orgName}` : 'What was done'} />
        <ChangeSummary plan={plan} />
      </div>
      <StepsHead
        text={`${done} of ${plan.steps.length} done`}
        plan={run.outcome === null ? null : plan}
        orgName={orgName}
      />
      <StepList plan={plan} states={run.steps} />
      {run.outcome !== null && <WhatNext run={run} session={session} />}
    </main>
  )
}

function WhatNext({ run, session }: { readonly run: Run; readonly session: OrgSession }) {
  const dismiss = useRun((state) => state.dismiss)
  return failureOf(run) === null ? (
    <div className="publish-go">
      <Button variant="line" onClick={dismiss}>
        Make a new plan
      </Button>
    </div>
  ) : (
    <GoOn journal={run.journal} session={session} onGivenUp={dismiss} />
  )
}
