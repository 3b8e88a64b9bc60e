import type { GraphEdge } from '../../analysis/flow-graph.ts'
import type { Analysis } from '../../analysis/analyse.ts'
import type { Edit } from '../../model/edit.ts'
import type { Fix } from '../problem.ts'

/** Takes a step out: what led to it goes on to where the given output of it led. Null when it led nowhere. */
export function removeStep({ graph }: Analysis, onward: GraphEdge): Fix | null {
  const { from: node, to } = onward
  if (to === undefined || to === node) return null
  return {
    title: `Delete ${node.name}`,
    safety: 'unsafe',
    edits: [
      ...graph
        .into(node)
        .filter(({ from }) => from !== node)
        .map(
          ({ from, output }): Edit => ({
            type: 'connect',
            edge: { from: from.id, output, to: to.id },
          }),
        ),
      ...graph.index.design.tasks.flatMap((task): readonly Edit[] =>
        task.entry === node.id
          ? [{ type: 'set-task', task: task.id, patch: { entry: to.id } }]
          : [],
      ),
      { type: 'remove-node', node: node.id },
    ],
  }
}
