import type { NodeId, TaskId } from '#core/base/ids.ts'
import { freeOutputs, primaryOutput } from '#core/kinds/connections.ts'
import type { NodeKind } from '#core/kinds/define.ts'
import type { Placement } from '#core/kinds/graph-edits.ts'
import { newNode } from '#core/kinds/new-node.ts'
import { startTask } from '#core/kinds/variable-users.ts'
import { boundsOf } from '#core/layout/box.ts'
import { boxesOf, cardOf } from '#core/layout/card.ts'
import { chainsOf } from '#core/layout/chains.ts'
import { placeAfter, placeAt, placeFirst, placeOnEdge } from '#core/layout/insert.ts'
import type { Size } from '#core/layout/node-size.ts'
import type { DesignIndex } from '#core/model/design-index.ts'
import type { Design, FlowEdge, Position } from '#core/model/design.ts'
import { taskInView } from '../state/task-in-view.ts'
import { useView } from '../state/view-store.ts'
import { useCanvas } from './canvas-store.ts'

/** Where a node of a kind is to be added. */
export type Where =
  | { readonly type: 'after-selection' }
  | { readonly type: 'at'; readonly point: Position }
  /** Into a task, without an edge. */
  | { readonly type: 'into'; readonly task: TaskId }
  | { readonly type: 'on'; readonly from: NodeId; readonly output: string }

/** Where a new node of a kind goes, and by which output it is reached. */
export function placementFor(index: DesignIndex, kind: NodeKind, where: Where): Placement {
  const size = sizeOf(kind, index)
  switch (where.type) {
    case 'at':
      return placeAt(index, where.point, size)
    case 'on':
      return placeOn(index, where, size)
    case 'into':
      return placeInto(index, where.task, size)
    case 'after-selection': {
      const task = taskInView(index.design)
      const first = placeFirst(index, task)
      if (first !== null) return first
      const from = outputToExtend(index, kind, task)
      return from === null ? placeInto(index, task, size) : placeOn(index, from, size)
    }
  }
}

/** Below the selected node of a task, or what the task has; where nothing is selected and one task is all, in view. */
function placeInto(index: DesignIndex, task: TaskId, size: Size): Placement {
  const first = placeFirst(index, task)
  if (first !== null) return first
  const isOnly = index.design.tasks.length === 1
  const inView = isOnly ? useCanvas.getState().viewport?.center() : undefined
  const at = selectedPoint(index, task) ?? inView ?? pointBelow(index, task)
  return placeAt(index, at, size, task)
}

function pointBelow(index: DesignIndex, task: TaskId): Position {
  const boxes = boxesOf(index)
  const own = index.design.nodes.filter((node) => node.task === task)
  const bounds = boundsOf(own.flatMap(({ id }) => boxes.get(id) ?? []))
  if (bounds === null) return { x: 0, y: 0 }
  return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height + 52 }
}

function placeOn(
  index: DesignIndex,
  { from, output }: Pick<FlowEdge, 'from' | 'output'>,
  size: Size,
): Placement {
  const to = index.target(from, output)
  return to === undefined
    ? placeAfter(index, { from, output }, size)
    : placeOnEdge(index, { from, output, to }, size)
}

/**
 * The output on which a click in the palette adds: the first free primary one of the selected node, else its primary
 * edge, if the new node can lead on from there, else another free one. With nothing selected, the end of the main path.
 */
function outputToExtend(
  index: DesignIndex,
  kind: NodeKind,
  task: TaskId,
): Pick<FlowEdge, 'from' | 'output'> | null {
  const { selection, task: chosen } = useView.getState()
  const selected = chosen === null ? selection.at(-1) : undefined
  const node = index.node(selected ?? endOfMainPath(index.design, task) ?? ('' as NodeId))
  if (node === undefined) return null
  const free = freeOutputs(index, node)
  const primary = primaryOutput(index, node)
  const leadsOn = primaryOutput(index, newNode(index.design, kind, node.task)) !== undefined
  const output =
    free.find(({ role }) => role === 'primary') ?? (leadsOn ? primary : undefined) ?? free[0]
  return output === undefined ? null : { from: node.id, output: output.id }
}

function endOfMainPath(design: Design, task: TaskId): NodeId | undefined {
  return chainsOf(design)
    .find((chains) => chains.task === task)
    ?.main?.nodes.at(-1)
}

function selectedPoint(index: DesignIndex, task: TaskId): Position | null {
  const id = useView.getState().selection.at(-1)
  const node = id === undefined ? undefined : index.node(id)
  const at = node === undefined ? undefined : index.design.layout[node.id]
  if (node === undefined || node.task !== task || at === undefined) return null
  const { width, height } = cardOf(node, index).size
  return { x: at.x + width / 2, y: at.y + height + 52 }
}

/** The size that a new node of a kind will have. */
function sizeOf(kind: NodeKind, index: DesignIndex): Size {
  return cardOf(newNode(index.design, kind, startTask(index.design)), index).size
}
