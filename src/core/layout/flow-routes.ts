import type { NodeId } from '../base/ids.ts'
import { INTO_TASK } from '../kinds/output-paths.ts'
import { calledTask } from '../kinds/task-facts.ts'
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

/** Routes the calls of tasks, from the right of the card that calls to the card that the task begins with. */
export function routeCalls(
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
): ReadonlyMap<string, { readonly route: Route; readonly to: NodeId }> {
  const requests = index.design.nodes.flatMap((node): RouteRequest[] => {
    const to = calledTask(index, node)?.entry ?? null
    const [start, end] = [boxes.get(node.id), to === null ? undefined : boxes.get(to)]
    if (to === null || start === undefined || end === undefined) return []
    return [
      {
        key: edgeKey(node.id, INTO_TASK),
        from: node.id,
        to,
        start: { x: start.x + start.width, y: start.y + CALL_PORT },
        side: 'right',
        end: { x: end.x + end.width / 2, y: end.y },
      },
    ]
  })
  const routes = routeEdges(requests, boxes)
  return new Map(
    requests.flatMap(({ key, to }) => {
      const route = routes.get(key)
      return route === undefined ? [] : [[key, { route, to }] as const]
    }),
  )
}

/** Beside the name of the step, above the ports of its exceptions. */
const CALL_PORT = 14

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
