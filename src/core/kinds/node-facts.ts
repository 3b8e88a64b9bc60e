import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { NodeFacts } from './facts.ts'
import { kindOf } from './registry.ts'

/**
 * The facts of a node, made once per node and per list of actions: a kind looks at nothing else that could change
 * them.
 */
const known = new WeakMap<FlowNode, { readonly actions: object; readonly facts: NodeFacts }>()

export function factsOf(node: FlowNode, index: DesignIndex): NodeFacts {
  const { actions } = index.design
  const entry = known.get(node)
  if (entry !== undefined && entry.actions === actions) return entry.facts
  const facts = kindOf(node).facts({ index, node })
  known.set(node, { actions, facts })
  return facts
}
