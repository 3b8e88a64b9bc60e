import type { KeyboardEvent } from 'react'
import { useRef } from 'react'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { type Picking, type ScreenPoint, useCanvas } from '../canvas/canvas-store.ts'
import { currentIndex, removeFromFlow } from '../canvas/commands.ts'
import { chooseTask, deleteTask } from '../canvas/task-commands.ts'
import { startRenamingTask } from '../canvas/task-menu.ts'
import { usePreferences } from '../shell/preference-store.ts'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import type { OutlineRow } from './outline-rows.ts'
import { selectNode } from './select-node.ts'

/** Letters that are typed within this time are one beginning of a name. */
const TYPING_MS = 700

interface OutlineView {
  readonly tree: { readonly current: HTMLElement | null }
  readonly all: readonly OutlineRow[]
  /** Those that show. */
  readonly rows: readonly OutlineRow[]
  readonly folded: ReadonlySet<string>
  readonly fold: (key: string, isFolded: boolean) => void
  readonly setHere: (key: string) => void
}

/**
 * The keys of a tree (WAI-ARIA Authoring Practices, Tree View) and those that work on a node on the canvas too.
 * Moving the focus moves the selection.
 */
export function useOutlineKeys(view: OutlineView): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  return (event) => {
    const here = rowAt(view, event.target)
    if (here === undefined || event.altKey) return
    const isHandled =
      onTreeKey(view, here, event) ||
      onRowKey(view, here, event) ||
      onLetter(view, here, event, typed.current)
    if (isHandled) event.preventDefault()
  }
}

function onTreeKey(view: OutlineView, here: OutlineRow, event: KeyboardEvent): boolean {
  const { rows, folded, fold } = view
  const at = rows.indexOf(here)
  const isGroup = here.type === 'group'
  if (event.ctrlKey || event.metaKey) return false
  switch (event.key) {
    case 'ArrowDown':
      return go(view, rows[at + 1])
    case 'ArrowUp':
      return go(view, rows[at - 1])
    case 'Home':
      return go(view, rows[0])
    case 'End':
      return go(view, rows.at(-1))
    case 'ArrowRight':
      if (!isGroup) return true
      if (!folded.has(here.key)) return go(view, rows[at + 1])
      fold(here.key, false)
      return true
    case 'ArrowLeft':
      if (!isGroup || folded.has(here.key)) {
        return go(
          view,
          rows.find((row) => row.key === here.parent),
        )
      }
      fold(here.key, true)
      return true
    case 'Enter':
    case ' ':
      if (!isGroup) return false
      fold(here.key, !folded.has(here.key))
      return true
    default:
      return false
  }
}

function onRowKey(view: OutlineView, here: OutlineRow, event: KeyboardEvent): boolean {
  const isRemoval = event.key === 'Delete' || event.key === 'Backspace'
  switch (here.type) {
    case 'node':
      if (!isRemoval) return onNodeKey(here.node, event)
      removeFromFlow([here.node], event.ctrlKey || event.metaKey)
      return leaveRemoved(view, here)
    case 'group':
      if (here.task === null) return false
      if (!isRemoval) return onTaskKey(here.task, event)
      deleteTask(here.task)
      return leaveRemoved(view, here)
    case 'jump':
      if (event.key !== 'Enter' && event.key !== ' ') return false
      selectNode(here.to)
      return true
  }
}

/** A line that goes would take the focus along: a step before it has it then, on the same way where there is one. */
function leaveRemoved(view: OutlineView, here: OutlineRow): boolean {
  const index = currentIndex()
  const isThere = (row: OutlineRow) => row.type === 'node' && index.node(row.node) !== undefined
  const isTaskThere = here.type === 'group' && index.design.tasks.some(({ id }) => id === here.task)
  if (isThere(here) || isTaskThere) return true
  const before = view.rows.slice(0, view.rows.indexOf(here)).filter(isThere)
  const onWay = before.findLast(({ level }) => level <= here.level)
  return go(view, onWay ?? before.at(-1) ?? view.rows.find(isThere))
}

function onTaskKey(task: TaskId, event: KeyboardEvent): boolean {
  switch (event.key) {
    case 'F2':
      startRenamingTask(task, 'outline')
      return true
    default:
      return false
  }
}

function onNodeKey(node: NodeId, event: KeyboardEvent): boolean {
  const isMod = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'Enter':
      useView.getState().goTo({ node, field: 'name' })
      return true
    case ' ':
      selectNode(node, true)
      return true
    case 'c':
    case 'C':
      return !isMod && pick({ type: 'output', node, anchor: anchorOf(event) })
    case 'm':
    case 'M':
      return !isMod && pick({ type: 'task', nodes: [node], anchor: anchorOf(event) })
    default:
      return false
  }
}

function pick(picking: Picking): boolean {
  if (!usePreferences.getState().singleKeys) return false
  useCanvas.setState({ picking })
  return true
}

function anchorOf(event: KeyboardEvent): ScreenPoint {
  const row = event.target instanceof HTMLElement ? event.target.getBoundingClientRect() : null
  return { left: row?.right ?? 0, top: row?.top ?? 0 }
}

/** Goes to the next line that begins with what is typed. */
function onLetter(
  view: OutlineView,
  here: OutlineRow,
  event: KeyboardEvent,
  typed: { text: string; at: number },
): boolean {
  const isLetter = event.key.length === 1 && /\S/.test(event.key)
  if (!isLetter || event.ctrlKey || event.metaKey) return false
  typed.text = event.timeStamp - typed.at > TYPING_MS ? event.key : typed.text + event.key
  typed.at = event.timeStamp
  const wanted = typed.text.toLowerCase()
  const at = view.rows.indexOf(here) + (typed.text.length === 1 ? 1 : 0)
  const ring = [...view.rows.slice(at), ...view.rows.slice(0, at)]
  const found = ring.find((row) => labelOf(row).toLowerCase().startsWith(wanted))
  return found !== undefined && go(view, found)
}

function labelOf(row: OutlineRow): string {
  if (row.type !== 'node') return row.label
  const design = useDocument.getState().history?.design
  return design?.nodes.find((node) => node.id === row.node)?.name ?? ''
}

function go(view: OutlineView, row: OutlineRow | undefined): boolean {
  if (row === undefined) return true
  view.setHere(row.key)
  if (row.type === 'node') selectNode(row.node)
  if (row.type === 'group' && row.task !== null) chooseTask(row.task)
  const item = view.tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.key)}"]`)
  item?.focus()
  return true
}

function rowAt(view: OutlineView, target: EventTarget): OutlineRow | undefined {
  const key =
    target instanceof Element ? target.closest('[data-row]')?.getAttribute('data-row') : null
  return view.all.find((row) => row.key === key)
}
