import type { NodeId, TaskId } from '#core/base/ids.ts'
import { copyNodes, describePasteError, pasteNodes } from '#core/kinds/clipboard.ts'
import { type Box, boundsOf } from '#core/layout/box.ts'
import { boxesOf } from '#core/layout/card.ts'
import { frameAt, freeSlot } from '#core/layout/insert.ts'
import { makeRoom } from '#core/layout/make-room.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, Position } from '#core/model/design.ts'
import { preview } from '#core/model/history.ts'
import { openPasted } from '../files/drop-report.tsx'
import { looksLikeFlow } from '../files/open-file.ts'
import { announce } from '../shell/announcer.tsx'
import { useDocument } from '../state/document-store.ts'
import { taskInView } from '../state/task-in-view.ts'
import { useCanvas } from './canvas-store.ts'
import { currentIndex, named, presentNodes, removeFromFlow } from './commands.ts'
import { refuse } from './refuse.ts'

/** Between nodes and their doubles. */
const GAP = 64

/** The text of what is selected; null, and said so, when nothing of it may be copied. */
export function copyText(ids: readonly NodeId[]): string | null {
  const { design } = currentIndex()
  const text = copyNodes(design, ids)
  if (text !== null) announce(`Copied ${named(design, ids)}`)
  else
    refuse(ids.length === 0 ? 'Nothing is selected.' : 'Where the call comes in cannot be copied.')
  return text
}

/** For menus; keys use the event of the clipboard, which needs no permission. False when nothing was copied. */
export async function copyToClipboard(ids: readonly NodeId[]): Promise<boolean> {
  const text = copyText(ids)
  if (text === null) return false
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    refuse('The browser does not let a menu copy: use Ctrl+C, or ⌘C.')
    return false
  }
}

export async function cutToClipboard(ids: readonly NodeId[]): Promise<void> {
  if (await copyToClipboard(ids)) removeFromFlow(ids, false)
}

export async function pasteFromClipboard(at: Position | null): Promise<void> {
  let text: string
  try {
    text = await navigator.clipboard.readText()
  } catch {
    return refuse('The browser does not let a menu paste: use Ctrl+V, or ⌘V.')
  }
  const anchor = at === null ? null : useCanvas.getState().viewport?.toScreen(at)
  if (looksLikeFlow(text)) return openPasted(text, anchor ?? { left: 80, top: 80 })
  pasteText(text, at)
}

/** Pastes nodes with their top left corner at a point, or as near to it or to where they were as there is room. */
export function pasteText(text: string, at: Position | null, verb = 'Paste'): void {
  const index = currentIndex()
  const task = (at === null ? null : frameAt(index, at)) ?? taskInView(index.design)
  const bounds = boundsOfPaste(index.design, text, task)
  if (bounds === null) return
  const to = freeSlot(index, at ?? bounds, bounds)
  const offset = { x: to.x - bounds.x, y: to.y - bounds.y }
  perform(pasteNodes(index.design, text, task, offset), verb)
}

function perform(pasted: ReturnType<typeof pasteNodes>, verb: string): void {
  if (!pasted.ok) return refuse(describePasteError(pasted.error))
  const { edit, nodes } = pasted.value
  const [first] = nodes
  const what = nodes.length === 1 && first !== undefined ? first.name : `${nodes.length} nodes`
  useDocument.getState().edit(makeRoom(currentIndex().design, edit), `${verb} ${what}`)
  if (first !== undefined && currentIndex().node(first.id) !== undefined) presentNodes(nodes)
}

/** Doubles nodes beside themselves, with the edges between them. */
export function duplicateNodes(ids: readonly NodeId[]): void {
  const index = currentIndex()
  const text = copyNodes(index.design, ids)
  if (text === null) return refuse(CANNOT_DOUBLE)
  const boxes = boxesOf(index)
  const bounds = boundsOf(ids.flatMap((id) => boxes.get(id) ?? []))
  const beside = bounds === null ? null : { x: bounds.x + bounds.width + GAP, y: bounds.y }
  pasteText(text, beside, 'Duplicate')
}

/** Doubles nodes at these positions, with the edges between them. */
export function doubleNodes(positions: ReadonlyMap<NodeId, Position>): void {
  const index = currentIndex()
  const first = [...positions].find(([id]) => index.design.layout[id] !== undefined)
  const text = copyNodes(index.design, positions.keys())
  if (first === undefined || text === null) return refuse(CANNOT_DOUBLE)
  const [id, to] = first
  const from = index.design.layout[id] ?? to
  const task = index.node(id)?.task ?? taskInView(index.design)
  perform(pasteNodes(index.design, text, task, { x: to.x - from.x, y: to.y - from.y }), 'Duplicate')
}

const CANNOT_DOUBLE = 'Where the call comes in cannot be doubled.'

/** Where the nodes of a text stood; null, and said so, when there are none. */
function boundsOfPaste(design: Design, text: string, task: TaskId): Box | null {
  const pasted = pasteNodes(design, text, task, { x: 0, y: 0 })
  if (!pasted.ok) {
    refuse(describePasteError(pasted.error))
    return null
  }
  const shown = preview(design, [pasted.value.edit])
  if (!shown.ok) return null
  const boxes = boxesOf(indexDesign(shown.value))
  return boundsOf(pasted.value.nodes.flatMap((node) => boxes.get(node.id) ?? []))
}
