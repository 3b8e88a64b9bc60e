import type { TaskId } from '../base/ids.ts'
import type { ContractField } from '../model/data-action.ts'
import type { Design, Variable } from '../model/design.ts'

/**
 * The variable that obviously belongs to each of the properties: the only one in reach of the same sensitivity, or
 * the one of the same name. Where two could be meant, none is chosen.
 */
export function matchVariables(
  design: Design,
  task: TaskId,
  fields: readonly ContractField[],
): ReadonlyMap<string, Variable> {
  const inReach = variablesInReach(design, task)
  const matches = new Map<string, Variable>()
  for (const field of fields) {
    const match = matchOne(field, inReach)
    if (match !== undefined) matches.set(field.name, match)
  }
  return matches
}

/** The variables that a node of the task can use: those of the task, then those of the flow. */
export function variablesInReach(design: Design, task: TaskId): readonly Variable[] {
  const own = design.variables.filter((variable) => variable.task === task)
  return [...own, ...design.variables.filter((variable) => variable.task === null)]
}

function matchOne(field: ContractField, variables: readonly Variable[]): Variable | undefined {
  const candidates = variables.filter(({ sensitivity }) => sensitivity === field.sensitivity)
  const wanted = plain(field.name)
  const named = candidates.filter(({ name }) => plain(name.slice(name.indexOf('.') + 1)) === wanted)
  if (named.length > 0) return only(named)
  return field.sensitivity === 'none' ? undefined : only(candidates)
}

function only(variables: readonly Variable[]): Variable | undefined {
  return variables.length === 1 ? variables[0] : undefined
}

/** `Order_Id`, `orderId` and `order-id` are the same word. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
