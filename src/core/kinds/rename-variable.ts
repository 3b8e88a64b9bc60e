import type { TaskId, VariableId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { renameReferences } from '../language/expression/references.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, Variable } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { type Mention, rewriteFlow, rewriteInitial, rewriteNode } from './mentions.ts'
import { checkVariableName, type VariableNameError } from './variable-name.ts'
import { startTask, usersOf, variablesMeant } from './variable-users.ts'

/**
 * The edit that gives a variable another name and writes it wherever the variable is mentioned. `name` carries the
 * prefix: `Flow.` makes it a variable of the flow, `Task.` one of the task that uses it.
 */
export function renameVariable(
  design: Design,
  id: VariableId,
  name: string,
): Result<Edit, VariableNameError> {
  const variable = design.variables.find((other) => other.id === id)
  if (variable === undefined) throw new Error(`Bug: renames a variable that does not exist: ${id}`)
  const task = taskFor(design, variable, name)
  if (!task.ok) return task
  const checked = checkVariableName(design, name, task.value, variable)
  if (!checked.ok) return checked
  return ok(batch(renamings(design, variable, name, task.value)))
}

function renamings(
  design: Design,
  variable: Variable,
  name: string,
  task: TaskId | null,
): readonly Edit[] {
  const index = indexDesign(design)
  const renamer =
    (within: TaskId) =>
    (mention: Mention): string => {
      if (!variablesMeant(mention, within, index).includes(variable)) return mention.text
      return mention.kind === 'name' ? name : renameReferences(mention.text, variable.name, name)
    }
  const start = startTask(design)
  const flow = rewriteFlow(design.flow, renamer(start))
  return [
    { type: 'set-variable', variable: variable.id, patch: { name, task } },
    ...(flow === null ? [] : [{ type: 'set-flow' as const, patch: flow }]),
    ...design.variables.flatMap((other): Edit[] => {
      const patch = rewriteInitial(other, renamer(other.task ?? start))
      return patch === null ? [] : [{ type: 'set-variable', variable: other.id, patch }]
    }),
    ...design.nodes.flatMap((node): Edit[] => {
      const patch = rewriteNode(node, index, renamer(node.task))
      return patch === null ? [] : [{ type: 'set-node', node: node.id, patch }]
    }),
  ]
}

/** A variable of the flow becomes one of a task only when that task alone uses it. */
function taskFor(
  design: Design,
  variable: Variable,
  name: string,
): Result<TaskId | null, VariableNameError> {
  if (name.startsWith('Flow.')) return ok(null)
  if (variable.task !== null || !name.startsWith('Task.')) return ok(variable.task)
  const start = startTask(design)
  const tasks = new Set(
    usersOf(design, variable.id).map((user) => {
      if (user.type === 'node') return user.node.task
      return user.type === 'flow' ? null : (user.variable.task ?? start)
    }),
  )
  const [only = start] = tasks
  if (tasks.size <= 1 && only !== null) return ok(only)
  return err({
    code: 'used-in-other-tasks',
    name,
    users: [...tasks].map((task) => (task === null ? 'the flow settings' : taskName(design, task))),
  })
}

function taskName(design: Design, task: TaskId): string {
  return indexDesign(design).task(task)?.name ?? task
}
