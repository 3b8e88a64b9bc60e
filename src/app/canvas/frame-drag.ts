import type { PointerEvent } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { boxesOf } from '#core/layout/card.ts'
import { framesOf } from '#core/layout/frame.ts'
import { GRID } from '#core/layout/node-size.ts'
import type { Position, Task } from '#core/model/design.ts'
import { useDocument } from '../state/document-store.ts'
import { useCanvas } from './canvas-store.ts'
import { currentIndex, dropNodes } from './commands.ts'

/** A press that moves less than this is a click, in window pixels. */
const THRESHOLD = 4

/** Moves a task with all of its nodes by the title of its frame; as one step, when it is let go. */
export function startFrameDrag(event: PointerEvent<HTMLElement>, task: Task): void {
  if (event.button !== 0 || useDocument.getState().isReadOnly) return
  const start = { left: event.clientX, top: event.clientY }
  const before = placesOf(task)
  const controller = new AbortController()
  const { signal } = controller
  let isMoving = false
  const by = ({ clientX, clientY }: { clientX: number; clientY: number }): Position => {
    const { viewport } = useCanvas.getState()
    const [from, to] = [
      viewport?.toCanvas(start),
      viewport?.toCanvas({ left: clientX, top: clientY }),
    ]
    return { x: stepOnGrid(from?.x, to?.x), y: stepOnGrid(from?.y, to?.y) }
  }
  const move = (moved: globalThis.PointerEvent) => {
    const far = Math.hypot(moved.clientX - start.left, moved.clientY - start.top)
    isMoving ||= far >= THRESHOLD
    if (isMoving) show(task, shifted(before, by(moved)))
  }
  const end = (isKept: boolean, last?: globalThis.PointerEvent) => {
    controller.abort()
    if (isMoving && isKept && last !== undefined) drop(task, shifted(before, by(last)))
    useCanvas.setState({ drag: null, frameDrag: null })
    // The click that ends a drag chooses nothing.
    if (isMoving) addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => removeEventListener('click', swallow, { capture: true }))
  }
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', (up) => end(true, up), { signal })
  addEventListener('pointercancel', () => end(false), { signal })
  addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal })
}

function stepOnGrid(from = 0, to = 0): number {
  return Math.round((to - from) / GRID) * GRID
}

/** Where the nodes of a task stand, or else its empty frame. */
type Places = { readonly nodes: ReadonlyMap<NodeId, Position>; readonly frame: Position | null }

function placesOf(task: Task): Places {
  const index = currentIndex()
  const { nodes, layout } = index.design
  const own = nodes.flatMap(({ id, task: of }) => {
    const at = layout[id]
    return of !== task.id || at === undefined ? [] : [[id, at] as const]
  })
  const shown = framesOf(index.design, boxesOf(index)).find((frame) => frame.task.id === task.id)
  return { nodes: new Map(own), frame: own.length > 0 ? null : (shown?.frame ?? null) }
}

function shifted({ nodes, frame }: Places, { x: dx, y: dy }: Position): Places {
  const shift = ({ x, y }: Position) => ({ x: x + dx, y: y + dy })
  return {
    nodes: new Map([...nodes].map(([id, at]) => [id, shift(at)])),
    frame: frame === null ? null : shift(frame),
  }
}

function show({ id }: Task, { nodes, frame }: Places): void {
  useCanvas.setState(frame === null ? { drag: nodes } : { frameDrag: { task: id, at: frame } })
}

function drop(task: Task, { nodes, frame }: Places): void {
  if (frame === null) return dropNodes(nodes)
  useDocument
    .getState()
    .edit({ type: 'set-task', task: task.id, patch: { at: frame } }, `Move the task ${task.name}`)
}

function swallow(event: Event): void {
  event.stopPropagation()
  event.preventDefault()
}
