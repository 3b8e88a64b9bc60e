import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { NodeFacts } from './facts.ts'
import { kindOf } from './registry.ts'

/**
 * The facts of a node, made once per node and per lists of actions and tasks: a kind looks at nothing else that could
 * change them.
 */
const known = new WeakMap<
  FlowNode,
  { readonly actions: object; readonly tasks: object; readonly facts: NodeFacts }
>()

/** Nodes that stand for a part of a step: their kind would say what the whole step does. */
const parts = new WeakMap<FlowNode, NodeFacts>()

export function factsOf(node: FlowNode, index: DesignIndex): NodeFacts {
  const own = parts.get(node)
  if (own !== undefined) return own
  const { actions, tasks } = index.design
  const entry = known.get(node)
  if (entry !== undefined && entry.actions === actions && entry.tasks === tasks) return entry.facts
  const facts = kindOf(node).facts({ index, node })
  known.set(node, { actions, tasks, facts })
  return facts
}

/** Gives a node other facts than before: for a copy whose words are written over. */
export function renewFacts(node: FlowNode, index: DesignIndex, facts: NodeFacts): void {
  const { actions, tasks } = index.design
  known.set(node, { actions, tasks, facts })
}

/** Lets a node that analysis has made for a part of a step have the facts of that part. */
export function asPart(node: FlowNode, facts: NodeFacts): FlowNode {
  parts.set(node, facts)
  return node
}
