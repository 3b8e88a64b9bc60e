import type { NodeId } from '../base/ids.ts'
import { unreachable } from '../base/assert.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { Output } from './facts.ts'
import { factsOf } from './node-facts.ts'
import { kindOf } from './registry.ts'

/** Why no edge may lead to a node. */
export type Refusal =
  | { readonly code: 'no-input'; readonly name: string }
  | { readonly code: 'inside-other-task'; readonly name: string; readonly entry: string | null }

/** Whether an edge may lead from one node to another; null when it may. Backward edges and loops are allowed. */
export function refuseConnection(index: DesignIndex, from: NodeId, to: NodeId): Refusal | null {
  const [source, target] = [index.node(from), index.node(to)]
  if (source === undefined || target === undefined) return null
  if (kindOf(target).isEntry) return { code: 'no-input', name: target.name }
  const task = index.task(target.task)
  if (target.task === source.task || task?.entry === to) return null
  const entry = task?.entry == null ? null : (index.node(task.entry)?.name ?? null)
  return { code: 'inside-other-task', name: target.name, entry }
}

export function describeRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'no-input':
      return `“${refusal.name}” is where the call comes in: nothing can lead back to it.`
    case 'inside-other-task':
      return refusal.entry === null
        ? `“${refusal.name}” is inside another task, which has no first node yet.`
        : `“${refusal.name}” is inside another task: lead to its first node, “${refusal.entry}”.`
    default:
      return unreachable(refusal)
  }
}

/** The outputs of a node that lead nowhere, in the kind's order. */
export function freeOutputs(index: DesignIndex, node: FlowNode): readonly Output[] {
  return factsOf(node, index).outputs.filter(
    (output) => index.target(node.id, output.id) === undefined,
  )
}

/** By which output a path goes on by itself: the first primary one. */
export function primaryOutput(index: DesignIndex, node: FlowNode): Output | undefined {
  return factsOf(node, index).outputs.find((output) => output.role === 'primary')
}
