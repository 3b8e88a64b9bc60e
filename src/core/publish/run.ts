import type { ActionId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ActionInput } from './action-input.ts'
import type { JournalEntry } from './journal.ts'
import type { PublishedMemory, RememberedAction } from './memory.ts'
import { NEW_INTEGRATION } from './new-integration.ts'
import type { Plan } from './plan.ts'
import { INTEGRATION_STEP, type PlanStep } from './plan-step.ts'
import type { OrgFlow, OrgPort } from './ports.ts'
import { createIntegration } from './run-integration.ts'
import { createAction, updateAction } from './run-action.ts'
import { removeAction, removeDraft } from './run-removal.ts'
import { RunContext, type RunEnvironment } from './run-context.ts'
import type { RunError } from './run-error.ts'
import { publishFlow } from './run-flow.ts'
import { describeStepResult, type StepResult } from './step-result.ts'

/** What stands in the org after a run, and what to remember of it for the next plan. */
export interface Published {
  /** Null when a first publish was taken back before there was a flow. */
  readonly flow: OrgFlow | null
  readonly memory: PublishedMemory
}

/**
 * Does the steps of a decided plan one after the other, and stops at the first failure or, when asked, before the next
 * write. `entries` are what the journal of an earlier run of the same plan holds: what is done is not done again, and
 * what may have been done is looked up. What stands stays; running the plan again with its journal goes on from there.
 */
export async function runPlan(
  plan: Plan,
  org: OrgPort,
  env: RunEnvironment,
  entries: readonly JournalEntry[] = [],
): Promise<Result<Published, RunError>> {
  const run = new RunContext(org, env, entries)
  const results: StepResult[] = []
  for (const step of plan.steps) {
    const earlier = run.progress.result(step.id)
    if (earlier !== null) {
      results.push(earlier)
      env.onEvent({ type: 'done', step: step.id, text: describeStepResult(earlier) })
      continue
    }
    if (env.isStopped()) return err({ code: 'cancelled' })
    env.onEvent({ type: 'started', step: step.id })
    const result = await finishStep(run, step)
    if (!result.ok) {
      env.onEvent({ type: 'failed', step: step.id, error: result.error })
      return result
    }
    results.push(result.value)
    env.onEvent({ type: 'done', step: step.id, text: describeStepResult(result.value) })
  }
  return ok(publishedOf(plan, env, results))
}

async function finishStep(run: RunContext, step: PlanStep): Promise<Result<StepResult, RunError>> {
  const result = await runStep(run, step)
  if (!result.ok) return result
  const recorded = await run.record({ type: 'finished', step: step.id, result: result.value })
  return recorded.ok ? result : recorded
}

async function runStep(run: RunContext, step: PlanStep): Promise<Result<StepResult, RunError>> {
  const { id, work } = step
  if (work === null) throw new Error('Bug: a plan is run that is not decided')
  const tell = (text: string) => run.env.onEvent({ type: 'progress', step: id, text })
  switch (work.type) {
    case 'keep-action': {
      const { type: _, action, ...remembered } = work
      return ok({ type: 'action', action, remembered })
    }
    case 'create-integration':
      return createIntegration(run, id, work, tell)
    case 'keep-flow':
      return ok({ type: 'flow', flow: work.flow, hash: work.hash })
    case 'create-action':
      return createAction(run, id, withIntegration(run, work), tell)
    case 'update-action':
      return updateAction(run, id, work, tell)
    case 'publish-flow':
      return publishFlow(run, step, work, tell)
    case 'remove-action':
      return removeAction(run, id, work, tell)
    case 'remove-draft':
      return removeDraft(run, id, work, tell)
    case 'leave':
      return ok({ type: 'left' })
  }
}

/** The integration that this plan has made takes the place that was kept for it. */
function withIntegration<W extends { readonly input: ActionInput }>(run: RunContext, work: W): W {
  if (work.input.integrationId !== NEW_INTEGRATION) return work
  const made = run.progress.result(INTEGRATION_STEP)
  if (made?.type !== 'integration') throw new Error('Bug: an action before its integration')
  return { ...work, input: { ...work.input, integrationId: made.integration.id } }
}

function publishedOf(
  plan: Plan,
  { org }: RunEnvironment,
  results: readonly StepResult[],
): Published {
  const actions: Record<ActionId, RememberedAction> = {}
  let integration: PublishedMemory['integration'] = plan.integration
  let done: Extract<StepResult, { readonly type: 'flow' }> | null = null
  for (const result of results) {
    if (result.type === 'action') actions[result.action] = result.remembered
    if (result.type === 'flow') done = result
    // One that was made may be that of some actions only.
    if (result.type === 'integration' && plan.integration.id === NEW_INTEGRATION) {
      integration = result.integration
    }
  }
  return {
    flow: done?.flow ?? null,
    memory: {
      org,
      integration: { id: integration.id, name: integration.name },
      actions,
      flow: done === null ? null : rememberedFlow(done),
    },
  }
}

function rememberedFlow({
  flow: { id, name, publishedVersion },
  hash,
}: Extract<StepResult, { readonly type: 'flow' }>) {
  return { id, name, version: publishedVersion ?? '', hash }
}
