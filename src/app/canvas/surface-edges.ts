import type { NodeId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import type { Output } from '#core/kinds/facts.ts'
import { DEFAULT_PATH, INTO_TASK } from '#core/kinds/output-paths.ts'
import { calledTask, jumpedTask } from '#core/kinds/task-facts.ts'
import { boxesOf, cardOf } from '#core/layout/card.ts'
import { edgeKey, routeCalls, routeFlow } from '#core/layout/flow-routes.ts'
import type { Route } from '#core/layout/route.ts'
import type { DesignIndex } from '#core/model/design-index.ts'
import type { FlowEdge, Position } from '#core/model/design.ts'
import type { SurfaceEdge } from './xyflow.tsx'

/** Turns the edges of a design into lines; an edge that runs and reads as before is the same object. */
export type EdgeMapper = (
  index: DesignIndex,
  drag: ReadonlyMap<NodeId, Position> | null,
  /** The edge that is chosen. */
  selected?: string | null,
) => SurfaceEdge[]

/**
 * A mapper that remembers what it gave. While nodes are dragged, only the lines at them are routed anew; all others
 * wait for the drop.
 */
export function createEdgeMapper(): EdgeMapper {
  let before = new Map<string, SurfaceEdge>()
  return (index, drag, selected = null) => {
    const routes = new Map(routesAtRest(index))
    if (drag !== null) {
      for (const [key, route] of routesInDrag(index, drag)) routes.set(key, route)
    }
    const now = new Map<string, SurfaceEdge>()
    for (const edge of index.design.edges) {
      const key = edgeKey(edge.from, edge.output)
      const route = routes.get(key)
      const output = outputOf(index, edge)
      if (route === undefined || output === undefined) continue
      const jumpsTo = jumpedTask(index, edge)?.name ?? null
      const line = { output, route, jumpsTo, isSelected: key === selected }
      now.set(key, lineFor(edge, line, before.get(key)))
    }
    for (const line of callLines(index, drag)) {
      const known = before.get(line.id)
      now.set(line.id, known !== undefined && isSameCall(known, line) ? known : line)
    }
    before = now
    return [...now.values()]
  }
}

/** A step that calls a task has a line to where that begins, besides its edges. */
function callLines(
  index: DesignIndex,
  drag: ReadonlyMap<NodeId, Position> | null,
): readonly SurfaceEdge[] {
  const { nodes, layout } = index.design
  const moved = drag === null ? layout : { ...layout, ...Object.fromEntries(drag) }
  const calling = nodes.filter((node) => calledTask(index, node) !== null)
  if (calling.length === 0) return []
  const routes = routeCalls(index, boxesOf(index, moved))
  return calling.flatMap((node): SurfaceEdge[] => {
    const id = edgeKey(node.id, INTO_TASK)
    const found = routes.get(id)
    if (found === undefined) return []
    return [
      {
        id,
        type: 'line',
        source: node.id,
        sourceHandle: DEFAULT_PATH,
        target: found.to,
        reconnectable: false,
        domAttributes: DRAWING,
        data: {
          route: found.route,
          label: '',
          isException: true,
          jumpsTo: null,
          calls: calledTask(index, node)?.name ?? '',
        },
      },
    ]
  })
}

function isSameCall(known: SurfaceEdge, { target, data }: SurfaceEdge): boolean {
  return (
    known.target === target &&
    known.data !== undefined &&
    data !== undefined &&
    known.data.calls === data.calls &&
    isSameRoute(known.data.route, data.route)
  )
}

let last: { readonly basis: string; readonly routes: ReadonlyMap<string, Route> } | null = null

/** The routes of a design as it stands. Worked out again only when a card, a port or an edge has moved. */
export function routesAtRest(index: DesignIndex): ReadonlyMap<string, Route> {
  const boxes = boxesOf(index)
  const basis = JSON.stringify([
    index.design.edges,
    index.design.nodes.map((node) => [boxes.get(node.id), cardOf(node, index).outputs]),
  ])
  if (last?.basis !== basis) last = { basis, routes: routeFlow(index, boxes) }
  return last.routes
}

function routesInDrag(
  index: DesignIndex,
  drag: ReadonlyMap<NodeId, Position>,
): ReadonlyMap<string, Route> {
  const layout = { ...index.design.layout, ...Object.fromEntries(drag) }
  const touched = index.design.edges.filter(({ from, to }) => drag.has(from) || drag.has(to))
  return routeFlow(index, boxesOf(index, layout), touched)
}

function outputOf(index: DesignIndex, edge: FlowEdge): Output | undefined {
  const node = index.node(edge.from)
  return node && factsOf(node, index).outputs.find(({ id }) => id === edge.output)
}

interface Line {
  readonly output: Output
  readonly route: Route
  readonly jumpsTo: string | null
  readonly isSelected: boolean
}

function lineFor(
  edge: FlowEdge,
  { output, route, jumpsTo, isSelected }: Line,
  known: SurfaceEdge | undefined,
): SurfaceEdge {
  const isException = output.role === 'exception'
  const label = isException || output.archy === 'sibling' ? '' : output.label
  // Lines to one node end at the same place: only of the chosen one the end can be taken hold of.
  const reconnectable = isSelected ? 'target' : false
  const isSame =
    known?.data !== undefined &&
    known.target === edge.to &&
    known.reconnectable === reconnectable &&
    known.data.label === label &&
    known.data.jumpsTo === jumpsTo &&
    isSameRoute(known.data.route, route)
  if (isSame) return known
  return {
    id: edgeKey(edge.from, edge.output),
    type: 'line',
    source: edge.from,
    sourceHandle: edge.output,
    target: edge.to,
    reconnectable,
    // The nodes say where their outputs lead: the lines are drawings only.
    domAttributes: DRAWING,
    data: { route, label, isException, jumpsTo, calls: null },
  }
}

const DRAWING = { 'aria-hidden': true } as const

function isSameRoute(a: Route, b: Route): boolean {
  return a === b || (a.path === b.path && a.points.length === b.points.length)
}
