import type { NodeId, TaskId, VariableId } from '../base/ids.ts'
import { assert } from '../base/assert.ts'
import { err, ok, type Result } from '../base/result.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Task, Variable } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { refuseConnection } from './connections.ts'
import { isFixed, nextThatStays } from './graph-edits.ts'
import { renameVariable } from './rename-variable.ts'
import { freeVariableName, splitVariableName } from './variable-name.ts'
import { usersOf } from './variable-users.ts'

/** Why nodes cannot go to another task. */
export type MoveRefusal =
  | { readonly code: 'nothing-moves' }
  | { readonly code: 'cannot-share'; readonly variable: string }

/** What a move does besides moving. */
export interface TaskMove {
  readonly edit: Edit
  readonly nodes: readonly NodeId[]
  /** Variables that belong to the flow afterwards, because nodes of both tasks use them. */
  readonly shared: readonly { readonly from: string; readonly to: string }[]
  /** Edges that would lead into the middle of a task and are taken away. */
  readonly cut: readonly FlowEdge[]
}

/**
 * Moves nodes to another task. Whatever they read and set stays the same variable: one that they alone use goes along,
 * one that others use as well becomes a variable of the flow. Edges stay as far as they may: between tasks they lead to
 * entries only. A task that was empty begins with the node that is reached first.
 */
export function moveToTask(
  design: Design,
  ids: Iterable<NodeId>,
  target: TaskId,
): Result<TaskMove, MoveRefusal> {
  const wanted = new Set(ids)
  const moving = design.nodes.filter(
    (node) => wanted.has(node.id) && node.task !== target && !isFixed(node),
  )
  if (moving.length === 0) return err({ code: 'nothing-moves' })
  const work: Work = { design, edits: [] }
  const variables = moveVariables(work, moving, target)
  if (!variables.ok) return variables
  for (const { id } of moving)
    perform(work, { type: 'set-node', node: id, patch: { task: target } })
  moveEntries(work, design, moving, target)
  const cut = cutEdges(work, design)
  return ok({
    edit: batch(work.edits),
    nodes: moving.map(({ id }) => id),
    shared: variables.value,
    cut,
  })
}

export function describeMoveRefusal(refusal: MoveRefusal): string {
  switch (refusal.code) {
    case 'nothing-moves':
      return 'Where the call comes in cannot go to another task.'
    case 'cannot-share':
      return `${refusal.variable} is used by nodes that stay, and its name cannot become one of the flow. Rename it first.`
  }
}

/** The design as the edits so far leave it: each next one is made for what is there then. */
interface Work {
  design: Design
  readonly edits: Edit[]
}

function perform(work: Work, edit: Edit): void {
  const applied = applyEdit(work.design, edit)
  assert(applied.ok, `an edit of a move does not fit: ${edit.type}`)
  work.design = applied.value.design
  work.edits.push(edit)
}

function moveVariables(
  work: Work,
  moving: readonly FlowNode[],
  target: TaskId,
): Result<TaskMove['shared'], MoveRefusal> {
  const before = work.design
  const shared: { from: string; to: string }[] = []
  const along: VariableId[] = []
  for (const variable of before.variables) {
    if (variable.task === null || variable.task === target) continue
    const use = useOf(before, variable, moving)
    if (use === 'theirs') along.push(variable.id)
    if (use !== 'both') continue
    const [, local] = splitVariableName(variable.name)
    const to = freeVariableName(work.design, `Flow.${local}`, null)
    const renaming = renameVariable(work.design, variable.id, to)
    if (!renaming.ok) return err({ code: 'cannot-share', variable: variable.name })
    perform(work, renaming.value)
    shared.push({ from: variable.name, to })
  }
  for (const id of along) carryAlong(work, id, target)
  return ok(shared)
}

/** Whether the nodes that move use a variable: not at all, they alone, or others as well. */
function useOf(
  design: Design,
  variable: Variable,
  moving: readonly FlowNode[],
): 'none' | 'theirs' | 'both' {
  const users = usersOf(design, variable.id)
  const theirs = users.filter((user) => user.type === 'node' && moving.includes(user.node))
  if (theirs.length === 0) return 'none'
  return theirs.length < users.length ? 'both' : 'theirs'
}

/** A variable of the same name in the other task is another variable: the one that comes gets a free name. */
function carryAlong(work: Work, id: VariableId, target: TaskId): void {
  const { name, task } = work.design.variables.find((variable) => variable.id === id) ?? {}
  assert(name !== undefined && task != null, `no variable ${id} to carry along`)
  const free = freeIn(work.design, name, [task, target])
  if (free !== name) {
    const renaming = renameVariable(work.design, id, free)
    assert(renaming.ok, `cannot rename ${name} to ${free}`)
    perform(work, renaming.value)
  }
  perform(work, { type: 'set-variable', variable: id, patch: { task: target } })
}

function freeIn(design: Design, name: string, [own, target]: readonly [TaskId, TaskId]): string {
  if (freeVariableName(design, name, target) === name) return name
  for (let n = 2; ; n += 1) {
    const free = `${name}_${n}`
    const isFree = [own, target].every((task) => freeVariableName(design, free, task) === free)
    if (isFree) return free
  }
}

function moveEntries(
  work: Work,
  before: Design,
  moving: readonly FlowNode[],
  target: TaskId,
): void {
  const index = indexDesign(before)
  const moved = new Set(moving.map(({ id }) => id))
  const setEntry = (task: Task, entry: NodeId | null) =>
    perform(work, { type: 'set-task', task: task.id, patch: { entry } })
  for (const task of before.tasks) {
    if (task.id === target || task.entry === null || !moved.has(task.entry)) continue
    if (index.node(task.entry)?.task !== task.id) continue
    const next = nextThatStays(index, task.entry, moved)
    setEntry(task, next !== null && index.node(next)?.task === task.id ? next : null)
  }
  const task = index.task(target)
  const isEmpty = before.nodes.every((node) => node.task !== target)
  if (task?.entry === null && isEmpty) setEntry(task, firstOf(before, moving))
}

/** The node with which those that move are entered: by an edge, as a task, or else the one that none of them leads to. */
function firstOf(design: Design, moving: readonly FlowNode[]): NodeId | null {
  const moved = new Set(moving.map(({ id }) => id))
  const led = design.edges.find(({ from, to }) => moved.has(to) && !moved.has(from))?.to
  const begun = design.tasks.find(({ entry }) => entry !== null && moved.has(entry))?.entry
  const loose = moving.find(
    ({ id }) => !design.edges.some(({ from, to }) => to === id && moved.has(from)),
  )
  return led ?? begun ?? loose?.id ?? moving[0]?.id ?? null
}

function cutEdges(work: Work, before: Design): readonly FlowEdge[] {
  const [was, is] = [indexDesign(before), indexDesign(work.design)]
  const cut = before.edges.filter(
    ({ from, to }) =>
      refuseConnection(is, from, to) !== null && refuseConnection(was, from, to) === null,
  )
  for (const { from, output } of cut) perform(work, { type: 'disconnect', from, output })
  return cut
}
