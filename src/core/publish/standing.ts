import { type Journal, type Progress, progressOf } from './journal.ts'
import type { PublishedMemory, RememberedAction } from './memory.ts'
import { NEW_INTEGRATION } from './new-integration.ts'
import { actionStep, type PlanStep } from './plan-step.ts'

/**
 * How far a step has come in the org. `begun`: some of it is done, so that going on finishes it. `uncertain`: a write
 * was announced and has no outcome, so that it may have happened; going on looks.
 */
export type Standing = 'done' | 'begun' | 'uncertain' | 'untouched'

export interface StandingStep {
  readonly step: PlanStep
  readonly standing: Standing
}

/** What stands of a publish, step by step. */
export function standingsOf({ plan, entries }: Pick<Journal, 'plan' | 'entries'>) {
  const progress = progressOf(entries)
  return plan.steps.map((step): StandingStep => {
    if (progress.result(step.id) !== null) return { step, standing: 'done' }
    const states = entries.flatMap((entry) => {
      if (entry.step !== step.id || (entry.type !== 'begun' && entry.type !== 'done')) return []
      const state = progress.write(step.id, entry.write)
      return state === null ? [] : [state.type]
    })
    if (states.includes('begun')) return { step, standing: 'uncertain' }
    return { step, standing: states.length > 0 ? 'begun' : 'untouched' }
  })
}

/**
 * What to remember of a publish that did not end: the actions as they were published, so that the next plan does not
 * take them for changes of somebody else. The flow is forgotten when it has to call an action that is new.
 */
export function memorySoFar(
  memory: PublishedMemory | null,
  { plan, entries, org }: Pick<Journal, 'plan' | 'entries' | 'org'>,
): PublishedMemory {
  const progress = progressOf(entries)
  const published: Record<string, RememberedAction> = {}
  let { integration }: { integration: PublishedMemory['integration'] } = plan
  let isRebound = false
  for (const { id, work } of plan.steps) {
    const result = progress.result(id)
    if (result?.type === 'integration' && plan.integration.id === NEW_INTEGRATION) {
      integration = result.integration
    }
    if (result?.type !== 'action') continue
    published[result.action] = result.remembered
    isRebound ||= work?.type === 'create-action'
  }
  const replaced = stillReplaced(memory, plan, progress)
  return {
    org,
    integration: { id: integration.id, name: integration.name },
    actions: { ...memory?.actions, ...published },
    flow: isRebound ? null : (memory?.flow ?? null),
    ...(replaced.length === 0 ? {} : { replaced }),
  }
}

/** Actions beside which a new one stands that the flow does not call yet: nobody else would remove them any more. */
function stillReplaced(
  memory: PublishedMemory | null,
  { steps }: Journal['plan'],
  progress: Progress,
): NonNullable<PublishedMemory['replaced']> {
  const removals = steps.flatMap(({ id, work }) =>
    work?.type === 'remove-action' ? [{ step: id, ...work }] : [],
  )
  const known = memory?.replaced ?? []
  const gone = new Set(removals.filter(({ step }) => progress.result(step) !== null).map(idOf))
  return [
    ...known.filter(({ id }) => !gone.has(id)),
    ...removals.flatMap((removal) => {
      const { action, designName } = removal
      const id = idOf(removal)
      const isNew = progress.result(actionStep(action)) !== null
      return isNew && !gone.has(id) && known.every((one) => one.id !== id)
        ? [{ action, designName, id }]
        : []
    }),
  ]
}

function idOf({ before }: { readonly before: { readonly id: string } }): string {
  return before.id
}
