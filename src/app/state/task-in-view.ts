import type { TaskId } from '#core/base/ids.ts'
import { startTask } from '#core/kinds/variable-users.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import { useDesign } from './document-store.ts'
import { useView } from './view-store.ts'

/** The task that is being worked on: of what was selected last, the one that is chosen, else where the flow starts. */
export function taskInView(design: Design): TaskId {
  const { task, selection } = useView.getState()
  const index = indexDesign(design)
  const selected = selection.at(-1)
  const node = selected === undefined ? undefined : index.node(selected)
  const chosen = task === null ? undefined : index.task(task)
  return chosen?.id ?? node?.task ?? startTask(design)
}

export function useTaskInView(): TaskId {
  const design = useDesign()
  useView(({ task, selection }) => task ?? selection.at(-1))
  return taskInView(design)
}
