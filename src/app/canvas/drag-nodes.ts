import type { NodeId } from '#core/base/ids.ts'
import { boxesOf } from '#core/layout/card.ts'
import { frameAt } from '#core/layout/insert.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Position } from '#core/model/design.ts'
import { showToast } from '../ui/toast-store.ts'
import { useCanvas } from './canvas-store.ts'
import { doubleNodes } from './clipboard.ts'
import { currentIndex, dropNodes, named } from './commands.ts'
import { moveNodesToTask } from './move-to-task.ts'

export function startDrag(isDuplicating: boolean): void {
  useCanvas.setState({ isDuplicating })
}

export function showDrag(positions: ReadonlyMap<NodeId, Position>): void {
  useCanvas.setState(({ drag }) => ({ drag: new Map([...(drag ?? []), ...positions]) }))
}

/** Puts what was dragged where it is dropped, or doubles of it; nothing when the drag was given up. */
export function finishDrag(positions: ReadonlyMap<NodeId, Position>): void {
  const { drag, isDuplicating } = useCanvas.getState()
  useCanvas.setState({ drag: null, isDuplicating: false })
  if (drag === null) return
  if (isDuplicating) return doubleNodes(positions)
  dropNodes(positions)
  offerTask([...positions.keys()])
}

/** Dropped in the frame of another task nodes stay in their own, which is said: moving them may cost edges. */
function offerTask(ids: readonly NodeId[]): void {
  const index = currentIndex()
  const [first] = ids
  const node = first === undefined ? undefined : index.node(first)
  const box = node === undefined ? undefined : boxesOf(index).get(node.id)
  if (node === undefined || box === undefined) return
  const rest = { ...index.design, nodes: index.design.nodes.filter(({ id }) => !ids.includes(id)) }
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const task = frameAt(indexDesign(rest), middle)
  if (task === null || ids.every((id) => index.node(id)?.task === task)) return
  const name = index.task(task)?.name ?? ''
  const is = ids.length === 1 ? 'is' : 'are'
  showToast({
    text: `${named(index.design, ids)} ${is} in the task “${index.task(node.task)?.name ?? ''}” still.`,
    action: { label: `Move to “${name}”`, run: () => moveNodesToTask(ids, task, { stay: true }) },
  })
}
