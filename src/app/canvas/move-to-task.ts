import type { NodeId, TaskId } from '#core/base/ids.ts'
import { addTask } from '#core/kinds/task-edits.ts'
import { describeMoveRefusal, moveToTask, type TaskMove } from '#core/kinds/task-move.ts'
import { boxesOf } from '#core/layout/card.ts'
import { framesOf, placeForFrame } from '#core/layout/frame.ts'
import { placeInTask } from '#core/layout/insert.ts'
import { makeRoom } from '#core/layout/make-room.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, Position, Task } from '#core/model/design.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { showToast } from '../ui/toast-store.ts'
import { focusNode, useCanvas } from './canvas-store.ts'
import { currentIndex, named } from './commands.ts'
import { undoAction } from './undo-action.ts'
import { refuse } from './refuse.ts'

/** Moves nodes to a task, and says what became of their variables and edges. `stay` leaves them where they stand. */
export function moveNodesToTask(
  ids: readonly NodeId[],
  task: TaskId,
  options: { readonly stay?: boolean } = {},
): void {
  const { design } = currentIndex()
  const moved = moveToTask(design, ids, task)
  if (!moved.ok) return refuse(describeMoveRefusal(moved.error))
  const name = indexDesign(design).task(task)?.name ?? ''
  const positions =
    options.stay === true ? {} : placeInTask(currentIndex(), moved.value.nodes, task)
  const edit = batch([
    moved.value.edit,
    ...movesTo(positions),
    ...keptFrames(design, moved.value.edit),
  ])
  finish(design, edit, moved.value, `Move ${named(design, moved.value.nodes)} to ${name}`)
  focusNode(moved.value.nodes[0] ?? null)
}

/** The same with a task that is made for them, whose name is asked for. */
export function moveNodesToNewTask(ids: readonly NodeId[]): void {
  const { design } = currentIndex()
  const { task, withTask, edit: adding } = withNewTask(design)
  const moved = moveToTask(withTask, ids, task.id)
  if (!moved.ok) return refuse(describeMoveRefusal(moved.error))
  const positions = placeInTask(indexDesign(withTask), moved.value.nodes, task.id)
  const edit = batch([
    adding,
    moved.value.edit,
    ...movesTo(positions),
    ...keptFrames(withTask, moved.value.edit),
  ])
  finish(design, edit, moved.value, `Move ${named(design, moved.value.nodes)} to a new task`)
  if (currentIndex().task(task.id) === undefined) return
  useCanvas.setState({ renamingTask: { task: task.id, place: 'frame' } })
}

/** What a move would do besides moving, in a line for the list of tasks; `task` null stands for a new one. */
export function describeMove(design: Design, ids: readonly NodeId[], task: TaskId | null): string {
  const { withTask, id } =
    task === null
      ? (({ withTask, task: made }) => ({ withTask, id: made.id }))(withNewTask(design))
      : { withTask: design, id: task }
  const moved = moveToTask(withTask, ids, id)
  if (!moved.ok) return describeMoveRefusal(moved.error)
  return remarksOn(moved.value).join(' ')
}

function withNewTask(design: Design): {
  readonly task: Task
  readonly withTask: Design
  readonly edit: Edit
} {
  const at = placeForFrame(design, boxesOf(indexDesign(design)), null)
  const { task, edit } = addTask(design, { at })
  const added = applyEdit(design, edit)
  if (!added.ok) throw new Error(`Bug: a new task does not fit: ${JSON.stringify(added.error)}`)
  return { task, withTask: added.value.design, edit }
}

function finish(design: Design, edit: Edit, moved: TaskMove, label: string): void {
  useDocument.getState().edit(makeRoom(design, edit), label)
  if (currentIndex().design === design) return
  useView.getState().select(moved.nodes)
  const remarks = remarksOn(moved)
  if (remarks.length > 0)
    showToast({ topic: 'edit', text: `${label}. ${remarks.join(' ')}`, action: undoAction() })
}

function remarksOn({ shared, cut }: TaskMove): readonly string[] {
  const edges =
    cut.length === 1
      ? 'An edge into the middle of a task is taken away.'
      : `${cut.length} edges into the middle of a task are taken away.`
  return [
    ...shared.map(({ from, to }) => `${from} becomes ${to}: both tasks use it.`),
    ...(cut.length === 0 ? [] : [edges]),
  ]
}

function movesTo(positions: Readonly<Record<string, Position>>): readonly Edit[] {
  return Object.keys(positions).length === 0 ? [] : [{ type: 'move-nodes', positions }]
}

/** A task that loses its last node keeps its frame where it stood. */
function keptFrames(design: Design, edit: Edit): readonly Edit[] {
  const applied = applyEdit(design, edit)
  if (!applied.ok) return []
  const left = new Set(applied.value.design.nodes.map((node) => node.task))
  return framesOf(design, boxesOf(indexDesign(design))).flatMap(({ task, frame, isEmpty }) =>
    isEmpty || left.has(task.id)
      ? []
      : [{ type: 'set-task', task: task.id, patch: { at: { x: frame.x, y: frame.y } } }],
  )
}
