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
 * task is a jump, as in a flow that starts in a menu; a jump that is all of a task is its entry.
 */
export function isBlank({ nodes, edges, tasks }: Design, task: TaskId): boolean {
  const entry = tasks.find(({ id }) => id === task)?.entry ?? null
  const isJump = nodes.some(({ id, task: other }) => id === entry && other !== task)
  return (
    !isJump &&
    nodes.every(
      (node) =>
        node.task !== task || (kindOf(node).isEntry && edges.every(({ from }) => from !== node.id)),
    )
  )
}
