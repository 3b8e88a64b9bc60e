import type { NodeId, TaskId } from '../base/ids.ts'
import type { Placement } from '../kinds/graph-edits.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { startTask } from '../kinds/variable-users.ts'
import { type DesignIndex } from '../model/design-index.ts'
import type { FlowEdge, Position } from '../model/design.ts'
import { type Box, boundsOf, isWithin } from './box.ts'
import { boxesOf } from './card.ts'
import { framesOf, insideFrame } from './frame.ts'
import { GRID, NODE_WIDTH, onGrid, type Size } from './node-size.ts'

const ROW_GAP = 36
const COLUMN_GAP = 64
/** New nodes keep this far from others. */
const MARGIN = 16
/** Free slots are looked for in steps of a row, this far around the place that is wanted. */
const STEP = 24
const ROWS = 40
const COLUMNS = [0, 1, -1, 2, -2]

/** Where a node goes that is reached by an output: below a primary one, right of an exception; the first free slot. */
export function placeAfter(
  index: DesignIndex,
  from: Pick<FlowEdge, 'from' | 'output'>,
  size: Size,
): Placement {
  const { node, box } = sourceOf(index, from.from)
  const output = factsOf(node, index).outputs.find(({ id }) => id === from.output)
  const wanted =
    output?.role === 'exception'
      ? { x: box.x + box.width + COLUMN_GAP, y: box.y }
      : { x: box.x, y: box.y + box.height + ROW_GAP }
  return { task: node.task, position: freeSlot(index, wanted, size), from }
}

/** Where a node goes that takes its place on an edge: below its predecessor; what stands there gives way downwards. */
export function placeOnEdge(index: DesignIndex, edge: FlowEdge, size: Size): Placement {
  const { node, box } = sourceOf(index, edge.from)
  const target = boxesOf(index).get(edge.to)
  const from = { from: edge.from, output: edge.output }
  const isBelow = target !== undefined && target.x === box.x && target.y >= box.y + box.height
  if (!isBelow) return placeAfter(index, from, size)
  const position = snap({ x: box.x, y: box.y + box.height + ROW_GAP })
  return { task: node.task, position, moved: pushDown(index, { ...position, ...size }), from }
}

/** Where a node goes that is dropped at a point, with its top centre there; into the task whose frame is there, or this one. */
export function placeAt(
  index: DesignIndex,
  point: Position,
  size: Size,
  task: TaskId = taskAt(index, point),
): Placement {
  const wanted = { x: point.x - size.width / 2, y: point.y - GRID * 4 }
  return { task, position: freeSlot(index, wanted, size) }
}

/** Where the first node of a task goes: into its empty frame. Null for a task that has nodes. */
export function placeFirst(index: DesignIndex, task: TaskId): Placement | null {
  if (index.design.nodes.some((node) => node.task === task)) return null
  const own = framesOf(index.design, boxesOf(index)).find((shown) => shown.task.id === task)
  return own === undefined ? null : { task, position: snap(insideFrame(own.frame)) }
}

/**
 * Where nodes go that come into a task: as they stand to each other, below what the task has, in the first place where
 * they have room.
 */
export function placeInTask(
  index: DesignIndex,
  ids: readonly NodeId[],
  task: TaskId,
): Record<NodeId, Position> {
  const boxes = boxesOf(index)
  const coming = new Set(ids)
  const bounds = boundsOf(ids.flatMap((id) => boxes.get(id) ?? []))
  if (bounds === null) return {}
  const rest = [...boxes].flatMap(([id, box]) => (coming.has(id) ? [] : [box]))
  const own = index.design.nodes.filter((node) => node.task === task && !coming.has(node.id))
  const there = boundsOf(own.flatMap((node) => boxes.get(node.id) ?? []))
  const first = placeFirst(index, task)?.position
  const wanted = first ?? {
    x: there?.x ?? bounds.x,
    y: there === null ? bounds.y : there.y + there.height + ROW_GAP,
  }
  const to = freeAmong(rest, wanted, bounds)
  return Object.fromEntries(
    ids.flatMap((id) => {
      const box = boxes.get(id)
      if (box === undefined) return []
      return [[id, { x: box.x + to.x - bounds.x, y: box.y + to.y - bounds.y }]]
    }),
  )
}

/** The free slot nearest to where something of this size is wanted, on the grid; below all others when all is full there. */
export function freeSlot(index: DesignIndex, wanted: Position, size: Size): Position {
  return freeAmong([...boxesOf(index).values()], wanted, size)
}

/** The same among these boxes only. */
export function freeAmong(
  boxes: readonly Box[],
  wanted: Position,
  { width, height }: Size,
): Position {
  const start = snap(wanted)
  const slots = COLUMNS.flatMap((column) =>
    Array.from({ length: 2 * ROWS + 1 }, (_, i) => {
      const row = i - ROWS
      const x = start.x + column * (NODE_WIDTH + COLUMN_GAP)
      const y = start.y + row * STEP
      // Down is where a path goes on; up and sideways are worse than twice as far down.
      const cost = Math.abs(x - start.x) + (row < 0 ? -3 * row * STEP : row * STEP)
      return { x, y, cost }
    }),
  ).toSorted((a, b) => a.cost - b.cost)
  const free = slots.find(
    ({ x, y }) => !boxes.some((box) => isWithin({ x, y, width, height }, box, MARGIN)),
  )
  if (free !== undefined) return { x: free.x, y: free.y }
  const lowest = Math.max(...boxes.map((box) => box.y + box.height))
  return snap({ x: start.x, y: lowest + ROW_GAP })
}

function snap({ x, y }: Position): Position {
  return { x: onGrid(x), y: onGrid(y) }
}

function sourceOf(index: DesignIndex, id: NodeId) {
  const node = index.node(id)
  const box = boxesOf(index).get(id)
  if (node === undefined || box === undefined) throw new Error(`Bug: no node ${id} to add to`)
  return { node, box }
}

/** Moves what stands in the column below down, one after the other, until there is room. */
function pushDown(index: DesignIndex, added: Box): Record<NodeId, Position> {
  const column = [...boxesOf(index)]
    .filter(([, box]) => box.y >= added.y - ROW_GAP && isSameColumn(box, added))
    .toSorted(([, a], [, b]) => a.y - b.y)
  const moved: Record<NodeId, Position> = {}
  let free = added.y + added.height + ROW_GAP
  for (const [id, box] of column) {
    if (box.y >= free) break
    moved[id] = { x: box.x, y: onGrid(free) }
    free = onGrid(free) + box.height + ROW_GAP
  }
  return moved
}

function isSameColumn(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width
}

/** The task in whose frame a point lies, the smallest of several; null outside of all, and where one task has none. */
export function frameAt(index: DesignIndex, point: Position): TaskId | null {
  const here = { ...point, width: 0, height: 0 }
  const [innermost] = framesOf(index.design, boxesOf(index))
    .filter(({ frame }) => isWithin(frame, here))
    .toSorted((a, b) => a.frame.width * a.frame.height - b.frame.width * b.frame.height)
  return innermost?.task.id ?? null
}

/** The task in whose frame a point lies, else the one where the flow starts. */
function taskAt(index: DesignIndex, point: Position): TaskId {
  return frameAt(index, point) ?? startTask(index.design)
}
