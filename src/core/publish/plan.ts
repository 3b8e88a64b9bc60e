import type { ActionId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { categoryOf, type DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { calledActions } from './called-actions.ts'
import type { PublishedMemory } from './memory.ts'
import { integrationStep, type NewIntegration } from './new-integration.ts'
import { integrationOf, integrationsInUse, type OwnIntegrations } from './placement.ts'
import { planAction, type PlannedAction } from './plan-action.ts'
import { planFlow } from './plan-flow.ts'
import type { PlanProblem } from './plan-problem.ts'
import { removals } from './plan-removals.ts'
import {
  actionStep,
  type Choice,
  FLOW_STEP,
  type OfAction,
  type PlanStep,
  publicationOf,
} from './plan-step.ts'
import type { OrgAction, OrgFlow, OrgIntegration } from './ports.ts'

/** What is known of the org before the first change. */
export interface OrgState {
  readonly integration: OrgIntegration
  /** What the org has of each of the design's actions: by the id remembered, and by category and name. */
  readonly actions: ReadonlyMap<ActionId, readonly OrgAction[]>
  /** Names that are taken, in lower case, by category in lower case. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
  /** Actions that were replaced by a publish which did not end, and are still there. */
  readonly replaced?: readonly (OfAction & { readonly before: OrgAction })[]
  readonly flow: OrgFlow | null
  readonly mayExport: boolean
}

export interface PlanRequest {
  /** Placed: see `placeActions`. */
  readonly design: Design
  readonly org: OrgState
  /** What was published to this org before; null when nothing is remembered. */
  readonly memory: PublishedMemory | null
  /** The YAML that is live, where it was recorded. */
  readonly formerYaml: string | null
  /** The integrations of actions that do not belong to `org.integration`, as the design was placed. */
  readonly own?: OwnIntegrations
  /** Whose version stands of what was changed on both sides, by step. */
  readonly choices: Readonly<Record<string, Choice>>
  /** An integration to be made first; `plannedIntegration` stands for it. */
  readonly newIntegration?: NewIntegration | null
  /** The Archy YAML of a design. */
  readonly write: (design: Design) => Result<string, string>
}

export interface Plan {
  readonly design: string
  readonly flowName: string
  /** Of all actions that have none of their own. */
  readonly integration: OrgIntegration
  readonly steps: readonly PlanStep[]
}

/**
 * The design's actions as they will be in the org: each belongs to the integration that was chosen for it, or to the one
 * of all, and an action without a category of its own takes the integration's name, as in Genesys.
 */
export function placeActions(
  design: Design,
  integration: OrgIntegration,
  own: OwnIntegrations = {},
): Design {
  return {
    ...design,
    actions: design.actions.map((action) => ({
      ...action,
      integration: integrationOf(action.id, { integration, own }).name,
    })),
  }
}

/**
 * Compares a placed design with the org. Actions come before the flow, because the org refuses a flow that names an
 * action it does not have; what was replaced goes after the flow, which calls it until then.
 */
export function planPublish(request: PlanRequest): Result<Plan, readonly PlanProblem[]> {
  const { design, org, memory } = request
  const problems: PlanProblem[] = []
  for (const { integration } of integrationsInUse(design, placementOf(request))) {
    if (integration.isActive) continue
    problems.push({ code: 'integration-inactive', integration: integration.name })
  }
  const planned: PlannedAction[] = []
  const names = new Map<ActionId, string>()
  for (const action of calledActions(design)) {
    const result = planOne(action, request, planned)
    if (!result.ok) problems.push(result.error)
    else {
      planned.push(result.value)
      names.set(action.id, result.value.name)
    }
  }
  const written = request.write(withNames(design, names))
  if (!written.ok) problems.push({ code: 'not-writable', detail: written.error })
  const flow = planFlow({
    name: design.flow.name,
    yaml: written.ok ? written.value : '',
    flow: org.flow,
    remembered: memory?.flow ?? null,
    formerYaml: request.formerYaml,
    mayExport: org.mayExport,
    isRebound: planned.some(({ step }) => step.work?.type === 'create-action'),
    choice: request.choices[FLOW_STEP] ?? null,
  })
  if (org.flow !== null && org.flow.lockedBy !== null && flow.change !== 'unchanged') {
    problems.push({ code: 'flow-locked', flow: org.flow.name, by: org.flow.lockedBy })
  }
  if (problems.length > 0) return err(problems)
  return ok({
    design: design.id,
    flowName: design.flow.name,
    integration: org.integration,
    steps: [
      ...(request.newIntegration ? [integrationStep(request.newIntegration)] : []),
      ...planned.map(({ step }) => step),
      flow,
      ...removals(planned, org.replaced ?? []),
    ],
  })
}

/**
 * The YAML that the design has for its flow, under the names that its actions have in the org, whatever is to be decided
 * about it. Null where there is none to be sent.
 */
export function yamlToSend(request: PlanRequest): string | null {
  const made = planPublish({ ...request, choices: { ...request.choices, [FLOW_STEP]: 'design' } })
  return made.ok ? (publicationOf(made.value)?.yaml ?? null) : null
}

/** Whether every step is decided and something is to be done. */
export function isReady(plan: Plan): boolean {
  return undecided(plan).length === 0 && !isUpToDate(plan)
}

/** The steps of which a person must choose whose version stands, before anything of the plan is done. */
export function undecided({ steps }: Plan): readonly PlanStep[] {
  return steps.filter(({ work }) => work === null)
}

/** Whether the org has all of it already: then nothing is written. */
export function isUpToDate(plan: Plan): boolean {
  return plan.steps.every(({ change }) => change === 'unchanged')
}

function planOne(
  action: DataAction,
  request: PlanRequest,
  earlier: readonly PlannedAction[],
): Result<PlannedAction, PlanProblem> {
  const { org, memory, choices } = request
  const taken = org.names.get(categoryOf(action).toLowerCase()) ?? new Set<string>()
  return planAction(action, {
    integration: integrationOf(action.id, placementOf(request)),
    found: org.actions.get(action.id) ?? [],
    remembered: memory?.actions[action.id] ?? null,
    taken: new Set([...taken, ...earlier.map(({ name }) => name.toLowerCase())]),
    choice: choices[actionStep(action.id)] ?? null,
  })
}

function placementOf({ org: { integration }, own = {} }: PlanRequest) {
  return { integration, own }
}

/** The design with its actions under the names that they have in the org. */
function withNames(design: Design, names: ReadonlyMap<ActionId, string>): Design {
  return {
    ...design,
    actions: design.actions.map((action) => ({
      ...action,
      name: names.get(action.id) ?? action.name,
    })),
  }
}
