import { type KeyboardEvent, memo } from 'react'
import { doorsOf, type TaskDoors } from '#core/kinds/task-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, Task } from '#core/model/design.ts'
import { useDocument, useOfDesign } from '../state/document-store.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { focusNode, frameTitle, useCanvas } from './canvas-store.ts'
import { startFrameDrag } from './frame-drag.ts'
import { RenameField } from './rename-field.tsx'
import { chooseTask, deleteTask, finishRenamingTask } from './task-commands.ts'
import { startRenamingTask, taskEntries } from './task-menu.ts'

/** The name of a task on its frame: chooses the task, moves it by dragging, and is typed over to rename it. */
export const TaskTitle = memo(function TaskTitle({ task }: { readonly task: Task }) {
  const isRenaming = useCanvas(
    ({ renamingTask }) => renamingTask?.task === task.id && renamingTask.place === 'frame',
  )
  const about = useAbout(task)
  if (isRenaming) {
    const finish = (name: string | null, isByKey: boolean) => {
      finishRenamingTask(task.id, name)
      if (isByKey) requestAnimationFrame(() => frameTitle(task.id)?.focus({ preventScroll: true }))
    }
    return (
      <div className="task-title">
        <RenameField className="task-rename" name={task.name} onDone={finish} />
      </div>
    )
  }
  return (
    <div className="task-title">
      <button
        type="button"
        className="task-name nodrag nopan"
        data-frame-title={task.id}
        data-task={task.id}
        title={task.name}
        onClick={() => chooseTask(task.id)}
        onDoubleClick={() => startRenamingTask(task.id, 'frame')}
        onPointerDown={(event) => startFrameDrag(event, task)}
        onKeyDown={(event) => onTitleKey(event, task)}
      >
        <b>{task.name}</b>
        {about !== '' && <span>{about}</span>}
      </button>
      <Menu
        label={`Actions for the task ${task.name}`}
        entries={() => taskEntries(task.id, anchorOf(task), 'frame')}
      >
        <IconButton
          icon="dots"
          size="sm"
          className="nodrag nopan"
          label={`More about the task ${task.name}`}
        />
      </Menu>
    </div>
  )
})

function onTitleKey(event: KeyboardEvent, task: Task): void {
  switch (event.key) {
    case 'F2':
      startRenamingTask(task.id, 'frame')
      break
    case 'Delete':
    case 'Backspace':
      deleteTask(task.id)
      break
    case 'ArrowDown':
      if (task.entry === null) return
      focusNode(task.entry)
      break
    default:
      return
  }
  event.preventDefault()
  event.stopPropagation()
}

/** What there is to know of a task that its steps do not show. */
function useAbout(task: Task): string {
  const isViewed = useDocument((state) => state.viewedType !== null)
  return useOfDesign((design) => aboutOf(design, task, isViewed))
}

function aboutOf(design: Design, task: Task, isViewed: boolean): string {
  const index = indexDesign(design)
  const isBare = design.nodes.every((node) => node.task !== task.id)
  const isWithoutEntry = task.entry === null && !isBare
  const doors = doorsOf(index, task.id)
  // What leads to a menu or to another state is not known of flows that are only looked at.
  if (isViewed) return doors.isStart ? 'the flow starts here' : ''
  return [...doorsInWords(doors), ...(isWithoutEntry ? ['no first node is chosen'] : [])].join(', ')
}

function doorsInWords({
  isStart,
  handlesErrors,
  jumps,
  callers,
  isKeptInFlow,
}: TaskDoors): readonly string[] {
  return [
    ...(isStart ? ['the flow starts here'] : []),
    ...(handlesErrors ? ['when something goes wrong'] : []),
    ...(jumps.length === 0 ? [] : [jumps.length === 1 ? '1 jump' : `${jumps.length} jumps`]),
    ...(callers.length === 0 ? [] : [callers.length === 1 ? '1 call' : `${callers.length} calls`]),
    ...(isKeptInFlow ? ['a menu leads here'] : []),
    ...(isStart || handlesErrors || isKeptInFlow || jumps.length + callers.length > 0
      ? []
      : ['nothing leads here']),
  ]
}

function anchorOf(task: Task): { readonly left: number; readonly top: number } {
  const title = frameTitle(task.id)?.getBoundingClientRect()
  return { left: title?.right ?? 0, top: title?.top ?? 0 }
}
