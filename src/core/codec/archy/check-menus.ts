import { factsOf } from '../../kinds/node-facts.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import type { FlowNode } from '../../model/design.ts'
import { standsBesideTasks } from './menus.ts'
import type { ArchyProblem } from './problem.ts'

/** A menu of a file is no task: what only tasks have or are is refused, with what to do instead. */
export function checkMenu(index: DesignIndex, node: FlowNode): readonly ArchyProblem[] {
  if (!standsBesideTasks(index, node.id)) return []
  return wrongOf(index, node).map((what) => ({
    code: 'menu-is-no-task',
    node: node.id,
    name: node.name,
    what,
  }))
}

function wrongOf(index: DesignIndex, node: FlowNode): readonly string[] {
  const { variables, flow, nodes } = index.design
  const task = index.task(node.task)
  if (task === undefined || task.entry !== node.id) {
    return ['stands beside tasks and not in one. Make it the first node of a task of its own.']
  }
  const { errorHandling } = flow
  return [
    ...(variables.some((variable) => variable.task === task.id)
      ? ['has no variables of its own. Make those of its task variables of the flow.']
      : []),
    ...((task.outputPaths ?? []).length > 0
      ? ['has no output paths. Remove those of its task.']
      : []),
    ...(nodes.some((other) => factsOf(other, index).calls?.task === task.id)
      ? ['cannot be called. Lead to it instead.']
      : []),
    ...(errorHandling.type === 'task' && errorHandling.task === task.id
      ? ['no export shows handling errors. Let a task do it that leads there.']
      : []),
  ]
}
