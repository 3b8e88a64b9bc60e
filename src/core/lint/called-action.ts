import type { Analysis } from '../analysis/analyse.ts'
import type { DataAction } from '../model/data-action.ts'
import type { FlowNode } from '../model/design.ts'

/** The data action that a step calls; undefined where it calls none, or one that the design does not have. */
export function calledAction({ graph }: Analysis, node: FlowNode): DataAction | undefined {
  return graph.callAt(graph.placeOf(node))?.action
}
