import { err, ok, type Result } from '../base/result.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { categoryOf, type DataAction } from '../model/data-action.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import { type ActionInput, changedSettings, isSameContract, toActionInput } from './action-input.ts'
import type { OrgAction, OrgFlow, OrgIntegration } from './ports.ts'

/** What is known of the org before the first change. */
export interface OrgState {
  readonly integration: OrgIntegration
  /** What the org has under the category and name of each of the design's actions, by the action's id. */
  readonly actions: ReadonlyMap<string, readonly OrgAction[]>
  readonly flow: OrgFlow | null
}

export type StepWork =
  | { readonly type: 'create-action'; readonly input: ActionInput }
  | {
      readonly type: 'update-action'
      readonly id: string
      readonly version: number
      readonly input: ActionInput
    }
  | {
      readonly type: 'keep-action'
      readonly name: string
      readonly id: string
      readonly version: number
    }
  | { readonly type: 'publish-flow'; readonly yaml: string }

/** One part of the plan that stands on its own: what it does to the org, and how to say it. */
export interface PlanStep {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly change: 'create' | 'update' | 'unchanged'
  readonly work: StepWork
}

export interface Plan {
  readonly flowName: string
  readonly steps: readonly PlanStep[]
}

/** Why this design cannot be published to this org as it is. Nothing has been written. */
export type PlanProblem =
  | { readonly code: 'integration-inactive'; readonly integration: string }
  | { readonly code: 'contract-differs'; readonly action: string }
  | { readonly code: 'secure-differs'; readonly action: string; readonly isSecureInOrg: boolean }
  | { readonly code: 'name-ambiguous'; readonly action: string; readonly count: number }
  | { readonly code: 'flow-locked'; readonly flow: string; readonly by: string }

/**
 * The design's actions as they will be in the org: they belong to the chosen integration, and an action without a
 * category of its own takes the integration's name, as in Genesys.
 */
export function placeActions(design: Design, integration: OrgIntegration): Design {
  return {
    ...design,
    actions: design.actions.map((action) => ({ ...action, integration: integration.name })),
  }
}

/** The actions that the flow calls: only these are published. */
export function calledActions(design: Design): readonly DataAction[] {
  const index = indexDesign(design)
  const called = new Set(design.nodes.map((node) => factsOf(node, index).call?.action))
  return design.actions.filter((action) => called.has(action.id))
}

/**
 * Compares a placed design with the org. Actions come before the flow, because the org refuses a flow that names an
 * action it does not have.
 */
export function planPublish(
  design: Design,
  yaml: string,
  org: OrgState,
): Result<Plan, readonly PlanProblem[]> {
  const problems: PlanProblem[] = []
  if (!org.integration.isActive) {
    problems.push({ code: 'integration-inactive', integration: org.integration.name })
  }
  if (org.flow !== null && org.flow.lockedBy !== null) {
    problems.push({ code: 'flow-locked', flow: org.flow.name, by: org.flow.lockedBy })
  }
  const steps: PlanStep[] = []
  for (const action of calledActions(design)) {
    const planned = planAction(action, org)
    if (planned.ok) steps.push(planned.value)
    else problems.push(planned.error)
  }
  if (problems.length > 0) return err(problems)
  const { flow } = org
  steps.push({
    id: 'flow',
    title: `${flow === null ? 'Create' : 'Update'} flow “${design.flow.name}”`,
    detail:
      flow === null
        ? 'a new secure call flow, published as version 1.0'
        : `a new version; ${flow.publishedVersion === null ? 'nothing is published yet' : `version ${flow.publishedVersion} stays live until this succeeds`}`,
    change: flow === null ? 'create' : 'update',
    work: { type: 'publish-flow', yaml },
  })
  return ok({ flowName: design.flow.name, steps })
}

export function describePlanProblem(problem: PlanProblem): string {
  switch (problem.code) {
    case 'integration-inactive':
      return `The integration “${problem.integration}” is not active. Activate it in Genesys Cloud under Admin, Integrations, or choose another.`
    case 'contract-differs':
      return `The org already has an action “${problem.action}” with another contract, and a published contract cannot be changed. Rename the action in the design.`
    case 'secure-differs':
      return `The org already has an action “${problem.action}” that is ${problem.isSecureInOrg ? 'secure' : 'not secure'}, and that cannot be changed once it is published. Rename the action in the design.`
    case 'name-ambiguous':
      return `The org has ${problem.count} actions named “${problem.action}” in this category. Rename the action in the design.`
    case 'flow-locked':
      return `The flow “${problem.flow}” is locked by ${problem.by}. Have it checked in or unlocked in Architect, then make the plan again.`
  }
}

function planAction(action: DataAction, org: OrgState): Result<PlanStep, PlanProblem> {
  const input = toActionInput(action, org.integration.id)
  const [existing, ...others] = org.actions.get(action.id) ?? []
  const id = `action:${action.id}`
  if (existing === undefined) {
    return ok({
      id,
      title: `Create action ${action.name}`,
      detail: `${action.secure ? 'secure, ' : ''}${count(action.inputs.length, 'input')}, ${count(action.outputs.length, 'output')}, category ${categoryOf(action)}`,
      change: 'create',
      work: { type: 'create-action', input },
    })
  }
  if (others.length > 0) {
    return err({ code: 'name-ambiguous', action: action.name, count: others.length + 1 })
  }
  if (existing.secure !== action.secure) {
    return err({ code: 'secure-differs', action: action.name, isSecureInOrg: existing.secure })
  }
  if (!isSameContract(existing.contract, input.contract)) {
    return err({ code: 'contract-differs', action: action.name })
  }
  const changed = changedSettings(existing.config, input.config)
  if (changed.length === 0) {
    return ok({
      id,
      title: `Action ${action.name}`,
      detail: `as in the org, version ${existing.version}`,
      change: 'unchanged',
      work: { type: 'keep-action', name: action.name, id: existing.id, version: existing.version },
    })
  }
  return ok({
    id,
    title: `Update action ${action.name}`,
    detail: `changes ${changed.join(', ')}; the org has version ${existing.version}`,
    change: 'update',
    work: {
      type: 'update-action',
      id: existing.id,
      version: existing.version,
      input,
    },
  })
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}
