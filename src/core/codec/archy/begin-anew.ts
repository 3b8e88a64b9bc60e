import type { NodeId, TaskId } from '../../base/ids.ts'
import { writeValue } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import type { Design, Task } from '../../model/design.ts'
import { expression, type Value } from '../../model/values.ts'
import type { Promotion } from './promote.ts'

/** The Update Data that gives variables their initial values where a task begins. */
export const BEGIN_ANEW_NAME = 'Begin anew'

/**
 * The variables of a task begin anew with every jump to it. Those that the file makes variables of the flow do not:
 * where a call can come to such a task again, its list has to begin with giving them their initial values.
 */
export function beginAnew(
  design: Design,
  promotions: readonly Promotion[],
): ReadonlyMap<TaskId, JsonObject> {
  const actions = new Map<TaskId, JsonObject>()
  for (const task of design.tasks) {
    const statements = promotions.flatMap(({ variable: id, to }) => {
      const variable = design.variables.find((candidate) => candidate.id === id)
      if (variable?.task !== task.id) return []
      return [{ [variable.type]: { variable: to, value: writeValue(initialOf(variable)) } }]
    })
    if (statements.length > 0 && canBeginAgain(design, task)) {
      actions.set(task.id, { updateData: { name: BEGIN_ANEW_NAME, statements } })
    }
  }
  return actions
}

/** The design-time core refuses a statement without a value. */
function initialOf({ initial }: { readonly initial: Value }): Value {
  return initial.type === 'none' ? expression('NOT_SET') : initial
}

/** By a path that leads back to its first step, or by an error in a call that has been there. */
function canBeginAgain(design: Design, { id, entry }: Task): boolean {
  if (entry === null) return false
  const { errorHandling } = design.flow
  const handlesErrors = errorHandling.type === 'task' && errorHandling.task === id
  if (handlesErrors && id === design.tasks[0]?.id) return true
  return handlesErrors ? design.edges.some(({ to }) => to === entry) : leadsBack(design, entry)
}

function leadsBack(design: Design, entry: NodeId): boolean {
  const reached = new Set<NodeId>()
  const open = [entry]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const { from, to } of design.edges) {
      if (from !== node || reached.has(to)) continue
      reached.add(to)
      open.push(to)
    }
  }
  return reached.has(entry)
}
