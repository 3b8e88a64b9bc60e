import type { TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, Position } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { type Box, isWithin } from './box.ts'
import { boxesOf } from './card.ts'
import { framesOf, type TaskFrame } from './frame.ts'
import { onGrid } from './node-size.ts'

/** What stays free between a frame that has grown and one that gives way. */
const GAP = 32

/**
 * An edit that lets the frames below give way, as one step with it: a task whose frame the edit makes larger covers no
 * frame that it did not cover before. An edit that does not fit is given back as it is.
 */
export function makeRoom(design: Design, edit: Edit): Edit {
  const applied = applyEdit(design, edit)
  if (!applied.ok || applied.value.design.tasks.length < 2) return edit
  const changed = applied.value.design
  const before = new Map(framesIn(design).map((shown) => [shown.task.id, shown]))
  const after = framesIn(changed)
  const grown = after.filter(({ task, frame }) => {
    const was = before.get(task.id)?.frame
    return was === undefined || !isInside(frame, was)
  })
  const shifts = shiftsOf(grown, after, before)
  const positions: Record<string, Position> = {}
  for (const node of changed.nodes) {
    const by = shifts.get(node.task)
    const at = changed.layout[node.id]
    if (by !== undefined && at !== undefined) positions[node.id] = { x: at.x, y: at.y + by }
  }
  const places = after.flatMap(({ task, frame, isEmpty }): Edit[] => {
    const by = shifts.get(task.id)
    if (by === undefined || !isEmpty) return []
    return [{ type: 'set-task', task: task.id, patch: { at: { x: frame.x, y: frame.y + by } } }]
  })
  if (shifts.size === 0) return edit
  return batch([
    edit,
    ...(Object.keys(positions).length === 0 ? [] : [{ type: 'move-nodes' as const, positions }]),
    ...places,
  ])
}

function framesIn(design: Design): readonly TaskFrame[] {
  return framesOf(design, boxesOf(indexDesign(design)))
}

/** How far down each frame goes: those that have grown stand, the others follow from top to bottom. */
function shiftsOf(
  grown: readonly TaskFrame[],
  after: readonly TaskFrame[],
  before: ReadonlyMap<TaskId, TaskFrame>,
): ReadonlyMap<TaskId, number> {
  const standing = [...grown]
  const shifts = new Map<TaskId, number>()
  const others = after
    .filter((shown) => !grown.includes(shown))
    .toSorted((a, b) => a.frame.y - b.frame.y)
  for (const shown of others) {
    const { x, width, height } = shown.frame
    let { y } = shown.frame
    for (const other of standing) {
      const wasApart = !overlapped(before.get(shown.task.id), before.get(other.task.id))
      if (!wasApart || !isWithin({ x, y, width, height }, other.frame)) continue
      y = onGrid(other.frame.y + other.frame.height + GAP)
    }
    if (y !== shown.frame.y) shifts.set(shown.task.id, y - shown.frame.y)
    standing.push({ ...shown, frame: { x, y, width, height } })
  }
  return shifts
}

/** What people have laid over each other stays so. */
function overlapped(a: TaskFrame | undefined, b: TaskFrame | undefined): boolean {
  return a !== undefined && b !== undefined && isWithin(a.frame, b.frame)
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
