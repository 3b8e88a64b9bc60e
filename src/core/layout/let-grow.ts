import type { NodeId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode, Position } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import type { Box } from './box.ts'
import { boxesOf, cardOf } from './card.ts'
import { makeRoom } from './make-room.ts'
import { onGrid } from './node-size.ts'

/** What stands nearer below a card than this stays as near when the card grows. */
const NEAR = 64

/**
 * An edit that makes a node this one, with which what stands below its card gives way, as one step with it, where the
 * card gets taller: a switch that has one more case covers no other node.
 */
export function letGrow(design: Design, changed: FlowNode, edit: Edit): Edit {
  const index = indexDesign(design)
  const before = boxesOf(index).get(changed.id)
  const { height } = cardOf(changed, index).size
  if (before === undefined || height <= before.height) return edit
  const own = new Set(design.nodes.filter(({ task }) => task === changed.task).map(({ id }) => id))
  const below = [...boxesOf(index)].filter(([id, box]) => own.has(id) && isBelow(box, before))
  const positions = givingWay(before, height, below)
  const moved: Edit[] =
    Object.keys(positions).length === 0 ? [] : [{ type: 'move-nodes', positions }]
  return makeRoom(design, batch([edit, ...moved]))
}

/** Where what stands below goes, one after the other, until there is room. */
function givingWay(
  before: Box,
  height: number,
  below: readonly (readonly [NodeId, Box])[],
): Record<NodeId, Position> {
  const positions: Record<NodeId, Position> = {}
  let was = before.y + before.height
  let bottom = before.y + height
  for (const [id, box] of below.toSorted(([, a], [, b]) => a.y - b.y)) {
    const y = onGrid(bottom + Math.min(NEAR, box.y - was))
    if (y <= box.y) break
    positions[id] = { x: box.x, y }
    was = box.y + box.height
    bottom = y + box.height
  }
  return positions
}

function isBelow(box: Box, { x, y, width, height }: Box): boolean {
  return box.y >= y + height && box.x < x + width && x < box.x + box.width
}
