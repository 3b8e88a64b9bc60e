import type { NodeId } from '../base/ids.ts'
import type { Design, Position, Task } from '../model/design.ts'
import { type Box, boundsOf, isWithin } from './box.ts'
import { NODE_WIDTH, onGrid, type Size } from './node-size.ts'

/** Room inside a task's frame around its nodes, and for its title, in canvas pixels. */
const PADDING = 32
const TITLE = 28
/** Between a new frame and others. */
const GAP = 64

/** The frame of a task without nodes: there is room for the first one. */
export const EMPTY_FRAME: Size = {
  width: NODE_WIDTH + 2 * PADDING,
  height: 60 + TITLE + 2 * PADDING,
}

export interface TaskFrame {
  readonly task: Task
  readonly frame: Box
  readonly isEmpty: boolean
}

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

/** Where the first node of a frame stands. */
export function insideFrame({ x, y }: Position): Position {
  return { x: x + PADDING, y: y + PADDING + TITLE }
}

/** The frames of a design's tasks; none for a flow of one task. */
export function framesOf(design: Design, boxes: ReadonlyMap<NodeId, Box>): readonly TaskFrame[] {
  return design.tasks.length < 2 ? [] : allFrames(design, boxes)
}

/** The smallest box around all nodes and frames; null for a flow without nodes. */
export function boundsOfFlow(design: Design, boxes: ReadonlyMap<NodeId, Box>): Box | null {
  return boundsOf([...boxes.values(), ...framesOf(design, boxes).map(({ frame }) => frame)])
}

/**
 * Where the frame of a new task stands: at the place that is wanted, or below the flow, and further down where another
 * frame is in the way.
 */
export function placeForFrame(
  design: Design,
  boxes: ReadonlyMap<NodeId, Box>,
  wanted: Position | null,
): Position {
  const taken = allFrames(design, boxes).map(({ frame }) => frame)
  return freePlace(taken, wanted ?? belowAll(taken))
}

/** A task that no place is known of stands below the others. */
function allFrames(design: Design, boxes: ReadonlyMap<NodeId, Box>): readonly TaskFrame[] {
  const own = new Map(design.tasks.map(({ id }) => [id, [] as Box[]]))
  for (const node of design.nodes) {
    const box = boxes.get(node.id)
    if (box !== undefined) own.get(node.task)?.push(box)
  }
  const found = design.tasks.map((task) => ({ task, frame: frameAround(own.get(task.id) ?? []) }))
  const placed = found.flatMap(({ task, frame }) => {
    const box = frame ?? (task.at === undefined ? null : { ...task.at, ...EMPTY_FRAME })
    return box === null ? [] : [box]
  })
  return found.map(({ task, frame }) => {
    if (frame !== null) return { task, frame, isEmpty: false }
    if (task.at !== undefined) return { task, frame: { ...task.at, ...EMPTY_FRAME }, isEmpty: true }
    const below = { ...freePlace(placed, belowAll(placed)), ...EMPTY_FRAME }
    placed.push(below)
    return { task, frame: below, isEmpty: true }
  })
}

function belowAll(frames: readonly Box[]): Position {
  const bounds = boundsOf(frames)
  return bounds === null ? { x: 0, y: 0 } : { x: bounds.x, y: bounds.y + bounds.height + GAP }
}

function freePlace(taken: readonly Box[], wanted: Position): Position {
  const x = onGrid(wanted.x)
  let y = onGrid(wanted.y)
  for (;;) {
    const inTheWay = taken.find((frame) => isWithin({ x, y, ...EMPTY_FRAME }, frame))
    if (inTheWay === undefined) return { x, y }
    y = onGrid(inTheWay.y + inTheWay.height + GAP)
  }
}
