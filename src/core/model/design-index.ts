import type { ActionId, NodeId, TaskId } from '../base/ids.ts'
import type { DataAction } from './data-action.ts'
import type { Design, FlowNode, Task, Variable } from './design.ts'

/** Look-ups into one design, made once and shared by everybody who reads it. */
export interface DesignIndex {
  readonly design: Design
  node(id: NodeId): FlowNode | undefined
  action(id: ActionId): DataAction | undefined
  task(id: TaskId): Task | undefined
  /**
   * The variable that a name means inside a task. Architect compares names without regard to case; a `Task.` name
   * belongs to its task alone.
   */
  variable(name: string, task: TaskId): Variable | undefined
  /** Where an output leads, or undefined when it leads nowhere. */
  target(from: NodeId, output: string): NodeId | undefined
}

const indexes = new WeakMap<Design, DesignIndex>()

/** The index of a design; the same design gives the same index. */
export function indexDesign(design: Design): DesignIndex {
  const known = indexes.get(design)
  if (known !== undefined) return known
  const nodes = new Map(design.nodes.map((node) => [node.id, node]))
  const actions = new Map(design.actions.map((action) => [action.id, action]))
  const tasks = new Map(design.tasks.map((task) => [task.id, task]))
  const variables = new Map(
    design.variables.map((variable) => [variableKey(variable.name, variable.task), variable]),
  )
  const targets = new Map(design.edges.map((edge) => [`${edge.from}\n${edge.output}`, edge.to]))
  const index: DesignIndex = {
    design,
    node: (id) => nodes.get(id),
    action: (id) => actions.get(id),
    task: (id) => tasks.get(id),
    variable: (name, task) =>
      variables.get(variableKey(name, task)) ?? variables.get(variableKey(name, null)),
    target: (from, output) => targets.get(`${from}\n${output}`),
  }
  indexes.set(design, index)
  return index
}

function variableKey(name: string, task: TaskId | null): string {
  return `${task ?? ''}\n${name.toLowerCase()}`
}
