import type { TaskId } from '../base/ids.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Design } from '../model/design.ts'

/** The tasks that do something. */
export function tasksWithSteps({ nodes }: Design): ReadonlySet<TaskId> {
  const tasks = new Set<TaskId>()
  for (const node of nodes) if (!kindOf(node).isEntry) tasks.add(node.task)
  return tasks
}

/** Whether a task does nothing yet: it has no step, or only the one where the call comes in. */
export function isBlank(design: Design, task: TaskId): boolean {
  return design.nodes.every((node) => node.task !== task || kindOf(node).isEntry)
}
