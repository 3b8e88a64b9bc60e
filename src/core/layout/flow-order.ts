import type { NodeId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import { kindOf } from '../kinds/registry.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import { type Chain, chainsOf, type TaskChains } from './chains.ts'

/**
 * Every node once, in the order in which a person reads the flow: along the main path, a branch after the last node
 * that leads to it. Where a path divides on a condition for the last time, its own continuation comes first. Nodes that
 * cannot be reached stand at the end of their task. Step numbers, the outline and the keyboard follow it.
 */
export const flowOrder = remember((design: Design): readonly NodeId[] => {
  const index = indexDesign(design)
  return chainsOf(design).flatMap((task) => orderOfTask(index, task))
})

/** The branches that hang on each node, in the order in which they were found. */
export function branchesByParent(task: TaskChains): ReadonlyMap<NodeId, readonly Chain[]> {
  const byParent = new Map<NodeId, Chain[]>()
  for (const chain of [...task.branches, ...task.loose]) {
    if (chain.parent === null) continue
    byParent.set(chain.parent, [...(byParent.get(chain.parent) ?? []), chain])
  }
  return byParent
}

/**
 * The place in a chain where it divides for good: its last node with branches, if that node is there to decide. What
 * goes on from there is then one way among others. -1 when the chain only has exceptions beside it.
 */
export function dividesAt(
  index: DesignIndex,
  chain: Chain,
  branches: ReadonlyMap<NodeId, readonly Chain[]>,
): number {
  const last = chain.nodes.findLastIndex((id) => branches.has(id))
  const id = chain.nodes[last]
  const node = id === undefined ? undefined : index.node(id)
  return node !== undefined && kindOf(node).group === 'logic' ? last : -1
}

const orders = new WeakMap<TaskChains, readonly NodeId[]>()

/** Follows from the chains alone: kinds of nodes never change. */
function orderOfTask(index: DesignIndex, task: TaskChains): readonly NodeId[] {
  const known = orders.get(task)
  if (known !== undefined) return known
  const order = arrange(index, task)
  orders.set(task, order)
  return order
}

function arrange(index: DesignIndex, task: TaskChains): readonly NodeId[] {
  const branches = branchesByParent(task)
  const emit = (chain: Chain): readonly NodeId[] => {
    const divide = dividesAt(index, chain, branches)
    const before = divide === -1 ? chain.nodes : chain.nodes.slice(0, divide)
    const rest = divide === -1 ? [] : chain.nodes.slice(divide)
    return [
      ...before.flatMap((id) => [id, ...hanging(id)]),
      ...rest,
      ...rest.slice(0, 1).flatMap(hanging),
    ]
  }
  const hanging = (id: NodeId): readonly NodeId[] => (branches.get(id) ?? []).flatMap(emit)
  const roots = [...(task.main === null ? [] : [task.main]), ...task.loose]
  return roots.filter((chain) => chain.parent === null).flatMap(emit)
}
