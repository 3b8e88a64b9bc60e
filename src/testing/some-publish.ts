import type { Journal, JournalEntry } from '#core/publish/journal.ts'
import type { Change, PlanStep, Publication, StepWork } from '#core/publish/plan-step.ts'

/** A step of a plan of which only the work counts. */
export function someStep(id: string, work: StepWork | null, change: Change = 'update'): PlanStep {
  return {
    id,
    title: id,
    detail: '',
    change,
    parts: [],
    takenBack: 'not-needed',
    mayKeepOrg: false,
    work,
  }
}

/** A first publish of a flow, as far as nothing else is said. */
export function somePublication(patch: Partial<Publication> = {}): Publication {
  const flow = { name: 'Pay', yaml: 'ours', before: null, formerYaml: null }
  return { type: 'publish-flow', ...flow, ...patch }
}

/** A publish of these steps that has come as far as the entries say. */
export function someJournal(
  steps: readonly PlanStep[],
  entries: readonly JournalEntry[] = [],
): Journal {
  return {
    id: 'j1',
    startedAt: 0,
    org: { id: 'o1', name: 'Org' },
    plan: {
      design: 'd1',
      flowName: 'Pay',
      integration: { id: 'i1', name: 'Payments', typeId: 'custom-rest-actions', isActive: true },
      steps,
    },
    entries,
  }
}
