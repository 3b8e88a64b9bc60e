import { useState } from 'react'
import type { OrgIntegration } from '#core/publish/ports.ts'
import { isSecret } from '../files/secrets.ts'
import { useDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import type { OrgSession } from './org-store.ts'
import { type Check, checksOf, PreflightList } from './preflight-list.tsx'
import { type Run, useRun } from './run-store.ts'
import { ChangeSummary, StepList } from './step-list.tsx'
import { useIdentity } from './use-identity.ts'
import { useIntegrations, usePlan } from './use-plan.ts'
import { addressName } from './words.ts'

/** The plan with what was checked before it; while a run is shown, the plan that it carries out. */
export function PlanPanel({
  session,
  run,
}: {
  readonly session: OrgSession
  readonly run: Run | null
}) {
  const name = addressName(session.address)
  return run === null ? (
    <DraftPlan session={session} orgName={name} />
  ) : (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <h1 className="grow">{run.outcome === null ? `Plan for ${name}` : 'What was done'}</h1>
        <ChangeSummary plan={run.plan} />
      </div>
      <StepsHead
        text={`${Object.values(run.steps).filter((step) => step.status === 'done').length} of ${run.plan.steps.length} done`}
      />
      <StepList plan={run.plan} states={run.steps} />
      {run.outcome !== null && <PlanAgain />}
    </main>
  )
}

function PlanAgain() {
  const dismiss = useRun((state) => state.dismiss)
  return (
    <div className="publish-go">
      <Button variant="line" onClick={dismiss}>
        Make a new plan
      </Button>
    </div>
  )
}

function DraftPlan({
  session,
  orgName,
}: {
  readonly session: OrgSession
  readonly orgName: string
}) {
  const design = useDesign()
  const errors = useFindings((state) =>
    state.of === design
      ? state.problems.filter(
          (p) => isSecret(p) || (p.severity === 'error' && p.suppressed === undefined),
        ).length
      : null,
  )
  const identity = useIdentity(session)
  const integrations = useIntegrations(session)
  const [chosen, choose] = useState<string | null>(null)
  const offered = integrations.data?.ok === true ? integrations.data.value : []
  const integration = offered.find(({ id }) => id === chosen) ?? offered[0] ?? null
  const plan = usePlan(session, design, integration)
  const start = useRun((state) => state.start)
  const who = identity.data?.ok === true ? identity.data.value : null
  const checks = errors === null ? [] : checksOf(errors, who, integration)
  const refusals = [
    ...(identity.data?.ok === false ? [identity.data.error] : []),
    ...(integrations.data?.ok === false ? [integrations.data.error] : []),
    ...(plan.data?.ok === false ? plan.data.error : []),
    ...[identity, integrations, plan].flatMap(({ error }) =>
      error === null ? [] : [error.message],
    ),
  ]
  const ready = plan.data?.ok === true && !plan.isFetching ? plan.data.value : null
  const isAllowed = errors !== null && who !== null && checks.every(({ isFine }) => isFine)
  return (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <h1 className="grow">Plan for {orgName}</h1>
        {ready !== null && <ChangeSummary plan={ready} />}
      </div>
      <IntegrationChoice
        offered={offered}
        chosen={integration}
        isLoaded={integrations.data?.ok === true}
        onChoose={choose}
      />
      <Checks checks={checks} />
      <StepsHead text={ready === null ? '' : `${ready.steps.length} in this order`} />
      {refusals.map((text) => (
        <p key={text} className="publish-notice is-error" role="alert">
          <Icon name="error" />
          <span>{text}</span>
        </p>
      ))}
      {ready === null && refusals.length === 0 && (
        <p className="publish-waiting t2" role="status">
          {integration === null && integrations.data?.ok === true
            ? 'Choose an integration first.'
            : 'Comparing the design with the org…'}
        </p>
      )}
      {ready !== null && <StepList plan={ready} states={{}} />}
      {ready !== null && (
        <div className="publish-go">
          <Button
            variant="primary"
            icon="publish"
            disabled={!isAllowed}
            onClick={() => who !== null && void start(ready, who, session)}
          >
            Publish to {orgName}
          </Button>
        </div>
      )}
    </main>
  )
}

function IntegrationChoice({
  offered,
  chosen,
  isLoaded,
  onChoose,
}: {
  readonly offered: readonly OrgIntegration[]
  readonly chosen: OrgIntegration | null
  readonly isLoaded: boolean
  readonly onChoose: (id: string) => void
}) {
  return (
    <div className="publish-integration">
      <Select
        label="Integration that the actions belong to"
        value={chosen?.id ?? ''}
        placeholder={isLoaded ? 'The org has none' : 'Asking the org…'}
        options={offered.map(({ id, name, isActive }) => ({
          value: id,
          label: isActive ? name : `${name} (not active)`,
        }))}
        onChange={onChoose}
        hint={
          isLoaded && offered.length === 0
            ? 'Add one in Genesys Cloud: Admin, Integrations, Web Services Data Actions, with the credentials that the actions name.'
            : 'It holds the credentials that the actions name. They stay in the org.'
        }
      />
    </div>
  )
}

function Checks({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <>
      <div className="publish-h2">Checked before the first change</div>
      {checks.length === 0 ? (
        <p className="publish-waiting t2" role="status">
          Checking the design…
        </p>
      ) : (
        <PreflightList checks={checks} />
      )}
    </>
  )
}

function StepsHead({ text }: { readonly text: string }) {
  return (
    <div className="publish-h2">
      Steps
      <span className="t12 t3">{text}</span>
    </div>
  )
}
