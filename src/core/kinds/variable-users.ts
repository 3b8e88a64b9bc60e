import type { TaskId, VariableId } from '../base/ids.ts'
import { parseExpression } from '../language/expression/parse.ts'
import { renameReferences, variableReferences } from '../language/expression/references.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode, Variable } from '../model/design.ts'
import { type Mention, rewriteFlow, rewriteInitial, rewriteNode } from './mentions.ts'

/** What mentions a variable: a node, the flow's own settings, or the initial value of another variable. */
export type VariableUser =
  | { readonly type: 'node'; readonly node: FlowNode; readonly field: string }
  | { readonly type: 'flow'; readonly field: string }
  | { readonly type: 'variable'; readonly variable: Variable }

/** Every place that mentions the variable, in the order of the design. */
export function usersOf(design: Design, variable: VariableId): readonly VariableUser[] {
  return usersIn(design).get(variable) ?? []
}

/** The nodes among them, each once. */
export function nodesUsing(design: Design, variable: VariableId): readonly FlowNode[] {
  return [
    ...new Set(
      usersOf(design, variable).flatMap((user) => (user.type === 'node' ? [user.node] : [])),
    ),
  ]
}

/** The variables that a mention means inside a task, as far as the design declares them. */
export function variablesMeant(
  { kind, text }: Mention,
  task: TaskId,
  index: DesignIndex,
): readonly Variable[] {
  const names = kind === 'name' ? [text] : namesIn(text, index.design)
  return [...new Set(names.flatMap((name) => index.variable(name, task) ?? []))]
}

/** The task whose `Task.` variables the flow's own settings could mean: where the flow starts. */
export function startTask(design: Design): TaskId {
  const [first] = design.tasks
  if (first === undefined) throw new Error('Bug: a design without a task')
  return first.id
}

const known = new WeakMap<Design, ReadonlyMap<VariableId, readonly VariableUser[]>>()

function usersIn(design: Design): ReadonlyMap<VariableId, readonly VariableUser[]> {
  const found = known.get(design)
  if (found !== undefined) return found
  const users = collect(design)
  known.set(design, users)
  return users
}

function collect(design: Design): ReadonlyMap<VariableId, readonly VariableUser[]> {
  const index = indexDesign(design)
  const users = new Map<VariableId, VariableUser[]>()
  const recorder =
    (task: TaskId, userOf: (field: string) => VariableUser) =>
    (mention: Mention): string => {
      for (const { id } of variablesMeant(mention, task, index)) {
        users.set(id, [...(users.get(id) ?? []), userOf(mention.field)])
      }
      return mention.text
    }
  const start = startTask(design)
  rewriteFlow(
    design.flow,
    recorder(start, (field) => ({ type: 'flow', field })),
  )
  for (const variable of design.variables) {
    rewriteInitial(
      variable,
      recorder(variable.task ?? start, () => ({ type: 'variable', variable })),
    )
  }
  for (const node of design.nodes) {
    rewriteNode(
      node,
      index,
      recorder(node.task, (field) => ({ type: 'node', node, field })),
    )
  }
  return users
}

/** What cannot be parsed may still mention variables: it is being typed, and must not lose them meanwhile. */
function namesIn(text: string, design: Design): readonly string[] {
  const parsed = parseExpression(text)
  if (parsed.ok) return variableReferences(parsed.value).map(({ name }) => name)
  return design.variables.flatMap(({ name }) =>
    renameReferences(text, name, '') === text ? [] : [name],
  )
}
