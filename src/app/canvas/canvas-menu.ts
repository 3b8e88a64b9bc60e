import type { NodeId, TaskId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { isFixed } from '#core/kinds/graph-edits.ts'
import type { Position } from '#core/model/design.ts'
import { useView } from '../state/view-store.ts'
import type { MenuEntry } from '../ui/menu.tsx'
import { connectFrom, selectAll } from './canvas-keys.ts'
import { type ScreenPoint, useCanvas } from './canvas-store.ts'
import { copyToClipboard, cutToClipboard, duplicateNodes, pasteFromClipboard } from './clipboard.ts'
import { currentIndex, removeFromFlow, tidyFlow } from './commands.ts'
import { disconnectOutput } from './connect.ts'
import { startRenaming } from './node-name.tsx'
import { beginTaskWith, createTask } from './task-commands.ts'
import { taskEntries } from './task-menu.ts'

/** What a context menu is for. */
export type MenuTarget =
  | { readonly type: 'node'; readonly node: NodeId; readonly anchor: ScreenPoint }
  | {
      readonly type: 'edge'
      readonly from: NodeId
      readonly output: string
      readonly anchor: ScreenPoint
    }
  | { readonly type: 'task'; readonly task: TaskId; readonly anchor: ScreenPoint }
  | { readonly type: 'canvas'; readonly at: Position; readonly anchor: ScreenPoint }

export function menuEntries(target: MenuTarget): readonly MenuEntry[] {
  switch (target.type) {
    case 'node':
      return nodeEntries(target.node, target.anchor)
    case 'task':
      return taskEntries(target.task, target.anchor, 'frame')
    case 'edge':
      return edgeEntries(target)
    case 'canvas':
      return canvasEntries(target)
  }
}

export function nodeEntries(node: NodeId, anchor: ScreenPoint): readonly MenuEntry[] {
  const index = currentIndex()
  const own = index.node(node)
  if (own === undefined) return []
  const { selection } = useView.getState()
  const ids = selection.includes(node) ? selection : [node]
  const isOnly = ids.length === 1
  const isDisabled = isOnly && isFixed(own)
  const connected = factsOf(own, index).outputs.filter(
    (output) => index.target(node, output.id) !== undefined,
  )
  return [
    item('open', 'Properties', () => useView.getState().goTo({ node, field: 'name' }), {
      shortcut: 'Enter',
    }),
    item('rename', 'Rename', () => startRenaming(node), { shortcut: 'F2' }),
    item('connect', 'Connect', () => connectFrom(node), { shortcut: 'C' }),
    ...connected.map((output) =>
      item(`cut-${output.id}`, `Disconnect ${output.label}`, () =>
        disconnectOutput(node, output.id),
      ),
    ),
    { line: 'task' },
    ...(index.design.tasks.length < 2
      ? []
      : [
          item('entry', 'Make this the task’s entry', () => beginTaskWith(node), {
            isDisabled: index.task(own.task)?.entry === node || !isOnly,
          }),
        ]),
    item(
      'move',
      'Move to a task',
      () => useCanvas.setState({ picking: { type: 'task', nodes: ids, anchor } }),
      { shortcut: 'M', isDisabled },
    ),
    { line: 'clipboard' },
    item('copy', 'Copy', () => void copyToClipboard(ids), {
      shortcut: 'Mod+C',
      isDisabled,
    }),
    item('cut', 'Cut', () => void cutToClipboard(ids), { shortcut: 'Mod+X', isDisabled }),
    item('duplicate', 'Duplicate', () => duplicateNodes(ids), { shortcut: 'Mod+D', isDisabled }),
    { line: 'delete' },
    item('take-out', 'Delete and reconnect', () => removeFromFlow(ids, true), {
      shortcut: 'Mod+Delete',
      isDisabled,
    }),
    item('delete', 'Delete', () => removeFromFlow(ids, false), {
      shortcut: 'Delete',
      isDanger: true,
      isDisabled,
    }),
  ]
}

function edgeEntries({
  from,
  output,
  anchor,
}: MenuTarget & { readonly type: 'edge' }): readonly MenuEntry[] {
  return [
    item('insert', 'Insert a node', () =>
      useCanvas.setState({ picking: { type: 'kind', on: { from, output }, at: null, anchor } }),
    ),
    item('lead', 'Lead to another node', () =>
      useCanvas.setState({ picking: { type: 'target', node: from, output, anchor } }),
    ),
    item('disconnect', 'Disconnect', () => disconnectOutput(from, output), {
      isDanger: true,
    }),
  ]
}

function canvasEntries({
  at,
  anchor,
}: MenuTarget & { readonly type: 'canvas' }): readonly MenuEntry[] {
  const { viewport, isMapShown } = useCanvas.getState()
  const isPart = useView.getState().selection.length > 1
  return [
    item('add', 'Add a node here', () =>
      useCanvas.setState({ picking: { type: 'kind', on: null, at, anchor } }),
    ),
    item('task', 'New task here', () => createTask(at), { shortcut: 'T' }),
    item('paste', 'Paste here', () => void pasteFromClipboard(at), { shortcut: 'Mod+V' }),
    item('all', 'Select all', () => void selectAll(), { shortcut: 'Mod+A' }),
    { line: 'view' },
    item('tidy', isPart ? 'Tidy up the selection' : 'Tidy up', tidyFlow, {
      shortcut: 'Shift+Alt+T',
    }),
    item('fit', 'Fit the flow', () => viewport?.fit(), { shortcut: '1' }),
    item('map', isMapShown ? 'Hide the map' : 'Show the map', () =>
      useCanvas.setState({ isMapShown: !isMapShown }),
    ),
  ]
}

type Options = Partial<Omit<Extract<MenuEntry, { id: string }>, 'id' | 'label' | 'onSelect'>>

function item(id: string, label: string, onSelect: () => void, options: Options = {}): MenuEntry {
  return { id, label, onSelect, ...options }
}
