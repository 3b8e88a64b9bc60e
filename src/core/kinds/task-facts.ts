import type { NodeId, TaskId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Task } from '../model/design.ts'
import { factsOf } from './node-facts.ts'
import { kindOf, OPAQUE_KIND } from './registry.ts'

/** How calls get into a task. */
export interface TaskDoors {
  /** The flow starts here. */
  readonly isStart: boolean
  /** The error handler goes on here. */
  readonly handlesErrors: boolean
  /** Edges that lead here from other tasks: in Architect each is a jump to the task. */
  readonly jumps: readonly FlowEdge[]
  /** Steps of other tasks that run the task and go on when it has ended. */
  readonly callers: readonly FlowNode[]
  /** Imported steps of other tasks that name the task in a way that we do not know. */
  readonly namedBy: readonly FlowNode[]
  /** What an import keeps of the flow leads here, such as a menu. */
  readonly isKeptInFlow: boolean
}

export function doorsOf(index: DesignIndex, task: TaskId): TaskDoors {
  const { design } = index
  const { errorHandling } = design.flow
  return {
    isStart: design.tasks[0]?.id === task,
    handlesErrors: errorHandling.type === 'task' && errorHandling.task === task,
    jumps: jumpsByTask(index).get(task) ?? [],
    callers: callersOf(index, task).filter((node) => node.task !== task),
    namedBy: namingIt(design, index.task(task)),
    isKeptInFlow: isNamedByFlow(design, index.task(task)),
  }
}

const jumpsByTask = remember((index: DesignIndex): ReadonlyMap<TaskId, readonly FlowEdge[]> => {
  return groupedBy(index.design.edges, (edge) => jumpedTask(index, edge)?.id)
})

/** The task that an edge jumps to; null for an edge inside one task. */
export function jumpedTask(
  index: DesignIndex,
  { from, to }: Pick<FlowEdge, 'from' | 'to'>,
): Task | null {
  const [source, target] = [index.node(from), index.node(to)]
  if (source === undefined || target === undefined || source.task === target.task) return null
  return index.task(target.task) ?? null
}

/** Whether a node is worth marking as the one that a task begins with: not where one task is all, or the call comes in. */
export function beginsTask(index: DesignIndex, id: NodeId): boolean {
  const node = index.node(id)
  const { tasks } = index.design
  if (tasks.length < 2 || node === undefined || kindOf(node).isEntry) return false
  return entriesOf(tasks).has(id)
}

const entriesOf = remember(
  (tasks: Design['tasks']): ReadonlySet<NodeId | null> => new Set(tasks.map(({ entry }) => entry)),
)

/** The steps that call a task: those of the task itself may be among them. */
export function callersOf(index: DesignIndex, task: TaskId): readonly FlowNode[] {
  return callersByTask(index).get(task) ?? []
}

const callersByTask = remember((index: DesignIndex): ReadonlyMap<TaskId, readonly FlowNode[]> => {
  return groupedBy(index.design.nodes, (node) => factsOf(node, index).calls?.task)
})

function groupedBy<T>(
  items: readonly T[],
  taskOf: (item: T) => TaskId | null | undefined,
): ReadonlyMap<TaskId, readonly T[]> {
  const groups = new Map<TaskId, T[]>()
  for (const item of items) {
    const task = taskOf(item)
    if (task == null) continue
    const group = groups.get(task)
    if (group === undefined) groups.set(task, [item])
    else group.push(item)
  }
  return groups
}

/** The task that a node calls; null when it calls none. */
export function calledTask(index: DesignIndex, node: FlowNode): Task | null {
  const task = factsOf(node, index).calls?.task
  return (task == null ? undefined : index.task(task)) ?? null
}

/** Whether something that an import keeps as it is leads to a task, where no edge can show it. */
export function isKeptIn(index: Pick<DesignIndex, 'design' | 'task'>, id: TaskId): boolean {
  const task = index.task(id)
  return isNamedByFlow(index.design, task) || namingIt(index.design, task).length > 0
}

function isNamedByFlow({ flow }: Design, task: Task | undefined): boolean {
  const mark = markOf(task)
  return mark !== null && flow.carried !== undefined && textOf(flow.carried).includes(mark)
}

/** An import keeps the reference id of a task that something else than an edge refers to. */
function namingIt(design: Design, task: Task | undefined): readonly FlowNode[] {
  const mark = markOf(task)
  if (task === undefined || mark === null) return []
  return design.nodes.filter(
    (node) =>
      node.kind === OPAQUE_KIND.id && node.task !== task.id && textOf(node.props).includes(mark),
  )
}

/** How a text of JSON refers to a task whose reference id an import has kept. */
function markOf(task: Task | undefined): string | null {
  const refId = task?.carried?.['refId']
  return typeof refId === 'string' ? JSON.stringify(`task[${refId}]`).slice(1, -1) : null
}

const texts = new WeakMap<object, string>()

function textOf(props: object): string {
  const known = texts.get(props)
  if (known !== undefined) return known
  const text = JSON.stringify(props)
  texts.set(props, text)
  return text
}
