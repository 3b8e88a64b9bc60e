import type { TaskId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Design, FlowNode } from '../model/design.ts'

/** The tasks that do something. */
export function tasksWithSteps({ nodes }: Design): ReadonlySet<TaskId> {
  return tasksOf(nodes)
}

const tasksOf = remember((nodes: Design['nodes']): ReadonlySet<TaskId> => {
  const tasks = new Set<TaskId>()
  let last: TaskId | null = null
  for (const node of nodes) {
    // The nodes of a task stand together, as a rule.
    if (node.task === last || kindOf(node).isEntry) continue
    last = node.task
    tasks.add(last)
  }
  return tasks
})

/**
 * Whether a task does nothing yet: it has no step, or only the one where the call comes in. One that leads on to another
 * task is a jump, as in a flow that starts in a menu; a jump that is all of a task is its entry.
 */
export function isBlank(design: Design, task: TaskId): boolean {
  const { nodes, tasks } = design
  // Of nearly all tasks this is all that has to be looked at.
  if (tasksWithSteps(design).has(task)) return false
  const entry = tasks.find(({ id }) => id === task)?.entry ?? null
  const isJump = nodes.some(({ id, task: other }) => id === entry && other !== task)
  const isLeft = ({ id }: FlowNode) => design.edges.some(({ from }) => from === id)
  return !isJump && !nodes.some((node) => node.task === task && isLeft(node))
}
