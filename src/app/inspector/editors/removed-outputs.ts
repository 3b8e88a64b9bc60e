import type { NodeId } from '#core/base/ids.ts'
import type { FlowEdge } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'

/** What is taken away of a node takes the edge of its output along: entries are outputs, by their ids. */
export function disconnectRemoved(
  edges: readonly FlowEdge[],
  node: NodeId,
  entries: readonly { readonly id: string }[],
  kept: readonly { readonly id: string }[],
): readonly Edit[] {
  const removed = new Set(entries.map(({ id }) => id))
  for (const { id } of kept) removed.delete(id)
  return edges.flatMap(({ from, output }): Edit[] =>
    from === node && removed.has(output) ? [{ type: 'disconnect', from, output }] : [],
  )
}
