import { analyse } from '#core/analysis/analyse.ts'
import { type Before, beforeOf } from '#core/analysis/before.ts'
import { followGraph } from '#core/analysis/flow-graph.ts'
import { solutionsOf } from '#core/analysis/solutions.ts'
import type { NodeId } from '#core/base/ids.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { followIndex } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'

/** How a flow that was edited differs from the one before; of what has changed the ids of the steps that are left. */
export function beforeEdit(
  flow: Design,
  edit: Edit | ((design: Design) => Design),
): Omit<Before, 'changed'> & { readonly changed: readonly NodeId[] } {
  const applied = typeof edit === 'function' ? null : applyEdit(flow, edit)
  if (applied?.ok === false) throw new Error(applied.error.code)
  const design = typeof edit === 'function' ? edit(flow) : (applied?.value.design ?? flow)
  const solutions = solutionsOf(analyse(flow))
  const graph = followGraph(solutions.graph, followIndex(design, flow))
  if (graph === null) throw new Error('nothing is known of the one before')
  const { changed, ...alike } = beforeOf(solutions, graph)
  const nodes = design.nodes.filter((node) => changed[graph.placeOf(node)] === 1)
  return { ...alike, changed: nodes.map(({ id }) => id) }
}

/** A copy of a step at the end of a design, to which nothing leads. */
export function copyOf(flow: Design, id: string): Edit {
  const node = flow.nodes.find((one) => one.id === id)
  if (node === undefined) throw new Error('no such step')
  return { type: 'add-node', node: { ...node, id: 'copy' as NodeId }, position: { x: 0, y: 0 } }
}
