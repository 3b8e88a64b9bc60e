import type { TaskId } from '../base/ids.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Design } from '../model/design.ts'

/** The tasks that do something. */
export function tasksWithSteps({ nodes }: Design): ReadonlySet<TaskId> {
  const tasks = new Set<TaskId>()
  for (const node of nodes) if (!kindOf(node).isEntry) tasks.add(node.task)
  return tasks
}

/**
 * Whether a task does nothing yet: it has no step, or only the one where the call comes in. One that leads on to another
 * task is a jump, as in a flow that starts in a menu.
 */
export function isBlank({ nodes, edges }: Design, task: TaskId): boolean {
  return nodes.every(
    (node) =>
      node.task !== task || (kindOf(node).isEntry && edges.every(({ from }) => from !== node.id)),
  )
}
