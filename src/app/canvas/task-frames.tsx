import type { NodeId } from '#core/base/ids.ts'
import { boxesOf } from '#core/layout/card.ts'
import { framesOf } from '#core/layout/frame.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Position } from '#core/model/design.ts'
import { useDesign } from '../state/document-store.ts'
import { useCanvas } from './canvas-store.ts'
import { OnCanvas } from './xyflow.tsx'

/** A frame around the nodes of each task. A flow of one task shows none. */
export function TaskFrames() {
  const design = useDesign()
  const drag = useCanvas((state) => state.drag)
  const frames = framesOf(design, boxesOf(indexDesign(design), layoutWith(design.layout, drag)))
  if (frames.length === 0) return null
  return (
    <OnCanvas>
      {frames.map(({ task, frame: { x, y, width, height } }) => (
        <div
          key={task.id}
          className="task-frame"
          style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        >
          <span title={task.name}>{task.name}</span>
        </div>
      ))}
    </OnCanvas>
  )
}

function layoutWith(
  layout: Readonly<Record<string, Position>>,
  drag: ReadonlyMap<NodeId, Position> | null,
): Readonly<Record<string, Position>> {
  return drag === null ? layout : { ...layout, ...Object.fromEntries(drag) }
}
