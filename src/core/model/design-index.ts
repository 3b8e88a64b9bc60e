import type { ActionId, NodeId, TaskId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { DataAction } from './data-action.ts'
import type { Design, FlowEdge, FlowNode, Task, Variable } from './design.ts'
import { followPlaces, newPlaces, placesById, type StepPlaces } from './step-places.ts'
import { followNumbers, newNumbers, type VariableNumbers } from './variable-numbers.ts'

/** Look-ups into one design, made once and shared by everybody who reads it. */
export interface DesignIndex {
  readonly design: Design
  node(id: NodeId): FlowNode | undefined
  /** The place of a node: a number that grows along the design's list. */
  place(id: NodeId): number | undefined
  /** The node at a place; none where one was removed. */
  at(place: number): FlowNode | undefined
  /** One more than the last place. */
  readonly size: number
  /** By which the design has places after an edit. */
  readonly places: StepPlaces
  readonly numbers: VariableNumbers
  action(id: ActionId): DataAction | undefined
  /** What an import says of the flow beyond what is modelled. */
  readonly carried: Design['flow']['carried']
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
export function indexDesign(design: Design): DesignIndex {
  return (
    indexes.get(design) ?? keepIndex(design, newPlaces(design.nodes), newNumbers(design.variables))
  )
}

/**
 * The index of a design that was edited: nodes keep the places and variables the numbers that they have in the one before,
 * as far as that can be (see `followPlaces`, `followNumbers`). A design that has an index keeps it.
 */
export function followIndex(design: Design, last: Design): DesignIndex {
  const known = indexes.get(design)
  if (known !== undefined) return known
  const { places, numbers } = indexDesign(last)
  const followed = design.nodes === last.nodes ? places : followPlaces(design.nodes, places)
  const counted =
    design.variables === last.variables
      ? numbers
      : followNumbers(design.variables, last.variables, numbers)
  return keepIndex(design, followed ?? newPlaces(design.nodes), counted)
}

const indexes = new WeakMap<Design, DesignIndex>()

function keepIndex(design: Design, places: StepPlaces, numbers: VariableNumbers): DesignIndex {
  const index = makeIndex(design, places, numbers)
  indexes.set(design, index)
  return index
}

function makeIndex(design: Design, places: StepPlaces, numbers: VariableNumbers): DesignIndex {
  const { nodes, homes } = places
  const byId = placesById(homes)
  const actions = actionsById(design.actions)
  const variables = variablesByName(design.variables)
  return {
    design,
    places,
    numbers,
    size: nodes.length,
    at: (place) => nodes[place],
    place(id) {
      const place = byId.get(id)
      return place === undefined || nodes[place] === undefined ? undefined : place
    },
    node(id) {
      const place = byId.get(id)
      return place === undefined ? undefined : nodes[place]
    },
    action: (id) => actions.get(id),
    carried: design.flow.carried,
    // Whoever follows a design may write over the tasks of a copy that is its own.
    task: (id) => tasksById(design.tasks).get(id),
    variable: (name, task) =>
      namedIn(variables.get(task), name) ?? namedIn(variables.get(null), name),
    target: (from, output) =>
      edgesByNode(design.edges)
        .get(from)
        ?.findLast((edge) => edge.output === output)?.to,
  }
}

const actionsById = remember(
  (actions: Design['actions']): ReadonlyMap<ActionId, DataAction> =>
    new Map(actions.map((action) => [action.id, action])),
)

const tasksById = remember(
  (tasks: Design['tasks']): ReadonlyMap<TaskId, Task> =>
    new Map(tasks.map((task) => [task.id, task])),
)

/** The variables of a task, or of the flow, by their names: as they are declared, and in small letters. */
interface Names {
  readonly declared: Map<string, Variable>
  readonly small: Map<string, Variable>
}

/** Most names are written as they are declared: that is looked for first, since it needs no other text. */
function namedIn(names: Names | undefined, name: string): Variable | undefined {
  return names?.declared.get(name) ?? names?.small.get(name.toLowerCase())
}

const variablesByName = remember(
  (variables: Design['variables']): ReadonlyMap<TaskId | null, Names> => {
    const byTask = new Map<TaskId | null, Names>()
    // Of two that have one name the last counts, however each is written.
    for (const variable of variables.toReversed()) {
      const names = byTask.get(variable.task) ?? { declared: new Map(), small: new Map() }
      byTask.set(variable.task, names)
      const small = variable.name.toLowerCase()
      if (!names.small.has(small)) names.small.set(small, variable)
      names.declared.set(variable.name, names.small.get(small) ?? variable)
    }
    return byTask
  },
)

/** The edges that leave each node, in the order of the list. */
export const edgesByNode = remember(
  (edges: Design['edges']): ReadonlyMap<NodeId, readonly FlowEdge[]> => {
    const out = new Map<NodeId, FlowEdge[]>()
    for (const edge of edges) {
      const own = out.get(edge.from)
      if (own === undefined) out.set(edge.from, [edge])
      else own.push(edge)
    }
    return out
  },
)
