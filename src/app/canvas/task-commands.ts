import type { NodeId, TaskId } from '#core/base/ids.ts'
import { freeOutputs } from '#core/kinds/connections.ts'
import {
  addTask,
  describeTaskNameError,
  describeTaskRefusal,
  makeEntry,
  removeTask,
  renameTask,
} from '#core/kinds/task-edits.ts'
import { boxesOf } from '#core/layout/card.ts'
import { EMPTY_FRAME, placeForFrame } from '#core/layout/frame.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Position } from '#core/model/design.ts'
import { announce } from '../shell/announcer.tsx'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { showToast } from '../ui/toast-store.ts'
import { useCanvas } from './canvas-store.ts'
import { currentIndex } from './commands.ts'
import { undoAction } from './undo-action.ts'
import { refuse } from './refuse.ts'

/** Adds an empty task and asks for its name, on the canvas or in the outline. */
export function createTask(at: Position | null, place: 'frame' | 'outline' = 'frame'): void {
  const { design } = currentIndex()
  const made = addTask(design, { at: placeForFrame(design, boxesOf(indexDesign(design)), at) })
  useDocument.getState().edit(made.edit, `Add the task ${made.task.name}`)
  const { task } = made
  if (currentIndex().task(task.id) === undefined) return
  useView.getState().selectTask(task.id, [])
  useCanvas.setState({ renamingTask: { task: task.id, place } })
  if (task.at !== undefined)
    useCanvas.getState().viewport?.revealBox({ ...task.at, ...EMPTY_FRAME })
}

/** Why the name is refused; null when it is kept. */
function renameTaskTo(task: TaskId, name: string): string | null {
  const { design } = currentIndex()
  const renaming = renameTask(design, task, name)
  if (!renaming.ok) return describeTaskNameError(renaming.error)
  const before = indexDesign(design).task(task)?.name
  if (before !== name.trim()) {
    useDocument.getState().edit(renaming.value, `Rename the task to ${name.trim()}`)
  }
  return null
}

/** Ends typing a name: what is refused is said, and the task keeps the name that it had. */
export function finishRenamingTask(task: TaskId, name: string | null): void {
  useCanvas.setState({ renamingTask: null })
  const refusal = name === null ? null : renameTaskTo(task, name)
  if (refusal !== null) refuse(`Not renamed. ${refusal}`)
}

export function deleteTask(id: TaskId): void {
  const index = currentIndex()
  const task = index.task(id)
  if (task === undefined) return
  const removal = removeTask(index.design, id)
  if (!removal.ok) return refuse(describeTaskRefusal(removal.error))
  useDocument.getState().edit(removal.value.edit, `Delete the task ${task.name}`)
  if (currentIndex().task(id) !== undefined) return
  useView.getState().select([])
  const { cut } = removal.value
  if (cut.length === 0) return
  const outputs = cut.length === 1 ? 'An output that jumped' : `${cut.length} outputs that jumped`
  const verb = cut.length === 1 ? 'leads' : 'lead'
  showToast({
    topic: 'edit',
    text: `Deleted the task “${task.name}”. ${outputs} there ${verb} nowhere now.`,
    action: undoAction(),
  })
}

/** Lets the task of a node begin with it. */
export function beginTaskWith(node: NodeId): void {
  const index = currentIndex()
  const own = index.node(node)
  const task = own === undefined ? undefined : index.task(own.task)
  if (own === undefined || task === undefined) return
  const made = makeEntry(index.design, node)
  if (!made.ok) return refuse(describeTaskRefusal(made.error))
  if (made.value === null) return announce(`“${task.name}” begins with ${own.name} already`)
  useDocument.getState().edit(made.value, `Begin ${task.name} with ${own.name}`)
}

/** Lets the flow go on in a task when something goes wrong. */
export function handleErrorsIn(task: TaskId): void {
  const name = currentIndex().task(task)?.name ?? ''
  useDocument
    .getState()
    .edit(
      { type: 'set-flow', patch: { errorHandling: { type: 'task', task } } },
      `Go on in ${name} when something goes wrong`,
    )
}

/** Chooses a task with its nodes, in the order of the flow. */
export function chooseTask(task: TaskId): void {
  const { design } = currentIndex()
  const own = new Set(design.nodes.filter((node) => node.task === task).map(({ id }) => id))
  useView.getState().selectTask(
    task,
    flowOrder(design).filter((id) => own.has(id)),
  )
}

/** Opens the list of kinds for a step of a task: on a free output of its last step, or as its first one. */
export function pickStepFor(task: TaskId, anchor: { left: number; top: number }): void {
  const index = currentIndex()
  const own = flowOrder(index.design).flatMap((id) => {
    const node = index.node(id)
    return node?.task === task ? [node] : []
  })
  const last = own.findLast((node) => freeOutputs(index, node).length > 0)
  const output = last && freeOutputs(index, last)[0]
  const on =
    last === undefined || output === undefined ? null : { from: last.id, output: output.id }
  useCanvas.setState({
    picking: { type: 'kind', on, at: null, into: task, anchor },
  })
}
