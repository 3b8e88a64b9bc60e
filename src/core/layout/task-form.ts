import type { NodeId, TaskId } from '../base/ids.ts'
import { isSameList } from '../base/same-list.ts'
import type { Output } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowEdge, FlowNode } from '../model/design.ts'

/** All of a task that the order of its steps follows from: not what they are called, say or stand at. */
export interface TaskForm {
  readonly task: TaskId
  readonly entry: NodeId | null
  readonly nodes: readonly FlowNode[]
  readonly outputs: readonly (readonly Output[])[]
  /** Those that leave its nodes. */
  readonly edges: readonly FlowEdge[]
}

export function formsOf(index: DesignIndex): readonly TaskForm[] {
  const { tasks, nodes, edges } = index.design
  const forms = new Map(
    tasks.map(({ id, entry }) => {
      const form = {
        task: id,
        entry,
        nodes: [] as FlowNode[],
        outputs: [] as (readonly Output[])[],
        edges: [] as FlowEdge[],
      }
      return [id, form]
    }),
  )
  for (const node of nodes) {
    const form = forms.get(node.task)
    form?.nodes.push(node)
    form?.outputs.push(factsOf(node, index).outputs)
  }
  for (const edge of edges) {
    const node = index.node(edge.from)
    if (node !== undefined) forms.get(node.task)?.edges.push(edge)
  }
  return [...forms.values()]
}

export function isSameForm(a: TaskForm, b: TaskForm): boolean {
  return (
    a.task === b.task &&
    a.entry === b.entry &&
    isSameList(a.edges, b.edges) &&
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
