import { memo } from 'react'
import { boxesOf, boxesWith } from '#core/layout/card.ts'
import { framesOf, insideFrame, type TaskFrame } from '#core/layout/frame.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Position } from '#core/model/design.ts'
import { useDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { useCanvas } from './canvas-store.ts'
import { pickStepFor } from './task-commands.ts'
import { TaskTitle } from './task-title.tsx'
import { OnCanvas } from './xyflow.tsx'

/** A frame around the nodes of each task. A flow of one task shows none. */
export function TaskFrames() {
  const design = useDesign()
  const index = indexDesign(design)
  const drag = useCanvas((state) => (state.isDuplicating ? null : state.drag))
  const moved = useCanvas((state) => state.frameDrag)
  const chosen = useView((state) => state.task)
  const frames = framesOf(design, drag === null ? boxesOf(index) : boxesWith(index, drag))
  if (frames.length === 0) return null
  return (
    <OnCanvas>
      {frames.map((shown) => (
        <Frame
          key={shown.task.id}
          shown={shown}
          at={moved?.task === shown.task.id ? moved.at : shown.frame}
          isChosen={shown.task.id === chosen}
        />
      ))}
    </OnCanvas>
  )
}

const Frame = memo(
  function Frame({
    shown: { task, frame, isEmpty },
    at,
    isChosen,
  }: {
    readonly shown: TaskFrame
    readonly at: Position
    readonly isChosen: boolean
  }) {
    const { width, height } = frame
    return (
      <div
        className={classNames('task-frame', isChosen && 'is-chosen', isEmpty && 'is-empty')}
        style={{ transform: `translate(${at.x}px, ${at.y}px)`, width, height }}
        role="group"
        aria-label={`Task ${task.name}`}
      >
        <TaskTitle task={task} />
        {isEmpty && <FirstStep task={task.id} />}
      </div>
    )
  },
  (before, now) =>
    before.shown.task === now.shown.task &&
    before.shown.isEmpty === now.shown.isEmpty &&
    before.isChosen === now.isChosen &&
    before.at.x === now.at.x &&
    before.at.y === now.at.y &&
    before.shown.frame.width === now.shown.frame.width &&
    before.shown.frame.height === now.shown.frame.height,
)

const FirstStep = memo(function FirstStep({ task }: { readonly task: TaskFrame['task']['id'] }) {
  const { x, y } = insideFrame({ x: 0, y: 0 })
  return (
    <div className="task-first" style={{ left: x, top: y }}>
      <Button
        variant="line"
        size="sm"
        icon="plus"
        className="nodrag nopan"
        onClick={(event) => {
          const { right, top } = event.currentTarget.getBoundingClientRect()
          pickStepFor(task, { left: right, top })
        }}
      >
        Add the first node
      </Button>
    </div>
  )
})
