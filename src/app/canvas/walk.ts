import type { NodeId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import type { Box } from '#core/layout/box.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import type { DesignIndex } from '#core/model/design-index.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * Where an arrow key leads from a node: down along the primary output and right along the first exception, up and left
 * back to what leads here, the same way if it can. Where no edge leads on, to the nearest card in that direction.
 */
export function walk(
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
  from: NodeId,
  direction: Direction,
): NodeId | null {
  const along = direction === 'down' || direction === 'right'
  const role = direction === 'down' || direction === 'up' ? 'primary' : 'exception'
  const linked = along ? targetOf(index, from, role) : sourceOf(index, from, role)
  return linked ?? nearest(boxes, from, direction)
}

/** The first or the last node in flow order. */
export function endOfFlow(index: DesignIndex, end: 'first' | 'last'): NodeId | null {
  return flowOrder(index.design).at(end === 'first' ? 0 : -1) ?? null
}

type Role = 'primary' | 'exception'

function targetOf(index: DesignIndex, from: NodeId, role: Role): NodeId | null {
  const node = index.node(from)
  if (node === undefined) return null
  for (const output of factsOf(node, index).outputs) {
    const target = output.role === role ? index.target(from, output.id) : undefined
    if (target !== undefined && target !== from) return target
  }
  return null
}

/** Of the nodes that lead here by an output of this role, the first in flow order. */
function sourceOf(index: DesignIndex, to: NodeId, role: Role): NodeId | null {
  const order = flowOrder(index.design)
  const sources = index.design.edges.flatMap((edge) => {
    const node = edge.to === to && edge.from !== to ? index.node(edge.from) : undefined
    const outputs = node === undefined ? [] : factsOf(node, index).outputs
    return outputs.some((output) => output.id === edge.output && output.role === role)
      ? [edge.from]
      : []
  })
  const [first] = sources.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return first ?? null
}

function nearest(
  boxes: ReadonlyMap<NodeId, Box>,
  from: NodeId,
  direction: Direction,
): NodeId | null {
  const here = boxes.get(from)
  if (here === undefined) return null
  let best: { readonly id: NodeId; readonly distance: number } | null = null
  for (const [id, box] of boxes) {
    const dx = box.x - here.x
    const dy = box.y - here.y
    const [ahead, aside] =
      direction === 'down' || direction === 'up' ? [dy, Math.abs(dx)] : [dx, Math.abs(dy)]
    const towards = direction === 'down' || direction === 'right' ? ahead : -ahead
    if (id === from || towards <= 0) continue
    const distance = towards + 2 * aside
    if (best === null || distance < best.distance) best = { id, distance }
  }
  return best?.id ?? null
}
