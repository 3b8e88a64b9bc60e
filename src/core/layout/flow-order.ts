import type { NodeId } from '../base/ids.ts'
import type { Design } from '../model/design.ts'
import { type Chain, chainsOf, type TaskChains } from './chains.ts'

/**
 * Every node once, in the order in which a person reads the flow: along the main path, a branch after the last node
 * that leads to it. Where a path branches for the last time, its own continuation comes first. Nodes that cannot be
 * reached stand at the end of their task. Step numbers, the outline and the keyboard follow it.
 */
export function flowOrder(design: Design): readonly NodeId[] {
  const before = known.get(design)
  if (before !== undefined) return before
  const order = chainsOf(design).flatMap(orderOfTask)
  known.set(design, order)
  return order
}

const known = new WeakMap<Design, readonly NodeId[]>()

/** The branches that hang on each node, in the order in which they were found. */
export function branchesByParent(task: TaskChains): ReadonlyMap<NodeId, readonly Chain[]> {
  const byParent = new Map<NodeId, Chain[]>()
  for (const chain of [...task.branches, ...task.loose]) {
    if (chain.parent === null) continue
    byParent.set(chain.parent, [...(byParent.get(chain.parent) ?? []), chain])
  }
  return byParent
}

/** The place in a chain where it branches for the last time, or -1. */
export function lastBranching(
  chain: Chain,
  branches: ReadonlyMap<NodeId, readonly Chain[]>,
): number {
  return chain.nodes.findLastIndex((id) => branches.has(id))
}

function orderOfTask(task: TaskChains): readonly NodeId[] {
  const branches = branchesByParent(task)
  const emit = (chain: Chain): readonly NodeId[] => {
    const last = lastBranching(chain, branches)
    const before = chain.nodes.slice(0, Math.max(last, 0)).flatMap((id) => [id, ...hanging(id)])
    const rest = chain.nodes.slice(Math.max(last, 0))
    return [...before, ...rest, ...rest.slice(0, 1).flatMap(hanging)]
  }
  const hanging = (id: NodeId): readonly NodeId[] => (branches.get(id) ?? []).flatMap(emit)
  const roots = [...(task.main === null ? [] : [task.main]), ...task.loose]
  return roots.filter((chain) => chain.parent === null).flatMap(emit)
}
