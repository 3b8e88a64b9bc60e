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
