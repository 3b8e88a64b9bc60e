import type { TaskId } from '#core/base/ids.ts'
import { doorsOf } from '#core/kinds/task-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useCanvas } from '../canvas/canvas-store.ts'
import { RenameField } from '../canvas/rename-field.tsx'
import { finishRenamingTask } from '../canvas/task-commands.ts'
import { useOfDesign } from '../state/document-store.ts'

/** The name of a task in the outline, or the field that renames it, and how a call gets there. */
export function TaskLine({
  task,
  name,
  isEmpty,
}: {
  readonly task: TaskId
  readonly name: string
  readonly isEmpty: boolean
}) {
  const handlesErrors = useOfDesign((design) => doorsOf(indexDesign(design), task).handlesErrors)
  const isRenaming = useCanvas(
    ({ renamingTask }) => renamingTask?.task === task && renamingTask.place === 'outline',
  )
  if (isRenaming) {
    const finish = (text: string | null, isByKey: boolean) => {
      finishRenamingTask(task, text)
      if (isByKey) requestAnimationFrame(() => taskRow(task)?.focus())
    }
    return <RenameField className="task-rename grow" name={name} onDone={finish} />
  }
  const about = isEmpty ? 'no nodes yet' : handlesErrors ? 'after an error' : null
  return (
    <>
      <span className="ell grow" title={name}>
        <span className="sr">Task </span>
        {name}
      </span>
      {about !== null && <span className="outline-entry">{about}</span>}
    </>
  )
}

function taskRow(task: TaskId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(`task:${task}`)}"]`)
}
