import { editOf, type Gesture } from '#testing/arbitrary-edits.ts'
import { callingDesigns } from '#testing/calling-designs.ts'
import { declaringEdits } from '#testing/declaring-edits.ts'
import { passesFindTheSame } from '#testing/lint-law.ts'
import { freshId, type NodeId } from '../base/ids.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'

/**
 * Lines are taken out, so that what they lead to is on no path any more, and led back: by an undo, by the same line drawn
 * anew, by another one, or by a new step. Between that steps are named, declared otherwise, removed and so on.
 */
function editsOf(design: Design, step: Gesture, undo: readonly Edit[]): readonly Edit[] {
  const { what, pick, other } = step
  const { edges, nodes } = design
  const edge = edges[pick % Math.max(edges.length, 1)]
  const target = nodes[other % Math.max(nodes.length, 1)]
  const node = nodes[pick % Math.max(nodes.length, 1)]
  switch (what) {
    case 0:
    case 1:
      return edge === undefined
        ? []
        : [{ type: 'disconnect', from: edge.from, output: edge.output }]
    case 2:
      return edge === undefined || target === undefined
        ? []
        : [{ type: 'connect', edge: { ...edge, to: target.id } }]
    case 3:
    case 4:
    case 5:
    case 6:
      return undo
    case 7: {
      // A new step behind a line: what the line led to is not led to by the step yet.
      if (edge === undefined || node === undefined) return []
      const id = freshId<NodeId>(node.id, new Set(nodes.map((one) => one.id)))
      return [
        { type: 'add-node', node: { ...node, id }, position: { x: 0, y: 0 } },
        { type: 'connect', edge: { ...edge, to: id } },
      ]
    }
    case 8: {
      const last = nodes.at(-1)
      if (last === undefined || target === undefined) return []
      return factsOf(last, indexDesign(design)).outputs.map(
        ({ id: output }): Edit => ({
          type: 'connect',
          edge: { from: last.id, output, to: target.id },
        }),
      )
    }
    case 9:
      return node === undefined
        ? []
        : [{ type: 'set-node', node: node.id, patch: { name: `Named ${other}` } }]
    case 10:
      return declaringEdits(design, { ...step, what: other % 8 }, undo)
    default:
      return editOf(design, { what: other % 14, pick, other: pick })
  }
}

passesFindTheSame('cut a flow and lead it back', editsOf, {
  designs: [['a flow that calls tasks', callingDesigns]],
})
