import { editOf, type Gesture } from '#testing/arbitrary-edits.ts'
import { passesFindTheSame } from '#testing/lint-law.ts'
import { freshId, type NodeId } from '../base/ids.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'

/** Steps are removed, put back and added, one or several at once, between other edits. */
function editsOf(design: Design, step: Gesture, undo: readonly Edit[]): readonly Edit[] {
  const { what, pick, other } = step
  const { nodes } = design
  const at = (n: number): readonly FlowNode[] =>
    nodes.length === 0 ? [] : nodes.slice(n % nodes.length, (n % nodes.length) + 1)
  const removed = (...picked: number[]) =>
    [...new Set(picked.flatMap(at))].map(({ id }): Edit => ({ type: 'remove-node', node: id }))
  const added = at(other).map((node): Edit => {
    const id = freshId<NodeId>(node.id, new Set(nodes.map((one) => one.id)))
    return { type: 'add-node', node: { ...node, id }, position: { x: 0, y: 0 } }
  })
  switch (what) {
    case 0:
    case 1:
      return removed(pick)
    case 2:
      return removed(pick, pick + 1, other)
    case 3:
      return [...removed(pick), ...added]
    case 4:
      return [...removed(pick), ...added.map((edit) => ({ ...edit, index: pick % nodes.length }))]
    case 5:
      return added
    case 6:
    case 7:
    case 8:
    case 9:
      return undo
    case 10:
      return at(pick).flatMap(({ id: to }) =>
        design.edges
          .slice(other % Math.max(design.edges.length, 1))
          .slice(0, 1)
          .map((edge): Edit => ({ type: 'connect', edge: { ...edge, to } })),
      )
    default:
      return editOf(design, { what: other % 13, pick, other: pick })
  }
}

passesFindTheSame('remove steps and put them back', editsOf)
