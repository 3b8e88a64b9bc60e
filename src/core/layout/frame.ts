import type { NodeId } from '../base/ids.ts'
import type { Design, Task } from '../model/design.ts'
import { type Box, boundsOf } from './box.ts'

/** Room inside a task's frame around its nodes, and for its title, in canvas pixels. */
const PADDING = 32
const TITLE = 28

/** The frame that is drawn around the nodes of a task; null around none. */
export function frameAround(nodes: Iterable<Box>): Box | null {
  const bounds = boundsOf(nodes)
  if (bounds === null) return null
  return {
    x: bounds.x - PADDING,
    y: bounds.y - PADDING - TITLE,
    width: bounds.width + 2 * PADDING,
    height: bounds.height + 2 * PADDING + TITLE,
  }
}

/** The frames of a design's tasks; none for a flow of one task. */
export function framesOf(
  design: Design,
  boxes: ReadonlyMap<NodeId, Box>,
): readonly { readonly task: Task; readonly frame: Box }[] {
  if (design.tasks.length < 2) return []
  return design.tasks.flatMap((task) => {
    const own = design.nodes.filter((node) => node.task === task.id)
    const frame = frameAround(own.flatMap((node) => boxes.get(node.id) ?? []))
    return frame === null ? [] : [{ task, frame }]
  })
}

/** The smallest box around all nodes and frames; null for a flow without nodes. */
export function boundsOfFlow(design: Design, boxes: ReadonlyMap<NodeId, Box>): Box | null {
  return boundsOf([...boxes.values(), ...framesOf(design, boxes).map(({ frame }) => frame)])
}
