import type { TaskId } from '#core/base/ids.ts'
import { type TaskDoors, doorsOf } from '#core/kinds/task-facts.ts'
import type { MenuEntry } from '../ui/menu.tsx'
import { type ScreenPoint, useCanvas } from './canvas-store.ts'
import { currentIndex, tidyFlow } from './commands.ts'
import { chooseTask, deleteTask, handleErrorsIn, pickStepFor } from './task-commands.ts'

/** What can be done with a task as a whole, on its frame and on its line of the outline. */
export function taskEntries(
  task: TaskId,
  anchor: ScreenPoint,
  place: 'frame' | 'outline',
): readonly MenuEntry[] {
  const index = currentIndex()
  const own = index.task(task)
  if (own === undefined) return []
  const doors = doorsOf(index, task)
  const count = index.design.nodes.filter((node) => node.task === task).length
  return [
    {
      id: 'rename',
      label: 'Rename',
      shortcut: 'F2',
      onSelect: () => startRenamingTask(task, place),
    },
    { id: 'add', label: 'Add a node', onSelect: () => pickStepFor(task, anchor) },
    {
      id: 'select',
      label: 'Select its nodes',
      isDisabled: count === 0,
      onSelect: () => chooseTask(task),
    },
    {
      id: 'tidy',
      label: 'Tidy up',
      isDisabled: count < 2,
      onSelect: () => {
        chooseTask(task)
        tidyFlow()
      },
    },
    { line: 'use' },
    {
      id: 'errors',
      label: 'Go on here when something goes wrong',
      isDisabled: doors.isStart || doors.handlesErrors,
      onSelect: () => handleErrorsIn(task),
    },
    { line: 'delete' },
    {
      id: 'delete',
      label: 'Delete the task',
      shortcut: 'Delete',
      isDanger: true,
      onSelect: () => deleteTask(task),
      ...whyItStays(doors),
    },
  ]
}

export function startRenamingTask(task: TaskId, place: 'frame' | 'outline'): void {
  useCanvas.setState({ renamingTask: { task, place } })
}

function whyItStays({ isStart, handlesErrors, namedBy, isKeptInFlow }: TaskDoors): {
  readonly isDisabled?: boolean
  readonly hint?: string
} {
  const [caller] = namedBy
  if (isStart) return { isDisabled: true, hint: 'The flow starts here.' }
  if (handlesErrors) return { isDisabled: true, hint: 'The flow goes on here after an error.' }
  if (isKeptInFlow) return { isDisabled: true, hint: 'A menu of the imported flow leads here.' }
  return caller === undefined ? {} : { isDisabled: true, hint: `“${caller.name}” calls it.` }
}
