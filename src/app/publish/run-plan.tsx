import type { OrgSession } from './org-store.ts'
import { Button } from '../ui/button.tsx'
import { ChangeSummary } from './change-tag.tsx'
import { failureOf, giveUp, type Run, useRun } from './run-store.ts'
import { StepList, StepsHead } from './step-list.tsx'
import { useState } from 'react'
import { Refusal } from './refusal.tsx'

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
        <h1 className="grow">{run.outcome === null ? `Plan for ${orgName}` : 'What was done'}</h1>
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
  const goOn = useRun((state) => state.goOn)
  const [problem, setProblem] = useState<string | null>(null)
  if (failureOf(run) === null) {
    return (
      <div className="publish-go">
        <Button variant="line" onClick={dismiss}>
          Make a new plan
        </Button>
      </div>
    )
  }
  const planAgain = async () => {
    const given = await giveUp(run.journal)
    if (given.ok) dismiss()
    else setProblem(given.error)
  }
  return (
    <>
      {problem !== null && <Refusal text={problem} />}
      <div className="publish-go">
        <Button variant="primary" onClick={() => void goOn(run.journal, session)}>
          Go on
        </Button>
        <Button variant="line" onClick={() => void planAgain()}>
          Make a new plan instead
        </Button>
      </div>
    </>
  )
}
