import { useDeferredValue } from 'react'
import { indexDesign } from '#core/model/design-index.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { FlowPanel } from './flow-panel.tsx'
import { NodePanel } from './node-panel.tsx'
import { SelectionPanel } from './selection-panel.tsx'
import { TaskPanel } from './task-panel.tsx'
import { ViewedPanel } from './viewed-panel.tsx'
import './inspector.css'

/** The properties of what is selected: a task, a node or several; of the flow when nothing is. */
export function Inspector() {
  const index = indexDesign(useDesign())
  // A form has many fields: the canvas need not wait for it to show what was added or selected.
  const selection = useDeferredValue(useView((state) => state.selection))
  const chosen = useDeferredValue(useView((state) => state.task))
  const task = chosen === null ? undefined : index.task(chosen)
  const viewedType = useDocument((state) => state.viewedType)
  const nodes = selection.flatMap((id) => index.node(id) ?? [])
  const [first] = nodes
  if (task !== undefined) return <TaskPanel key={task.id} task={task} />
  // What was removed is shown no longer, and what is selected instead in a moment.
  if (first === undefined && selection.length > 0) return null
  if (first === undefined)
    return viewedType === null ? <FlowPanel /> : <ViewedPanel flowType={viewedType} />
  if (nodes.length > 1) return <SelectionPanel selection={selection} />
  // Drafts that are not applied belong to their node: another node starts with a form of its own.
  return <NodePanel key={first.id} node={first} />
}
