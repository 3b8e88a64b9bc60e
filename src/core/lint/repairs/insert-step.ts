import type { FlowGraph, GraphEdge } from '../../analysis/flow-graph.ts'
import { freshId, type NodeId } from '../../base/ids.ts'
import { NEXT } from '../../kinds/outputs.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Edit } from '../../model/edit.ts'
import { freeSpots } from './free-spot.ts'

/** A step that is to be put in. Its id is made from `base`, and it belongs to the task of what follows it. */
export type NewStep = Pick<FlowNode, 'kind' | 'name' | 'props'> & { readonly base: string }

/**
 * Puts a step on outputs: what they led to follows the step. Outputs that led to the same place share one. The step
 * must go on by `next`.
 */
export function insertOn(
  graph: FlowGraph,
  edges: readonly Pick<GraphEdge, 'from' | 'output' | 'to'>[],
  { base, ...step }: NewStep,
): readonly Edit[] {
  const { index } = graph
  const { design } = index
  const ids = new Set<string>()
  const taken = {
    has: (id: string) => ids.has(id) || index.node(id as NodeId) !== undefined,
  }
  const spotBeside = freeSpots(design)
  const targets = new Set(edges.flatMap(({ to }) => to ?? []))
  return [...targets].flatMap((target): readonly Edit[] => {
    const id = freshId<NodeId>(base, taken)
    ids.add(id)
    const position = spotBeside(design.layout[target.id] ?? { x: 0, y: 0 })
    return [
      { type: 'add-node', node: { ...step, id, task: target.task }, position },
      ...edges
        .filter(({ to }) => to === target)
        .map(({ from, output }) => ({
          type: 'connect' as const,
          edge: { from: from.id, output, to: id },
        })),
      { type: 'connect', edge: { from: id, output: NEXT.id, to: target.id } },
    ]
  })
}
