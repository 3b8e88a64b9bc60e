import type { NodeId, TaskId } from '../../base/ids.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { writeTyped } from '../../kinds/typed-values.ts'
import { indexDesign } from '../../model/design-index.ts'
import type { Design, Task, Variable } from '../../model/design.ts'
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
      const { type } = variable
      return [{ [type]: { variable: to, value: writeTyped(type, initialOf(variable)) } }]
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
  if (canBeCalledInto(design, entry)) return true
  return handlesErrors ? design.edges.some(({ to }) => to === entry) : leadsBack(design, entry)
}

function leadsBack(design: Design, entry: NodeId): boolean {
  return reachedFrom(design, [entry]).has(entry)
}

/** A task that is called, or that a called one jumps to, may be called any number of times. */
function canBeCalledInto(design: Design, entry: NodeId): boolean {
  const index = indexDesign(design)
  const called = design.nodes.flatMap((node) => {
    const task = factsOf(node, index).calls?.task
    return (task == null ? null : index.task(task)?.entry) ?? []
  })
  return called.includes(entry) || reachedFrom(design, called).has(entry)
}

/** What edges lead to, and the calls of tasks. */
function reachedFrom(design: Design, starts: readonly NodeId[]): ReadonlySet<NodeId> {
  const index = indexDesign(design)
  const reached = new Set<NodeId>()
  const open = [...starts]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = index.node(id)
    if (node === undefined) continue
    const { outputs, calls } = factsOf(node, index)
    const called = calls?.task == null ? null : (index.task(calls.task)?.entry ?? null)
    const next = outputs.flatMap((output) => index.target(id, output.id) ?? [])
    for (const to of called === null ? next : [...next, called]) {
      if (reached.has(to)) continue
      reached.add(to)
      open.push(to)
    }
  }
  return reached
}

/** A task whose variables the file shares, and that can be called again while it has not ended. */
export function calledWithin(
  design: Design,
  promotions: readonly Promotion[],
): Variable | undefined {
  const index = indexDesign(design)
  return design.variables.find(({ id, task }) => {
    if (task === null || promotions.every(({ variable }) => variable !== id)) return false
    const entry = index.task(task)?.entry ?? null
    const called = design.nodes.flatMap((node) => {
      const target = node.task === task ? factsOf(node, index).calls?.task : null
      return (target == null ? null : index.task(target)?.entry) ?? []
    })
    return entry !== null && (called.includes(entry) || reachedFrom(design, called).has(entry))
  })
}
