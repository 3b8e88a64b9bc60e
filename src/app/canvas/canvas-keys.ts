import type { KeyboardEvent } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import { boxesOf } from '#core/layout/card.ts'
import { GRID } from '#core/layout/node-size.ts'
import type { Position } from '#core/model/design.ts'
import { announce } from '../shell/announcer.tsx'
import { isTextEntry, type ListedShortcut } from '../shell/shortcuts.ts'
import { usePreferences } from '../shell/preference-store.ts'
import { useView } from '../state/view-store.ts'
import { cardElement, focusCanvas, focusNode, type ScreenPoint, useCanvas } from './canvas-store.ts'
import { duplicateNodes } from './clipboard.ts'
import { currentIndex, moveNodes, removeFromFlow } from './commands.ts'
import { disconnectOutput } from './connect.ts'
import { chooseNextEdge, leadElsewhere, selectedEdge } from './edge-choice.ts'
import { startRenaming } from './node-name.tsx'
import { type Direction, endOfFlow, walk } from './walk.ts'

/** Keys of the canvas while it has the focus, for the sheet of shortcuts. */
export const CANVAS_KEYS: readonly ListedShortcut[] = [
  key('walk', 'Go along the flow', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'),
  key('ends', 'First and last node', 'Home', 'End'),
  key('open', 'Open the properties', 'Enter'),
  key('pick', 'Add to or take from the selection', 'Space'),
  key('connect', 'Connect an output', 'C'),
  key('edge', 'Choose an edge of the node, then Enter leads it elsewhere', 'E'),
  key('rename', 'Rename', 'F2'),
  key('task', 'Move to a task', 'M'),
  key('move', 'Move, with Shift five times as far', 'Mod+Arrow'),
  key('delete', 'Delete', 'Delete', 'Backspace'),
  key('take-out', 'Delete and reconnect', 'Mod+Delete'),
  key('clipboard', 'Copy, cut, paste', 'Mod+C', 'Mod+X', 'Mod+V'),
  key('duplicate', 'Duplicate', 'Mod+D'),
  key('all', 'Select all', 'Mod+A'),
]

/** Handles a key that was pressed while the focus is on the canvas; leaves all others alone. */
export function handleCanvasKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || isTextEntry(event.target)) return
  if (event.target instanceof HTMLElement && event.target.closest('button') !== null) return
  if (act(event)) event.preventDefault()
}

function act(event: KeyboardEvent): boolean {
  const isMod = event.ctrlKey || event.metaKey
  const direction = DIRECTIONS[event.key]
  if (direction !== undefined) return isMod ? move(direction, event.shiftKey) : go(direction)
  switch (event.key) {
    case 'Home':
    case 'End':
      return goTo(endOfFlow(currentIndex(), event.key === 'Home' ? 'first' : 'last'))
    case 'Delete':
    case 'Backspace':
      return remove(isMod)
    case 'Enter':
      return openNode()
    case ' ':
      return toggleSelected()
    case 'F2':
      return onActive(startRenaming)
    case 'Escape':
      return cancel()
  }
  return letter(event.key.toLowerCase(), isMod)
}

function letter(key: string, isMod: boolean): boolean {
  if (isMod && key === 'a') return selectAll()
  if (isMod && key === 'd') return duplicate()
  if (isMod || !usePreferences.getState().singleKeys) return false
  if (key === 'c') return onActive(connectFrom)
  if (key === 'm') return pickTask()
  if (key === 'e') return onActive(chooseNextEdge)
  return false
}

/** Opens the menu that connects an output of a node. */
export function connectFrom(node: NodeId): void {
  useCanvas.setState({ picking: { type: 'output', node, anchor: besideCard(node) } })
}

/** What the keys work on: the selection, or else the node that has the focus. */
export function selectedOrActive(): readonly NodeId[] {
  const { selection } = useView.getState()
  const { active } = useCanvas.getState()
  if (selection.length > 0) return selection
  return active === null ? [] : [active]
}

export function selectAll(): boolean {
  const ids = currentIndex().design.nodes.map((node) => node.id)
  useView.getState().select(ids)
  announce(`${ids.length} nodes selected`)
  return true
}

function key(id: string, label: string, ...keys: readonly string[]): ListedShortcut {
  return { id: `canvas-${id}`, label, group: 'Canvas', keys }
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
const STEPS: Readonly<Record<Direction, Position>> = {
  up: { x: 0, y: -GRID },
  down: { x: 0, y: GRID },
  left: { x: -GRID, y: 0 },
  right: { x: GRID, y: 0 },
}
const FAR = 5

function move(direction: Direction, isFar: boolean): boolean {
  const { x, y } = STEPS[direction]
  const factor = isFar ? FAR : 1
  moveNodes(selectedOrActive(), { x: x * factor, y: y * factor })
  return true
}

function go(direction: Direction): boolean {
  const index = currentIndex()
  const { active } = useCanvas.getState()
  if (active === null) return goTo(endOfFlow(index, 'first'))
  return goTo(walk(index, boxesOf(index), active, direction))
}

/** The focus takes the selection along, as in a list. */
function goTo(node: NodeId | null): boolean {
  if (node === null) return true
  useCanvas.setState({ selectedEdge: null })
  useView.getState().select([node])
  focusNode(node)
  return true
}

function remove(isReconnecting: boolean): boolean {
  const edge = selectedEdge()
  // The card that has the focus goes: taken off it before, nothing is laid out in the middle of that.
  focusCanvas()
  if (edge !== undefined) disconnectOutput(edge.from, edge.output)
  else removeFromFlow(selectedOrActive(), isReconnecting)
  focusNode(useCanvas.getState().active)
  return true
}

function openNode(): boolean {
  const edge = selectedEdge()
  if (edge !== undefined) return leadElsewhere(edge)
  return onActive((node) => useView.getState().goTo({ node, field: 'name' }))
}

function toggleSelected(): boolean {
  return onActive((node) => {
    const { selection, select } = useView.getState()
    const isSelected = selection.includes(node)
    const next = isSelected ? selection.filter((id) => id !== node) : [...selection, node]
    select(next)
    announce(`${isSelected ? 'Not selected' : 'Selected'}, ${next.length} in all`)
  })
}

function pickTask(): boolean {
  const nodes = selectedOrActive()
  const [first] = nodes
  if (first === undefined) return false
  useCanvas.setState({ picking: { type: 'task', nodes, anchor: besideCard(first) } })
  return true
}

function duplicate(): boolean {
  duplicateNodes(selectedOrActive())
  return true
}

/** What is being done is given up first, then the selection is cleared by the studio's own key. */
function cancel(): boolean {
  const { connecting, drag, selectedEdge } = useCanvas.getState()
  if (connecting === null && drag === null && selectedEdge === null) return false
  useCanvas.setState({ connecting: null, refusal: null, drag: null, selectedEdge: null })
  return true
}

function onActive(run: (node: NodeId) => void): boolean {
  const { active } = useCanvas.getState()
  const node = active ?? flowOrder(currentIndex().design)[0]
  if (node === undefined) return false
  run(node)
  return true
}

function besideCard(node: NodeId): ScreenPoint {
  const card = cardElement(node)?.getBoundingClientRect()
  return { left: card?.right ?? 0, top: card?.top ?? 0 }
}
