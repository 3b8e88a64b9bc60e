import { copyNodes, describePasteError, type Paste, pasteNodes } from '#core/kinds/clipboard.ts'
import { cardOf } from '#core/layout/card.ts'
import { freeSlot } from '#core/layout/insert.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'

/** The same node again, unconnected, in the nearest free place to the right. */
export function duplicateNode(design: Design, node: FlowNode): Paste {
  const index = indexDesign(design)
  const { size } = cardOf(node, index)
  const at = design.layout[node.id] ?? { x: 0, y: 0 }
  const to = freeSlot(index, { x: at.x + size.width + COLUMN_GAP, y: at.y }, size)
  const copied = copyNodes(design, [node.id])
  if (copied === null) throw new Error(`Bug: ${node.name} may not be doubled`)
  const pasted = pasteNodes(design, copied, node.task, { x: to.x - at.x, y: to.y - at.y })
  if (!pasted.ok) throw new Error(`Bug: ${describePasteError(pasted.error)}`)
  return pasted.value
}

const COLUMN_GAP = 64
