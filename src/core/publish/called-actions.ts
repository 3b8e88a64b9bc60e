import { factsOf } from '../kinds/node-facts.ts'
import type { DataAction } from '../model/data-action.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'

/** The actions that the flow calls: only these are published. */
export function calledActions(design: Design): readonly DataAction[] {
  const index = indexDesign(design)
  const called = new Set(design.nodes.map((node) => factsOf(node, index).call?.action))
  return design.actions.filter((action) => called.has(action.id))
}
