import { boxesOf } from '#core/layout/card.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useDesign } from '../state/document-store.ts'
import { useCanvas } from './canvas-store.ts'
import { OnCanvas } from './xyflow.tsx'

/** Where nodes stay of which doubles are being dragged. */
export function DragGhosts() {
  const drag = useCanvas((state) => (state.isDuplicating ? state.drag : null))
  const boxes = boxesOf(indexDesign(useDesign()))
  if (drag === null) return null
  return (
    <OnCanvas>
      {[...drag.keys()].map((id) => {
        const { x, y, width, height } = boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
        return (
          <div
            key={id}
            className="drag-ghost"
            style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
          />
        )
      })}
    </OnCanvas>
  )
}
