import type { NodeId, TaskId } from '../base/ids.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { Design, Position } from '../model/design.ts'
import { type Box, boundsOf } from './box.ts'
import { cardOf } from './card.ts'
import { chainsOf } from './chains.ts'
import { arrangeColumns, type Column } from './columns.ts'
import { EMPTY_FRAME, frameAround, insideFrame } from './frame.ts'
import { NODE_WIDTH, onGrid, type Size } from './node-size.ts'

/** Where a single task begins, and the room between the frames of several, in canvas pixels. */
const MARGIN = 24
const FRAME_GAP = 64
/** A row of frames becomes no wider than this, or than its first frame. */
const ROW_WIDTH = 1600
/** A gutter holds one trunk of edges; each further trunk makes it wider, up to a limit. */
const GUTTER = 48
const TRUNK_MARGIN = 20
const TRUNK_PITCH = 24
const MAX_TRUNKS = 6

/** Where everything stands when a flow is laid out afresh. */
export interface TidyLayout {
  readonly nodes: Readonly<Record<NodeId, Position>>
  /** The frames of tasks without nodes. */
  readonly tasks: Readonly<Record<TaskId, Position>>
}

/**
 * Where every node stands when the flow is laid out afresh: the main path down and on in the next column, exceptions
 * to the right of what leads to them, one task after the other, nodes that nothing leads to last. Positions are on
 * the grid, no two nodes and no two frames overlap, and the same design always gives the same layout. The design is
 * not changed.
 */
export function tidy(design: Design): Record<NodeId, Position> {
  return { ...tidyLayout(design).nodes }
}

/** The same, with the frames of tasks that have no nodes. */
export function tidyLayout(design: Design): TidyLayout {
  const index = indexDesign(design)
  const blocks = chainsOf(design).flatMap((chains): Block[] => {
    const placed = placeColumns(index, arrangeColumns(index, chains))
    const { task } = chains
    if (placed.length > 0) return [{ task, placed, boxes: placed.map(({ box }) => box) }]
    return design.tasks.length < 2 ? [] : [{ task, placed, boxes: [EMPTY_INSIDE] }]
  })
  const nodes: Record<NodeId, Position> = {}
  const tasks: Record<TaskId, Position> = {}
  for (const { block, dx, dy } of arrangeBlocks(blocks)) {
    for (const { id, box } of block.placed) nodes[id] = { x: box.x + dx, y: box.y + dy }
    if (block.placed.length > 0) continue
    const frame = frameAround(block.boxes) ?? ORIGIN
    tasks[block.task] = { x: frame.x + dx, y: frame.y + dy }
  }
  return { nodes, tasks }
}

interface Placed {
  readonly id: NodeId
  readonly box: Box
}
/** What one frame holds. */
interface Block {
  readonly task: TaskId
  readonly placed: readonly Placed[]
  readonly boxes: readonly Box[]
}

function placeColumns(index: DesignIndex, columns: readonly Column[]): readonly Placed[] {
  const columnOf = new Map(columns.flatMap((column, i) => column.map(({ id }) => [id, i] as const)))
  const gutters = countTrunks(index, columns, columnOf)
  let x = 0
  return columns.flatMap((column, i) => {
    const left = x
    x = onGrid(x + NODE_WIDTH + gutterWidth(gutters[i] ?? 0))
    return column.map(({ id, y, height }) => {
      return { id, box: { x: left, y, width: NODE_WIDTH, height } }
    })
  })
}

/**
 * How many trunks run side by side in the gutter to the right of each column. Exceptions of the column share one for
 * each node that they lead to; so do edges that enter the next column, and edges that come back.
 */
function countTrunks(
  index: DesignIndex,
  columns: readonly Column[],
  columnOf: ReadonlyMap<NodeId, number>,
): readonly number[] {
  const heights = new Map(columns.flat().map((cell) => [cell.id, cell.y]))
  const trunks = columns.map(() => new Map<NodeId, Span>())
  const run = (gutter: number, target: NodeId, from: NodeId) => {
    const [a, b] = [heights.get(from) ?? 0, heights.get(target) ?? 0]
    const span = trunks[gutter]?.get(target) ?? { top: b, bottom: b }
    const wider = { top: Math.min(span.top, a), bottom: Math.max(span.bottom, a + 1) }
    trunks[gutter]?.set(target, wider)
  }
  for (const node of index.design.nodes) {
    const at = columnOf.get(node.id)
    if (at === undefined) continue
    for (const output of cardOf(node, index).outputs) {
      const target = index.target(node.id, output.id)
      const to = target === undefined ? undefined : columnOf.get(target)
      if (target === undefined || to === undefined) continue
      if (output.role === 'exception') run(at, target, node.id)
      if (output.role === 'primary' && to > at) run(to - 1, target, node.id)
      if (to < at) run(to, target, node.id)
    }
  }
  return trunks.map((spans) => mostAtOnce([...spans.values()]))
}

interface Span {
  readonly top: number
  readonly bottom: number
}

function mostAtOnce(spans: readonly Span[]): number {
  const counts = spans.map(
    ({ top }) => spans.filter((other) => other.top <= top && top <= other.bottom).length,
  )
  return Math.max(0, ...counts)
}

function gutterWidth(trunks: number): number {
  const counted = Math.min(trunks, MAX_TRUNKS)
  return Math.max(GUTTER, 2 * TRUNK_MARGIN + TRUNK_PITCH * Math.max(0, counted - 1))
}

interface Shift {
  readonly block: Block
  readonly dx: number
  readonly dy: number
}

/** One block at the margin; several with room for their frames, in rows. */
function arrangeBlocks(blocks: readonly Block[]): readonly Shift[] {
  const [only] = blocks
  if (blocks.length === 1 && only !== undefined) {
    const bounds = boundsOf(only.boxes) ?? ORIGIN
    return [{ block: only, dx: MARGIN - bounds.x, dy: MARGIN - bounds.y }]
  }
  let [x, y, rowHeight, limit] = [0, 0, 0, ROW_WIDTH]
  return blocks.map((block, i) => {
    const frame = frameAround(block.boxes) ?? ORIGIN
    if (i === 0) limit = Math.max(limit, frame.width)
    if (x > 0 && x + frame.width > limit) {
      x = 0
      y = onGrid(y + rowHeight + FRAME_GAP)
      rowHeight = 0
    }
    const shift = { block, dx: x - frame.x, dy: y - frame.y }
    x = onGrid(x + frame.width + FRAME_GAP)
    rowHeight = Math.max(rowHeight, frame.height)
    return shift
  })
}

const ORIGIN: Box = { x: 0, y: 0, width: 0, height: 0 }
/** What an empty frame is drawn around. */
const EMPTY_INSIDE: Box = insideOf(EMPTY_FRAME)

function insideOf({ width, height }: Size): Box {
  const { x, y } = insideFrame(ORIGIN)
  return { x: 0, y: 0, width: width - 2 * x, height: height - x - y }
}
