import { terminalText } from '#core/base/visible-text.ts'
import type { Journal } from '#core/publish/journal.ts'
import { progressOf } from '#core/publish/journal.ts'
import { NEW_INTEGRATION } from '#core/publish/new-integration.ts'
import { isUpToDate, type Plan, undecided } from '#core/publish/plan.ts'
import { describeChangedBy, partDiff, planText } from '#core/publish/plan-text.ts'
import type { PlanStep } from '#core/publish/plan-step.ts'
import type { Identity } from '#core/publish/ports.ts'
import { architectLink, type OrgAddress } from '#core/publish/regions.ts'
import type { Published } from '#core/publish/run.ts'
import { standingsOf } from '#core/publish/standing.ts'
import { describeStepResult } from '#core/publish/step-result.ts'

export type ReportFormat = 'text' | 'json'
export const REPORT_FORMATS: readonly ReportFormat[] = ['text', 'json']

/** A plan, for a person or for a script. */
export function planReport(plan: Plan, identity: Identity, format: ReportFormat): string {
  if (format === 'text') return terminalText(planText(plan, identity.orgName))
  return json({
    ...aboutPlan(plan, identity),
    ...(isUpToDate(plan) ? { outcome: 'unchanged' } : {}),
    undecided: undecided(plan).length > 0,
    steps: plan.steps.map(aboutStep),
  })
}

/** What stands in the org after everything was done. */
export function publishedReport(
  plan: Plan,
  identity: Identity,
  address: OrgAddress,
  { flow }: Published,
  format: ReportFormat,
): string {
  if (flow === null) {
    return format === 'text'
      ? terminalText(
          `What the publish of “${plan.flowName}” had made in ${identity.orgName} is taken back; the flow was never published there.\n`,
        )
      : json({
          ...aboutPlan(plan, identity),
          outcome: 'taken back',
          steps: plan.steps.map(aboutStep),
        })
  }
  const version = flow.publishedVersion
  if (format === 'text') {
    return terminalText(
      `Version ${version ?? 'unknown'} of “${flow.name}” is live in ${identity.orgName}: ${architectLink(address)}\n`,
    )
  }
  return json({
    ...aboutPlan(plan, identity),
    outcome: 'published',
    flow: { id: flow.id, name: flow.name, version },
    steps: plan.steps.map(aboutStep),
  })
}

/** What stands in the org after a publish that did not end. */
export function failedReport(
  journal: Journal,
  identity: Identity,
  reason: string,
  format: ReportFormat,
): string {
  const standings = standingsOf(journal)
  const progress = progressOf(journal.entries)
  const textOf = (step: string) => {
    const result = progress.result(step)
    return result === null ? null : describeStepResult(result)
  }
  if (format === 'text') {
    const lines = standings.map(({ step, standing }) => {
      const result = textOf(step.id)
      return `  ${WORDS[standing]}: ${step.title}${result === null ? '' : `, ${result}`}\n`
    })
    return terminalText(`What stands in ${identity.orgName}:\n${lines.join('')}`)
  }
  return json({
    ...aboutPlan(journal.plan, identity),
    outcome: 'failed',
    error: reason,
    steps: standings.map(({ step, standing }) => ({ ...aboutStep(step), standing })),
  })
}

const WORDS = {
  done: 'done',
  begun: 'begun',
  uncertain: 'perhaps done',
  untouched: 'not begun',
} as const

function aboutPlan({ flowName, integration }: Plan, { orgId, orgName }: Identity) {
  return {
    org: { id: orgId, name: orgName },
    flow: { name: flowName },
    integration:
      integration.id === ''
        ? null
        : {
            // One that the plan makes has none yet.
            id: integration.id === NEW_INTEGRATION ? null : integration.id,
            name: integration.name,
          },
  }
}

function aboutStep({ id, title, detail, change, takenBack, parts }: PlanStep) {
  return {
    id,
    title,
    detail,
    change,
    takenBack,
    parts: parts.map((part) => ({
      part: part.part,
      changedBy: part.changedBy,
      difference: describeChangedBy(part),
      diff: partDiff(part),
    })),
  }
}

/** What a script reads. */
export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
