import type { ActionId, VariableId } from '../base/ids.ts'
import type { Purpose, Sensitivity } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { analyse } from './analyse.ts'
import { aboutSteps } from './step-traits.ts'

/** What every check takes to be so although nobody has declared it. */
export interface Inferred {
  readonly variables: ReadonlyMap<VariableId, Sensitivity>
  readonly actions: ReadonlyMap<ActionId, Purpose>
}

/** Imported flows say neither what a variable holds nor what an action is for. */
export function inferredOf(design: Design): Inferred {
  return inferredIn(analyse(design))
}

/** The same where a design is analysed already. */
export const inferredIn = aboutSteps(({ classOf, roles, graph }): Inferred => {
  const variables = graph.index.design.variables.flatMap((variable) => {
    const { sensitivity, because } = classOf(variable)
    const isInferred = because !== 'declared' && sensitivity !== 'none'
    return isInferred ? [[variable.id, sensitivity] as const] : []
  })
  const actions = new Map<ActionId, Purpose>()
  for (const { action, isInferred } of roles.payments) {
    if (isInferred) actions.set(action.id, 'payment')
  }
  for (const { action, isInferred } of roles.fetches) {
    if (isInferred) actions.set(action.id, 'session-token')
  }
  return { variables: new Map(variables), actions }
})
