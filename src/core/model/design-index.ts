import type { ActionId, NodeId, TaskId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { DataAction } from './data-action.ts'
import type { Design, FlowEdge, FlowNode, Task, Variable } from './design.ts'

/** Look-ups into one design, made once and shared by everybody who reads it. */
export interface DesignIndex {
  readonly design: Design
  node(id: NodeId): FlowNode | undefined
  /** The place of a node in the design's list. */
  place(id: NodeId): number | undefined
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

/** The index of a design; the same design gives the same index, and lists that an edit left alone are not read again. */
export const indexDesign = remember((design: Design): DesignIndex => {
  const { nodes } = design
  const places = placesOf(nodes)
  const actions = actionsById(design.actions)
  const tasks = tasksById(design.tasks)
  const variables = variablesByName(design.variables)
  const out = edgesByNode(design.edges)
  return {
    design,
    place: (id) => places.get(id),
    node(id) {
      const at = places.get(id)
      return at === undefined ? undefined : nodes[at]
    },
    action: (id) => actions.get(id),
    task: (id) => tasks.get(id),
    variable(name, task) {
      const key = name.toLowerCase()
      return variables.get(task)?.get(key) ?? variables.get(null)?.get(key)
    },
    target: (from, output) => out.get(from)?.findLast((edge) => edge.output === output)?.to,
  }
})

const placesOf = remember(
  (nodes: Design['nodes']): ReadonlyMap<NodeId, number> =>
    new Map(nodes.map(({ id }, i) => [id, i])),
)

const actionsById = remember(
  (actions: Design['actions']): ReadonlyMap<ActionId, DataAction> =>
    new Map(actions.map((action) => [action.id, action])),
)

const tasksById = remember(
  (tasks: Design['tasks']): ReadonlyMap<TaskId, Task> =>
    new Map(tasks.map((task) => [task.id, task])),
)

const variablesByName = remember(
  (variables: Design['variables']): ReadonlyMap<TaskId | null, ReadonlyMap<string, Variable>> => {
    const byTask = new Map<TaskId | null, Map<string, Variable>>()
    for (const variable of variables) {
      const names = byTask.get(variable.task) ?? new Map<string, Variable>()
      names.set(variable.name.toLowerCase(), variable)
      byTask.set(variable.task, names)
    }
    return byTask
  },
)

const edgesByNode = remember((edges: Design['edges']): ReadonlyMap<NodeId, readonly FlowEdge[]> => {
  const out = new Map<NodeId, FlowEdge[]>()
  for (const edge of edges) {
    const own = out.get(edge.from)
    if (own === undefined) out.set(edge.from, [edge])
    else own.push(edge)
  }
  return out
})
