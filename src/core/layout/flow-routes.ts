import type { NodeId } from '../base/ids.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowEdge } from '../model/design.ts'
import type { Box } from './box.ts'
import { cardOf, portsOf } from './card.ts'
import { type Route, routeEdges, type RouteRequest } from './route.ts'

/** Names an edge by where it leaves; an output has at most one edge. */
export function edgeKey(from: NodeId, output: string): string {
  return `${from}:${output}`
}

/** Routes the edges of a design between cards that stand in these boxes; all of its edges, or those that are named. */
export function routeFlow(
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
  edges: readonly FlowEdge[] = index.design.edges,
): ReadonlyMap<string, Route> {
  return routeEdges(
    edges.flatMap((edge) => requestOf(index, boxes, edge) ?? []),
    boxes,
  )
}

/** Null for an edge out of an output that its node does not have (any more). */
function requestOf(
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
  edge: FlowEdge,
): RouteRequest | null {
  const node = index.node(edge.from)
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
  if (node === undefined || from === undefined || to === undefined) return null
  const port = portsOf(cardOf(node, index)).find(({ output }) => output.id === edge.output)
  if (port === undefined) return null
  return {
    key: edgeKey(edge.from, edge.output),
    from: edge.from,
    to: edge.to,
    start: { x: from.x + port.x, y: from.y + port.y },
    side: port.side,
    end: { x: to.x + to.width / 2, y: to.y },
  }
}
