import type { NodeId } from '#core/base/ids.ts'
import { remember } from '#core/base/remember.ts'
import { sameItems } from '#core/base/same-items.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import type { Output } from '#core/kinds/facts.ts'
import { DEFAULT_PATH } from '#core/kinds/output-paths.ts'
import { calledTask, jumpedTask } from '#core/kinds/task-facts.ts'
import type { Box } from '#core/layout/box.ts'
import { boxesOf, boxesWith } from '#core/layout/card.ts'
import { type CallRoute, FlowRouter, keyOf } from '#core/layout/flow-routes.ts'
import type { Route } from '#core/layout/route.ts'
import type { DesignIndex } from '#core/model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Position } from '#core/model/design.ts'
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
  const [calls, inDrag] = [new FlowRouter(), new FlowRouter()]
  let before = new Map<string, SurfaceEdge>()
  let given: SurfaceEdge[] = []
  return (index, drag, selected = null) => {
    const atRest = routesAtRest(index)
    const boxes = drag === null ? boxesOf(index) : boxesWith(index, drag)
    const moving = drag === null ? null : routesInDrag(inDrag, index, boxes, drag)
    const now = new Map<string, SurfaceEdge>()
    for (const edge of index.design.edges) {
      const key = keyOf(edge)
      const route = moving?.get(key) ?? atRest.get(key)
      const words = route === undefined ? null : wordsOf(index, edge)
      if (route === undefined || words === null) continue
      const line = { ...words, route, isSelected: key === selected }
      now.set(key, lineFor(key, edge, line, before.get(key)))
    }
    for (const call of calls.calls(index, boxes)) {
      const line = callLine(index, call)
      const known = before.get(line.id)
      now.set(line.id, known !== undefined && isSameCall(known, line) ? known : line)
    }
    before = now
    // The surface goes through all lines when it is given another list.
    const lines = [...now.values()]
    if (!sameItems(given, lines)) given = lines
    return given
  }
}

/** A step that calls a task has a line to where that begins, besides its edges. */
function callLine(index: DesignIndex, { key, route, from, to }: CallRoute): SurfaceEdge {
  const node = index.node(from)
  const calls = node === undefined ? '' : (calledTask(index, node)?.name ?? '')
  return {
    id: key,
    type: 'line',
    source: from,
    sourceHandle: DEFAULT_PATH,
    target: to,
    reconnectable: false,
    domAttributes: DRAWING,
    data: { route, label: '', isException: true, jumpsTo: null, calls },
  }
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

const restRouter = new FlowRouter()

/** The routes of a design as it stands: those of the design before it, but for what an edit has moved. */
export const routesAtRest = remember(
  (index: DesignIndex): ReadonlyMap<string, Route> => restRouter.edges(index, boxesOf(index)),
)

function routesInDrag(
  router: FlowRouter,
  index: DesignIndex,
  boxes: ReadonlyMap<NodeId, Box>,
  drag: ReadonlyMap<NodeId, Position>,
): ReadonlyMap<string, Route> {
  const touched = index.design.edges.filter(({ from, to }) => drag.has(from) || drag.has(to))
  return router.edges(index, boxes, touched)
}

/** What an edge says, besides where it runs. */
interface Words {
  readonly isException: boolean
  readonly label: string
  /** The task that it jumps to. */
  readonly jumpsTo: string | null
}

interface Known {
  readonly node: FlowNode | undefined
  readonly target: FlowNode | undefined
  readonly tasks: Design['tasks']
  readonly actions: Design['actions']
  readonly words: Words | null
}
const known = new WeakMap<FlowEdge, Known>()

/** Null where the node does not have that output (any more). */
function wordsOf(index: DesignIndex, edge: FlowEdge): Words | null {
  const [node, target] = [index.node(edge.from), index.node(edge.to)]
  const { tasks, actions } = index.design
  const before = known.get(edge)
  const isSame =
    before?.node === node &&
    before?.target === target &&
    before?.tasks === tasks &&
    before.actions === actions
  if (isSame) return before.words
  const output = node && factsOf(node, index).outputs.find(({ id }) => id === edge.output)
  const words = output === undefined ? null : inWords(index, edge, output)
  known.set(edge, { node, target, tasks, actions, words })
  return words
}

function inWords(index: DesignIndex, edge: FlowEdge, output: Output): Words {
  const isException = output.role === 'exception'
  return {
    isException,
    label: isException || output.archy === 'sibling' ? '' : output.label,
    jumpsTo: jumpedTask(index, edge)?.name ?? null,
  }
}

interface Line extends Words {
  readonly route: Route
  readonly isSelected: boolean
}

function lineFor(
  key: string,
  edge: FlowEdge,
  { isException, label, route, jumpsTo, isSelected }: Line,
  known: SurfaceEdge | undefined,
): SurfaceEdge {
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
    id: key,
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
