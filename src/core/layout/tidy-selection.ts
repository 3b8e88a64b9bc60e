import type { NodeId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, Position } from '../model/design.ts'
import { boundsOf } from './box.ts'
import { boxesOf } from './card.ts'
import { freeAmong } from './insert.ts'
import { tidy } from './tidy.ts'

/**
 * Where some nodes stand when they alone are laid out afresh: beginning where they began, and moved aside as a whole
 * where the other nodes leave no room.
 */
export function tidySelection(
  design: Design,
  ids: Iterable<NodeId>,
): Readonly<Record<NodeId, Position>> {
  const chosen = new Set(ids)
  const part = partOf(design, chosen)
  const before = boxesOf(indexDesign(design))
  const start = boundsOf(part.nodes.flatMap(({ id }) => before.get(id) ?? []))
  if (start === null) return {}
  const fresh = tidy(part)
  const laid = { ...part, layout: fresh }
  const bounds = boundsOf(boxesOf(indexDesign(laid)).values()) ?? start
  const others = [...before].flatMap(([id, box]) => (chosen.has(id) ? [] : [box]))
  const to = freeAmong(others, start, bounds)
  return Object.fromEntries(
    Object.entries(fresh).map(([id, { x, y }]) => [
      id,
      { x: x + to.x - bounds.x, y: y + to.y - bounds.y },
    ]),
  )
}

/** The design as if it had these nodes only; a task whose entry is not among them begins with none of them. */
function partOf(design: Design, chosen: ReadonlySet<NodeId>): Design {
  const nodes = design.nodes.filter(({ id }) => chosen.has(id))
  return {
    ...design,
    nodes,
    edges: design.edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    tasks: design.tasks
      .filter((task) => nodes.some((node) => node.task === task.id))
      .map((task) => ({
        ...task,
        entry: task.entry !== null && chosen.has(task.entry) ? task.entry : null,
      })),
  }
}
