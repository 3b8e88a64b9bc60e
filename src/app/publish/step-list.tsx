import { copyText, describeClipboardError } from '#adapters/browser/clipboard.ts'
import { downloadFile } from '#adapters/browser/file-access.ts'
import type { Plan } from '#core/publish/plan.ts'
import { planText } from '#core/publish/plan-text.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'
import type { StepState } from './run-store.ts'
import { type Choosing, StepRow } from './step-row.tsx'

/** The steps of a plan, each with how far it is. */
export function StepList({
  plan,
  states = NOT_BEGUN,
  choosing = null,
}: {
  readonly plan: Plan
  readonly states?: Readonly<Record<string, StepState>>
  readonly choosing?: Choosing | null
}) {
  return (
    <ol className="publish-steps" aria-label="Steps">
      {plan.steps.map((step) => (
        <StepRow key={step.id} step={step} state={states[step.id]} choosing={choosing} />
      ))}
    </ol>
  )
}

const NOT_BEGUN: Readonly<Record<string, StepState>> = {}

/** The heading of the steps, with the plan as text for a review. */
export function StepsHead({
  text,
  plan,
  orgName,
}: {
  readonly text: string
  readonly plan: Plan | null
  readonly orgName: string
}) {
  return (
    <div className="publish-h2">
      <h2>Steps</h2>
      <span className="t12 t3">{text}</span>
      <span className="grow" />
      {plan !== null && (
        <>
          <Button size="sm" icon="copy" onClick={() => void copyPlan(planText(plan, orgName))}>
            Copy plan
          </Button>
          <Button size="sm" icon="export" onClick={() => savePlan(plan, orgName)}>
            Save plan
          </Button>
        </>
      )}
    </div>
  )
}

async function copyPlan(text: string): Promise<void> {
  const copied = await copyText(text)
  showToast(
    copied.ok
      ? { text: 'The plan is on the clipboard.' }
      : { text: describeClipboardError(copied.error), tone: 'error' },
  )
}

function savePlan(plan: Plan, orgName: string): void {
  downloadFile({
    name: `${plan.flowName.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.plan.txt`,
    text: planText(plan, orgName),
    kind: { description: 'Plan', mime: 'text/plain', extensions: ['.txt'] },
  })
}
