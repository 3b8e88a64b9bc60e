import { useState } from 'react'
import { isReady, isUpToDate, type Plan, undecided } from '#core/publish/plan.ts'
import { upToDateText } from '#core/publish/plan-text.ts'
import type { Choice } from '#core/publish/plan-step.ts'
import type { Identity } from '#core/publish/ports.ts'
import { preflightChecks } from '#core/publish/preflight-checks.ts'
import { isSecret } from '#core/lint/written-secrets.ts'
import { useDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { Icon } from '../ui/icon.tsx'
import { ChangeSummary } from './change-tag.tsx'
import { IntegrationChoice } from './integration-choice.tsx'
import type { OrgSession } from './org-store.ts'
import { PlanHeading } from './plan-heading.tsx'
import { PreflightList } from './preflight-list.tsx'
import { PublishButton } from './publish-button.tsx'
import { Refusal } from './refusal.tsx'
import { useRun } from './run-store.ts'
import { isFilled } from './secret-fields.tsx'
import { StepList, StepsHead } from './step-list.tsx'
import { useIntegrationChoice } from './use-integration-choice.ts'
import { type DesignRecords, useDivisions, usePlan } from './use-plan.ts'

/** A new plan: what was checked, what will be done, and what has to be decided before. */
export function DraftPlan({
  session,
  who,
  records,
  orgName,
}: {
  readonly session: OrgSession
  readonly who: Identity
  readonly records: DesignRecords
  readonly orgName: string
}) {
  const design = useDesign()
  const errors = useFindings((state) =>
    state.of === design
      ? state.found.filter(
          (p) => isSecret(p) || (p.severity === 'error' && p.suppressed === undefined),
        ).length
      : null,
  )
  const chosen = useIntegrationChoice(session, design, records.memory)
  const { integration, own, planned, placed, secrets } = chosen
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const asked = usePlan({
    session,
    identity: who,
    records,
    design,
    integration,
    own,
    newIntegration: planned,
    choices,
  })
  const divisions = useDivisions(session)
  const start = useRun((state) => state.start)
  const plan = asked.plan?.ok === true && !asked.isAsking ? asked.plan.value : null
  const checks =
    errors === null
      ? []
      : preflightChecks({
          errors,
          identity: who,
          integrations: placed,
          newIntegration: planned,
          plan,
          division: design.flow.division,
          divisions,
          integrationNames: chosen.names,
        })
  const refusals = [
    ...(chosen.refusal === undefined ? [] : [chosen.refusal]),
    ...(asked.plan?.ok === false ? asked.plan.error : []),
    ...(asked.error === null ? [] : [asked.error.message]),
  ]
  const isChecked = errors !== null && checks.every(({ isFine }) => isFine)
  return (
    <main className="publish-plan" aria-label="Plan">
      <div className="publish-head">
        <PlanHeading title={`Plan for ${orgName}`} />
        {plan !== null && <ChangeSummary plan={plan} />}
      </div>
      <IntegrationChoice choice={chosen} />
      <PreflightList checks={checks} />
      <StepsHead
        text={plan === null ? '' : `${plan.steps.length} in this order`}
        plan={plan}
        orgName={orgName}
      />
      {refusals.map((text) => (
        <Refusal key={text} text={text} />
      ))}
      {plan === null && refusals.length === 0 && (
        <p className="publish-waiting t2" role="status">
          {integration === null && chosen.isLoaded
            ? 'Choose an integration first.'
            : 'Comparing the design with the org…'}
        </p>
      )}
      {plan !== null && (
        <StepList
          plan={plan}
          choosing={{
            choices,
            onChoose: (step, choice) => setChoices({ ...choices, [step]: choice }),
            drifted: asked.drifted === null ? null : { ...asked.drifted, session },
          }}
        />
      )}
      {plan !== null && isUpToDate(plan) ? (
        <p className="publish-notice is-fine" role="status">
          <Icon name="ok" />
          <span>{upToDateText(plan, orgName)}</span>
        </p>
      ) : (
        <PublishButton
          who={who}
          label={`Publish to ${orgName}`}
          obstacle={
            planned !== null && !isFilled(planned.fields, secrets)
              ? 'Type in the credentials that the actions name.'
              : obstacleOf(plan, isChecked, refusals.length > 0)
          }
          onGo={() => {
            if (plan === null) return
            const typed = planned === null ? {} : secrets
            void start(plan, { id: who.orgId, name: who.orgName }, session, typed)
          }}
        />
      )}
    </main>
  )
}

/** Why this plan may not be run yet; null when it may. */
function obstacleOf(plan: Plan | null, isChecked: boolean, isRefused: boolean): string | null {
  if (isRefused) return 'There is no plan: see above.'
  if (plan === null) return 'The plan is being made.'
  if (!isChecked) return 'Mend what was found before the first change, above.'
  if (isReady(plan)) return null
  const open = undecided(plan).length
  return `Choose whose version stands of ${open === 1 ? 'the step that was' : `the ${open} steps that were`} changed in the org.`
}
