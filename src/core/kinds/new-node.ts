import { freshId, type NodeId, type TaskId } from '../base/ids.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { NodeKind } from './define.ts'

/** A node of this kind as it begins, with an id and a name that are free in the design. Not added to it. */
export function newNode(design: Design, kind: NodeKind, task: TaskId): FlowNode {
  const taken = new Set<string>(design.nodes.map((node) => node.id))
  return {
    id: freshId<NodeId>(kind.id, taken),
    task,
    kind: kind.id,
    name: freeNodeName(design.nodes, kind.title),
    props: kind.initial,
  }
}

/** The first of `base`, `base 2`, `base 3` … that no node has; names that differ in case only count as the same. */
export function freeNodeName(nodes: readonly Pick<FlowNode, 'name'>[], base: string): string {
  const taken = new Set(nodes.map((node) => node.name.toLowerCase()))
  if (!taken.has(base.toLowerCase())) return base
  const stem = base.replace(/ \d+$/, '')
  let n = 2
  while (taken.has(`${stem} ${n}`.toLowerCase())) n += 1
  return `${stem} ${n}`
}
