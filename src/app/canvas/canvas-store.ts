import { create } from 'zustand'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import type { Box } from '#core/layout/box.ts'
import type { FlowEdge, Position } from '#core/model/design.ts'
import type { PreviewLook } from './preview-look.ts'
import type { TokenLeft } from './token-left.ts'
import type { Witness } from './witness.ts'

/** A connection that is being drawn: from where, and why it may not lead to some nodes. */
interface Connecting {
  readonly from: NodeId
  readonly output: string
  readonly refused: ReadonlyMap<NodeId, string>
}

/** A point in the window, where something small opens. */
export interface ScreenPoint {
  readonly left: number
  readonly top: number
}

/** What the picker that is open is for. */
export type Picking =
  /** A kind for a new node: on an output, or free at a point of the canvas. */
  | {
      readonly type: 'kind'
      readonly on: Pick<FlowEdge, 'from' | 'output'> | null
      readonly at: Position | null
      /** The task that it goes into; without it, what `on` and `at` say decides. */
      readonly into?: TaskId
      readonly anchor: ScreenPoint
    }
  /** Which output of a node is to be connected. */
  | { readonly type: 'output'; readonly node: NodeId; readonly anchor: ScreenPoint }
  /** Where an output leads. */
  | {
      readonly type: 'target'
      readonly node: NodeId
      readonly output: string
      readonly anchor: ScreenPoint
    }
  /** Which task nodes go to. */
  | { readonly type: 'task'; readonly nodes: readonly NodeId[]; readonly anchor: ScreenPoint }

export type PickingOf<T extends Picking['type']> = Picking & { readonly type: T }

/** What the canvas asks of the surface that draws it. */
export interface Viewport {
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly zoomTo: (zoom: number) => void
  readonly fit: () => void
  /**
   * Places everything anew. What showed the whole flow shows the whole of it afterwards; and where nothing of it is
   * left in view, it is shown as it opens.
   */
  readonly rearrange: (place: () => void) => void
  /** Brings a node into view if it is not, without changing the zoom. */
  readonly reveal: (node: NodeId) => void
  /** Goes to a node: as `reveal` does, and near enough to read it where the zoom is too small for that. */
  readonly approach: (node: NodeId) => void
  /** `inset` is how much of the left is covered, in window pixels. */
  readonly revealBox: (box: Box, inset?: number) => void
  readonly center: () => Position
  readonly toCanvas: (point: ScreenPoint) => Position
  readonly toScreen: (point: Position) => ScreenPoint
}

interface CanvasState {
  /** Where nodes stand while they are dragged; null when none is. */
  readonly drag: ReadonlyMap<NodeId, Position> | null
  /** The node that has, or last had, the focus: the one stop of the Tab key. */
  readonly active: NodeId | null
  /** The same node while it was reached by the keyboard. */
  readonly keyboardNode: NodeId | null
  readonly connecting: Connecting | null
  /** Why the edge that is being drawn may not lead to where the pointer is. */
  readonly refusal: string | null
  readonly picking: Picking | null
  readonly renaming: NodeId | null
  /** The task whose name is being typed, and where: its frame and its line of the outline both have a field. */
  readonly renamingTask: { readonly task: TaskId; readonly place: 'frame' | 'outline' } | null
  /** The empty frame that is dragged, and where it is now. */
  readonly frameDrag: { readonly task: TaskId; readonly at: Position } | null
  /** What is dragged stays where it is, and doubles of it go where it is dropped. */
  readonly isDuplicating: boolean
  readonly selectedEdge: string | null
  /** The edge on which what is dragged from the palette would be inserted. */
  readonly dropEdge: string | null
  readonly witness: Witness | null
  readonly missing: ReadonlySet<string>
  /** What is left of a token along its way, by edge, while its fetch or its payment is chosen. */
  readonly tokenLeft: ReadonlyMap<string, TokenLeft>
  /** The fix that is looked at before it is done. */
  readonly preview: PreviewLook | null
  readonly isMapShown: boolean
  /** How often the palette's field was asked for since it last took the focus. */
  readonly paletteCalls: number
  readonly viewport: Viewport | null
  /** How far the flow can be zoomed out: at least as far as all of it is in view. */
  readonly minZoom: number
}

/** As far as a flow can be zoomed out that is in view as a whole before. */
export const MIN_ZOOM = 0.1

const INITIAL: CanvasState = {
  drag: null,
  active: null,
  keyboardNode: null,
  connecting: null,
  refusal: null,
  picking: null,
  renaming: null,
  renamingTask: null,
  frameDrag: null,
  isDuplicating: false,
  selectedEdge: null,
  dropEdge: null,
  witness: null,
  missing: new Set(),
  tokenLeft: new Map(),
  preview: null,
  isMapShown: true,
  paletteCalls: 0,
  viewport: null,
  minZoom: MIN_ZOOM,
}

/** What the canvas is doing just now: never part of the design, and of no interest to other panels. */
export const useCanvas = create<CanvasState>()(() => INITIAL)

/** Forgets everything: the canvas is closed. */
export function resetCanvas(): void {
  useCanvas.setState(INITIAL)
}

/** Closes the picker that is open, if one is. */
export function closePicker(): void {
  useCanvas.setState({ picking: null })
}

/** Puts the focus on a node's card, after bringing it into view; without a node on the canvas itself. */
export function focusNode(id: NodeId | null): void {
  if (id !== null) {
    useCanvas.getState().viewport?.reveal(id)
    useCanvas.setState({ active: id })
  }
  const focus = (left: number) => {
    if (left < FRAMES && isElsewhere(document.activeElement)) return
    const card = id === null ? null : cardElement(id)
    if (card !== null) return card.focus({ preventScroll: true })
    // Until the card is drawn the canvas has it, so that keys work; whoever goes elsewhere meanwhile is not called back.
    if (left === FRAMES) focusCanvas()
    if (id !== null && left > 0) waiting = requestAnimationFrame(() => focus(left - 1))
  }
  cancelAnimationFrame(waiting)
  waiting = requestAnimationFrame(() => focus(FRAMES))
}

/** Of two cards that are asked for, the last one gets it. */
let waiting = 0

/** What was just added is drawn within so many frames; a card out of view never is, and leaves the focus to the canvas. */
const FRAMES = 10

/** The page has the focus when what had it is gone. */
function isElsewhere(focused: Element | null): boolean {
  return focused !== null && focused !== document.body && !focused.hasAttribute('data-canvas')
}

/** Puts the focus on the canvas itself. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
}

/** The title of a task's frame, when it is drawn. */
export function frameTitle(task: TaskId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-frame-title="${CSS.escape(task)}"]`)
}

/** The card of a node, when it is drawn. */
export function cardElement(id: NodeId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
}
