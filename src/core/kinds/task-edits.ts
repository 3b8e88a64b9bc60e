import { isSameName } from '../base/same-name.ts'
import { freshId, type NodeId, type TaskId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Position, Task } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { isFixed } from './graph-edits.ts'
import { DEFAULT_PATH } from './output-paths.ts'
import { kindOf } from './registry.ts'
import { doorsOf } from './task-facts.ts'

/** Why a task cannot be called so. */
export type TaskNameError =
  | { readonly code: 'no-name' }
  | { readonly code: 'name-taken'; readonly name: string }

/** Why a task cannot be deleted, or cannot begin with a step. Names are those that people gave. */
export type TaskRefusal =
  | { readonly code: 'flow-starts-there'; readonly task: string }
  | { readonly code: 'handles-errors'; readonly task: string }
  | {
      readonly code: 'called'
      readonly task: string
      readonly by: string
      readonly node: NodeId
    }
  | { readonly code: 'kept-in-flow'; readonly task: string }
  | { readonly code: 'call-comes-in'; readonly task: string }

/** A task that begins with nothing yet: the first node that is added to it becomes its entry. */
export function addTask(
  design: Design,
  { name = 'New task', at }: { readonly name?: string; readonly at?: Position } = {},
): { readonly task: Task; readonly edit: Edit } {
  const task: Task = {
    id: freshId<TaskId>('task', new Set<string>(design.tasks.map(({ id }) => id))),
    name: freeTaskName(design, name),
    entry: null,
    ...(at === undefined ? {} : { at }),
  }
  return { task, edit: { type: 'add-task', task } }
}

/** The name as it will be kept; the task that is `renamed` may keep its own. */
export function checkTaskName(
  design: Design,
  name: string,
  renamed: TaskId | null,
): Result<string, TaskNameError> {
  const trimmed = name.trim()
  if (trimmed === '') return err({ code: 'no-name' })
  const namesake = design.tasks.find(
    (task) => task.id !== renamed && isSameName(task.name, trimmed),
  )
  return namesake === undefined ? ok(trimmed) : err({ code: 'name-taken', name: namesake.name })
}

export function renameTask(
  design: Design,
  task: TaskId,
  name: string,
): Result<Edit, TaskNameError> {
  const checked = checkTaskName(design, name, task)
  return checked.ok ? ok({ type: 'set-task', task, patch: { name: checked.value } }) : checked
}

/**
 * Deletes a task with its nodes and its variables. What jumped there leads nowhere afterwards, as with any node that is
 * deleted, and what called it waits for another task; the task where the flow starts, where errors go on, or that a kept
 * action names, stays.
 */
export function removeTask(
  design: Design,
  id: TaskId,
): Result<{ readonly edit: Edit; readonly cut: readonly FlowEdge[] }, TaskRefusal> {
  const index = indexDesign(design)
  const task = index.task(id)
  if (task === undefined) throw new Error(`Bug: removes a task that does not exist: ${id}`)
  const doors = doorsOf(index, id)
  const nodes = design.nodes.filter((node) => node.task === id)
  const [namedBy] = doors.namedBy
  if (doors.isStart || nodes.some(isFixed)) {
    return err({ code: 'flow-starts-there', task: task.name })
  }
  if (doors.handlesErrors) return err({ code: 'handles-errors', task: task.name })
  if (doors.isKeptInFlow) return err({ code: 'kept-in-flow', task: task.name })
  if (namedBy !== undefined) {
    return err({ code: 'called', task: task.name, by: namedBy.name, node: namedBy.id })
  }
  const variables = design.variables.filter((variable) => variable.task === id)
  return ok({
    cut: doors.jumps,
    edit: batch([
      ...doors.callers.flatMap((node) => callingNone(index, node)),
      ...nodes.map((node): Edit => ({ type: 'remove-node', node: node.id })),
      ...variables.map((variable): Edit => ({ type: 'remove-variable', variable: variable.id })),
      { type: 'remove-task', task: id },
    ]),
  })
}

/**
 * Lets a task begin with another of its nodes; null when it does so already. A jump to the task leads to wherever it
 * begins, so jumps are led along.
 */
export function makeEntry(design: Design, node: NodeId): Result<Edit | null, TaskRefusal> {
  const index = indexDesign(design)
  const own = index.node(node)
  const task = own === undefined ? undefined : index.task(own.task)
  if (own === undefined || task === undefined) {
    throw new Error(`Bug: no node ${node} to begin a task with`)
  }
  if (task.entry === node) return ok(null)
  const { isStart, jumps } = doorsOf(index, task.id)
  if (isStart && !kindOf(own).isEntry) return err({ code: 'call-comes-in', task: task.name })
  return ok(
    batch([
      { type: 'set-task', task: task.id, patch: { entry: node } },
      ...jumps.flatMap((edge): Edit[] =>
        edge.to === task.entry ? [{ type: 'connect', edge: { ...edge, to: node } }] : [],
      ),
    ]),
  )
}

export function describeTaskNameError(error: TaskNameError): string {
  switch (error.code) {
    case 'no-name':
      return 'Enter a name.'
    case 'name-taken':
      return `Another task is called “${error.name}”.`
  }
}

export function describeTaskRefusal(refusal: TaskRefusal): string {
  switch (refusal.code) {
    case 'flow-starts-there':
      return `“${refusal.task}” cannot be deleted: the flow starts there.`
    case 'handles-errors':
      return `“${refusal.task}” cannot be deleted: the flow goes on there when something goes wrong. Choose something else in the settings of the flow first.`
    case 'called':
      return `“${refusal.task}” cannot be deleted: “${refusal.by}” calls it. Delete that node first.`
    case 'kept-in-flow':
      return `“${refusal.task}” cannot be deleted: a menu of the imported flow leads there, which is kept as it is.`
    case 'call-comes-in':
      return `“${refusal.task}” begins where the call comes in: that cannot be another node.`
  }
}

/** A step that calls no task has one way on. The form says which property holds the task. */
function callingNone({ design }: DesignIndex, node: FlowNode): Edit[] {
  const keys = kindOf(node).fields.flatMap(({ key, control }) =>
    control.type === 'task' ? [key] : [],
  )
  const props = { ...node.props, ...Object.fromEntries(keys.map((key) => [key, null])) }
  return [
    ...design.edges.flatMap(({ from, output }): Edit[] =>
      from === node.id && output !== DEFAULT_PATH ? [{ type: 'disconnect', from, output }] : [],
    ),
    { type: 'set-node', node: node.id, patch: { props } },
  ]
}

/** The first of `base`, `base 2`, `base 3` … that no task has. */
function freeTaskName(design: Design, base: string): string {
  let name = base
  for (let n = 2; !checkTaskName(design, name, null).ok; n += 1) name = `${base} ${n}`
  return name
}
