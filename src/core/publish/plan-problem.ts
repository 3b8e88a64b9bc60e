/** Why this design cannot be published to this org as it is. Nothing has been written. */
export type PlanProblem =
  | { readonly code: 'integration-inactive'; readonly integration: string }
  | { readonly code: 'name-ambiguous'; readonly action: string; readonly count: number }
  | { readonly code: 'action-missing'; readonly action: string; readonly category: string }
  | { readonly code: 'flow-locked'; readonly flow: string; readonly by: string }
  | { readonly code: 'not-writable'; readonly detail: string }

export function describePlanProblem(problem: PlanProblem): string {
  switch (problem.code) {
    case 'integration-inactive':
      return `The integration “${problem.integration}” is not active. Activate it in Genesys Cloud under Admin, Integrations, or choose another.`
    case 'name-ambiguous':
      return `The org has ${problem.count} actions named “${problem.action}” in this category. Rename the action in the design.`
    case 'action-missing':
      return `The org has no action named “${problem.action}” in the category “${problem.category}”, and nothing but its name is known here. Publish it first, or publish a design that holds it.`
    case 'flow-locked':
      return `The flow “${problem.flow}” is locked by ${problem.by}. Have it checked in or unlocked in Architect, then make the plan again.`
    case 'not-writable':
      return problem.detail
  }
}
