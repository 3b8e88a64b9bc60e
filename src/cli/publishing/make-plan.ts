import { yamlOf } from '#core/codec/archy/yaml-of.ts'
import { present } from '#core/base/assert.ts'
import type { Design } from '#core/model/design.ts'
import {
  type Plan,
  type PlanRequest,
  placeActions,
  planPublish,
  undecided,
  yamlToSend,
} from '#core/publish/plan.ts'
import { describePlanProblem } from '#core/publish/plan-problem.ts'
import { actionStep, type Choice, FLOW_STEP } from '#core/publish/plan-step.ts'
import { describeOrgError } from '#core/publish/ports.ts'
import { mayExportFlows } from '#core/publish/preflight.ts'
import { formerYamlOf } from '#core/publish/records.ts'
import { surveyOrg } from '#core/publish/survey.ts'
import { FailedRun } from '../command.ts'
import { oneOf } from '../options.ts'
import type { Connection } from './connect.ts'
import type { IntegrationOptions } from './integration-options.ts'
import { askLiveFlow, isUnknownHere, withLiveFlow } from './live-flow.ts'
import { placedIn } from './placed-in.ts'
import { refuseUnready } from './refuse-unready.ts'
import { recordsOf, type Subject } from './subject.ts'

export interface PlanOptions extends IntegrationOptions {
  /** Whose version stands of what was changed in the org. */
  readonly keep: Choice | null
}

/** `--keep`: whose version stands of what was changed in the org. */
export function keepOption(keep: string | undefined): Choice | null {
  return keep === undefined ? null : oneOf<Choice>('--keep', keep, ['org', 'design'])
}

/** A plan that is not decided is shown, and not carried out. */
export function refuseUndecided(plan: Plan): void {
  const open = undecided(plan)
  if (open.length === 0) return
  throw new FailedRun(
    `${open.map(({ title }) => title).join('; ')}: choose with --keep org or --keep design whose version stands`,
  )
}

/** The same plan as in the app. Reads the org, writes nothing. */
export async function makePlan(
  subject: Subject,
  connection: Connection,
  { keep, ...options }: PlanOptions,
): Promise<Plan> {
  const { org, identity } = connection
  const key = { org: identity.orgId, design: subject.design.id }
  const { memory, journals } = await recordsOf(subject, key)
  const placed = await placedIn(org, subject.design, options, memory)
  const { integration, own, planned } = placed
  const design = placeActions(subject.design, integration, own)
  await refuseUnready(design, placed, connection)
  const mayExport = mayExportFlows(identity)
  const found = await surveyOrg(org, { design, integration, memory, mayExport })
  if (!found.ok) throw new FailedRun(describeOrgError(found.error))
  const request: PlanRequest = {
    design,
    org: found.value,
    own,
    newIntegration: planned,
    memory,
    formerYaml: formerYamlOf(journals, found.value.flow),
    choices: keep === null ? {} : choices(design, keep),
    write: yamlOf,
  }
  const made = planOrRefuse(request)
  const { flow } = found.value
  if (flow === null || !isUnknownHere(made)) return made
  const live = await askLiveFlow(flow, connection)
  const known = { ...request, org: { ...found.value, mayExport: live.mayExport } }
  const yaml = present(yamlToSend(known), 'a flow whose live version is unknown is to be sent')
  return withLiveFlow(planOrRefuse(known), live, yaml, { memory, journals })
}

function planOrRefuse(request: PlanRequest): Plan {
  const made = planPublish(request)
  if (made.ok) return made.value
  throw new FailedRun(made.error.map(describePlanProblem).join(' '))
}

/** One answer for every step about which a plan asks. */
function choices(design: Design, keep: Choice): Readonly<Record<string, Choice>> {
  const steps = [FLOW_STEP, ...design.actions.map(({ id }) => actionStep(id))]
  return Object.fromEntries(steps.map((step) => [step, keep]))
}
