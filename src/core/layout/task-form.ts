import type { NodeId, TaskId } from '../base/ids.ts'
import { differenceOf, type ListDifference } from '../base/list-difference.ts'
import { sameItems } from '../base/same-items.ts'
import type { Output } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowEdge, FlowNode, Task } from '../model/design.ts'

/** All of a task that the order of its steps follows from: not what they are called, say or stand at. */
export interface TaskForm {
  readonly task: TaskId
  readonly entry: NodeId | null
  readonly nodes: readonly FlowNode[]
  readonly outputs: readonly (readonly Output[])[]
  /** Those that leave its nodes. */
  readonly edges: readonly FlowEdge[]
}

export function formOf(index: DesignIndex, { id, entry }: Task): TaskForm {
  const nodes = index.design.nodes.filter((node) => node.task === id)
  const own = new Set(nodes.map((node) => node.id))
  return {
    task: id,
    entry,
    nodes,
    outputs: nodes.map((node) => factsOf(node, index).outputs),
    edges: index.design.edges.filter((edge) => own.has(edge.from)),
  }
}

/**
 * The tasks that can have another form after an edit; null for all. Told by what is another object, so that it costs
 * what was changed.
 */
export function changedTasks(before: DesignIndex, now: DesignIndex): ReadonlySet<TaskId> | null {
  const [old, own] = [before.design, now.design]
  // What the nodes of a task lead to depends on both.
  if (old.tasks !== own.tasks || old.actions !== own.actions) return null
  const changed = new Set<TaskId>()
  const nodes = differenceOf(old.nodes, own.nodes)
  if (!isSameSteps(nodes, before, now)) {
    for (const node of [...nodes.gone, ...nodes.come]) changed.add(node.task)
  }
  const edges = differenceOf(old.edges, own.edges)
  for (const [index, list] of [[before, edges.gone] as const, [now, edges.come] as const]) {
    for (const edge of list) {
      const task = index.node(edge.from)?.task
      if (task !== undefined) changed.add(task)
    }
  }
  return changed
}

/** The same steps in the same place, which only say something else. */
function isSameSteps(
  { gone, come }: ListDifference<FlowNode>,
  before: DesignIndex,
  now: DesignIndex,
): boolean {
  return (
    gone.length === come.length &&
    gone.every((old, i) => {
      const own = come[i]
      return (
        own !== undefined &&
        old.task === own.task &&
        isSameStep(old, own) &&
        isSameWays(factsOf(old, before).outputs, factsOf(own, now).outputs)
      )
    })
  )
}

export function isSameForm(a: TaskForm, b: TaskForm): boolean {
  return (
    a.task === b.task &&
    a.entry === b.entry &&
    sameItems(a.edges, b.edges) &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, i) => isSameStep(node, b.nodes[i])) &&
    a.outputs.every((outputs, i) => isSameWays(outputs, b.outputs[i] ?? []))
  )
}

function isSameStep(a: FlowNode, b: FlowNode | undefined): boolean {
  return a === b || (a.id === b?.id && a.kind === b.kind)
}

function isSameWays(a: readonly Output[], b: readonly Output[]): boolean {
  if (a === b) return true
  return (
    a.length === b.length && a.every(({ id, role }, i) => id === b[i]?.id && role === b[i]?.role)
  )
}
