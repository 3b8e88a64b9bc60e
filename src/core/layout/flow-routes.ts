import type { NodeId } from '../base/ids.ts'
import { INTO_TASK } from '../kinds/output-paths.ts'
import { calledTask } from '../kinds/task-facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowEdge, FlowNode } from '../model/design.ts'
import type { Box } from './box.ts'
import { type Card, cardOf, portsOf } from './card.ts'
import type { Route } from './route.ts'
import { Router } from './router.ts'
import type { RouteRequest } from './sketch.ts'

/** Names an edge by where it leaves; an output has at most one edge. */
export function edgeKey(from: NodeId, output: string): string {
  return `${from}:${output}`
}

/** The name of an edge, made once. */
export function keyOf(edge: FlowEdge): string {
  const known = keys.get(edge)
  if (known !== undefined) return known
  const key = edgeKey(edge.from, edge.output)
  keys.set(edge, key)
  return key
}

const keys = new WeakMap<FlowEdge, string>()

/** Routes the edges of a design between cards that stand in these boxes. */
export function routeFlow(
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
  edges: readonly FlowEdge[] = index.design.edges,
): ReadonlyMap<string, Route> {
  return new FlowRouter().edges(index, boxes, edges)
}

/** A call of a task, drawn to the card that the task begins with. */
export interface CallRoute {
  readonly key: string
  readonly route: Route
  readonly from: NodeId
  readonly to: NodeId
}

/** Routes a flow again and again while it is edited: only what an edit moves is worked out anew. */
export class FlowRouter {
  readonly #edges = new Router()
  readonly #calls = new Router()

  /** All edges of the design, or those that are named. The same map as long as all of them run as before. */
  edges(
    index: DesignIndex,
    boxes: ReadonlyMap<NodeId, Box>,
    edges: readonly FlowEdge[] = index.design.edges,
  ): ReadonlyMap<string, Route> {
    const requests = edges.flatMap((edge) => requestOf(index, boxes, edge) ?? [])
    return this.#edges.route(requests, boxes)
  }

  /** The calls of tasks, from the right of the card that calls. */
  calls(index: DesignIndex, boxes: ReadonlyMap<NodeId, Box>): readonly CallRoute[] {
    const requests = index.design.nodes.flatMap((node) => callOf(index, boxes, node) ?? [])
    if (requests.length === 0) return []
    const routes = this.#calls.route(requests, boxes)
    return requests.flatMap(({ key, from, to }) => {
      const route = routes.get(key)
      return route === undefined ? [] : [{ key, route, from, to }]
    })
  }
}

function callOf(
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
  node: FlowNode,
): RouteRequest | null {
  const to = calledTask(index, node)?.entry ?? null
  const [start, end] = [boxes.get(node.id), to === null ? undefined : boxes.get(to)]
  if (to === null || start === undefined || end === undefined) return null
  return {
    key: edgeKey(node.id, INTO_TASK),
    from: node.id,
    to,
    start: { x: start.x + start.width, y: start.y + CALL_PORT },
    side: 'right',
    end: { x: end.x + end.width / 2, y: end.y },
  }
}

/** Beside the name of the step, above the ports of its exceptions. */
const CALL_PORT = 14

interface Known {
  readonly card: Card
  readonly from: Box
  readonly to: Box
  readonly request: RouteRequest | null
}
const known = new WeakMap<FlowEdge, Known>()

/** Null for an edge out of an output that its node does not have (any more). The same as long as nothing has moved. */
function requestOf(
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
  edge: FlowEdge,
): RouteRequest | null {
  const node = index.node(edge.from)
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
  if (node === undefined || from === undefined || to === undefined) return null
  const card = cardOf(node, index)
  const before = known.get(edge)
  if (before?.card === card && before.from === from && before.to === to) return before.request
  const request = makeRequest(card, from, to, edge)
  known.set(edge, { card, from, to, request })
  return request
}

function makeRequest(card: Card, from: Box, to: Box, edge: FlowEdge): RouteRequest | null {
  const port = portsOf(card).find(({ output }) => output.id === edge.output)
  if (port === undefined) return null
  return {
    key: keyOf(edge),
    from: edge.from,
    to: edge.to,
    start: { x: from.x + port.x, y: from.y + port.y },
    side: port.side,
    end: { x: to.x + to.width / 2, y: to.y },
  }
}
