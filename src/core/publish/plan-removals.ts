import type { PlannedAction } from './plan-action.ts'
import { actionStep, type OfAction, type PlanStep } from './plan-step.ts'
import type { OrgAction } from './ports.ts'

/** An action beside which a new one stands. */
type Replaced = OfAction & { readonly before: OrgAction }

/**
 * Removes what this plan replaces, and what one has replaced that did not end. Each goes once the flow no longer calls
 * it; the step itself asks who does.
 */
export function removals(
  planned: readonly PlannedAction[],
  earlier: readonly Replaced[],
): readonly PlanStep[] {
  const called = new Set(planned.flatMap(({ step: { work } }) => calledBy(work)))
  return [
    ...planned.flatMap(({ replaced, name, step: { id, work } }) => {
      if (replaced === null || work?.type !== 'create-action') return []
      const { action, designName } = work
      return [removal(`remove:${id}`, { action, designName, before: replaced }, name)]
    }),
    ...earlier
      .filter(({ before }) => !called.has(before.id))
      .map((one) => {
        const name = planned.find(({ step }) => step.id === actionStep(one.action))?.name
        return removal(`remove:${one.before.id}`, one, name ?? one.designName)
      }),
  ]
}

/** The action of the org that stays the flow's; a plan that goes back to an old one must not remove it. */
function calledBy(work: PlanStep['work']): readonly string[] {
  switch (work?.type) {
    case 'keep-action':
      return [work.id]
    case 'update-action':
      return [work.before.id]
    default:
      return []
  }
}

function removal(id: string, { action, designName, before }: Replaced, name: string): PlanStep {
  return {
    id,
    title: `Remove action ${before.name}`,
    detail: `once the flow calls ${name}, and only if no other flow uses it`,
    change: 'remove',
    parts: [],
    takenBack: 'recorded',
    mayKeepOrg: false,
    work: { type: 'remove-action', action, designName, before },
  }
}
