import type { NodeId } from '#core/base/ids.ts'
import type { Box } from '#core/layout/box.ts'
import { boxesOf } from '#core/layout/card.ts'
import { boundsOfFlow } from '#core/layout/frame.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Position } from '#core/model/design.ts'
import { useDocument } from '../state/document-store.ts'
import { MIN_ZOOM, useCanvas, type Viewport } from './canvas-store.ts'
import { MARGIN, shiftInto } from './shift-into.ts'
import type { Surface } from './xyflow.tsx'

/** Below this zoom a whole flow is no longer readable: then it opens at its beginning instead. */
const READABLE = 0.5
const OPENING_ZOOM = 0.8
/** Of a flow that is even larger only a part is shown: a card would be less than a pixel. */
const LEAST_ZOOM = 0.005
/** Below this zoom not even the name of a card can be read. */
const LEGIBLE = 0.3

/** What other parts of the canvas may ask of the surface in this element. */
export function viewportOf(surface: Surface, element: HTMLElement): Viewport {
  return {
    zoomIn: () => void surface.zoomIn({ duration: motion() }),
    zoomOut: () => void surface.zoomOut({ duration: motion() }),
    zoomTo: (zoom) => void surface.zoomTo(zoom, { duration: motion() }),
    fit: () => fit(surface, element),
    rearrange: (place) => rearrange(surface, element, place),
    reveal: (node) => revealNode(surface, element, node),
    approach: (node) => approach(surface, element, node),
    revealBox: (box, inset = 0) => {
      const covered = inset / surface.getZoom()
      reveal(surface, element, { ...box, x: box.x - covered, width: box.width + covered })
    },
    center: () => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return surface.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 })
    },
    toCanvas: ({ left, top }) => surface.screenToFlowPosition({ x: left, y: top }, UNSNAPPED),
    toScreen: (point) => {
      const { x, y } = surface.flowToScreenPosition(point)
      return { left: x, top: y }
    },
  }
}

/** How a flow opens: the whole of it at no more than zoom 1, or its beginning when that would be too small to read. */
export function showOpening(surface: Surface, element: HTMLElement): void {
  const whole = wholeFlow(element)
  if (whole === null) return
  const { bounds, zoom } = whole
  if (zoom >= READABLE) return fit(surface, element, 0)
  useCanvas.setState({ minZoom: Math.min(MIN_ZOOM, zoom) })
  const [x, y] = [MARGIN - bounds.x * OPENING_ZOOM, MARGIN - bounds.y * OPENING_ZOOM]
  void surface.setViewport({ x, y, zoom: OPENING_ZOOM })
}

/** Shows the whole flow, at the top, in the middle of what is too wide for it. */
function fit(surface: Surface, element: HTMLElement, duration = motion()): void {
  const whole = wholeFlow(element)
  if (whole === null) return
  const { bounds, zoom, width } = whole
  // From there it can be zoomed out no further, and a smaller flow as far as ever.
  useCanvas.setState({ minZoom: Math.min(MIN_ZOOM, zoom) })
  const left = Math.max(MARGIN, (width - bounds.width * zoom) / 2)
  const [x, y] = [left - bounds.x * zoom, MARGIN - bounds.y * zoom]
  void surface.setViewport({ x, y, zoom }, { duration })
}

function wholeFlow(element: HTMLElement) {
  const design = useDocument.getState().history?.design
  const bounds = design && boundsOfFlow(design, boxesOf(indexDesign(design)))
  const { width, height } = roomOf(element)
  if (bounds == null || width === 0) return null
  const widest = (width - 2 * MARGIN) / bounds.width
  const highest = (height - 2 * MARGIN) / bounds.height
  return { bounds, width, zoom: Math.max(LEAST_ZOOM, Math.min(1, widest, highest)) }
}

const UNSNAPPED = { snapToGrid: false }

function revealNode(surface: Surface, element: HTMLElement, node: NodeId): void {
  const box = boxOf(node)
  if (box !== undefined) reveal(surface, element, box)
}

function approach(surface: Surface, element: HTMLElement, node: NodeId): void {
  const box = boxOf(node)
  if (box === undefined || surface.getZoom() >= LEGIBLE) return revealNode(surface, element, node)
  const { width, height } = roomOf(element)
  const zoom = OPENING_ZOOM
  const x = width / 2 - (box.x + box.width / 2) * zoom
  const y = height / 2 - (box.y + box.height / 2) * zoom
  void surface.setViewport({ x, y, zoom }, { duration: motion() })
}

function boxOf(node: NodeId): Box | undefined {
  const design = useDocument.getState().history?.design
  return design && boxesOf(indexDesign(design)).get(node)
}

function reveal(surface: Surface, element: HTMLElement, box: Box): void {
  const { x, y, zoom } = surface.getViewport()
  const shown = inWindow(box, surface.getViewport())
  const moved = shiftInto(shown, roomOf(element), cornerOf(element))
  if (moved.x === 0 && moved.y === 0) return
  void surface.setViewport({ x: x + moved.x, y: y + moved.y, zoom }, { duration: motion() })
}

function rearrange(surface: Surface, element: HTMLElement, place: () => void): void {
  const before = seenOf(surface, element)
  place()
  const after = seenOf(surface, element)
  const isFar = after === 'all' && surface.getZoom() < LEGIBLE
  if (before === 'all' && (after !== 'all' || isFar)) fit(surface, element)
  else if (after === 'none') showOpening(surface, element)
}

/** How much of the flow's cards is in view. */
function seenOf(surface: Surface, element: HTMLElement): 'all' | 'some' | 'none' {
  const design = useDocument.getState().history?.design
  const boxes = design === undefined ? [] : [...boxesOf(indexDesign(design)).values()]
  const viewport = surface.getViewport()
  const { width, height } = roomOf(element)
  const shown = boxes.map((box) => inWindow(box, viewport))
  const isWhole = shown.every(
    (box) => box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
  )
  if (isWhole) return 'all'
  const isPart = shown.some((box) => {
    const isBeside = box.x + box.width < 0 || box.x > width
    return !isBeside && box.y + box.height > 0 && box.y < height
  })
  return isPart ? 'some' : 'none'
}

function inWindow(box: Box, { x, y, zoom }: ReturnType<Surface['getViewport']>): Box {
  return {
    x: box.x * zoom + x,
    y: box.y * zoom + y,
    width: box.width * zoom,
    height: box.height * zoom,
  }
}

/** From where on the tools and the map lie over the canvas. */
function cornerOf(element: HTMLElement): Position | null {
  const corner = element.querySelector('.canvas-corner')?.getBoundingClientRect()
  if (corner === undefined) return null
  const { left, top } = element.getBoundingClientRect()
  return { x: corner.left - left, y: corner.top - top }
}

/** The canvas as far as no panel has opened over its right side: what is shown must not lie below one. */
function roomOf(element: HTMLElement): Pick<Box, 'width' | 'height'> {
  const { width, height, right } = element.getBoundingClientRect()
  const over = element.closest('.shell-studio')?.querySelector('.shell-inspector.is-over')
  const covered = over == null ? 0 : Math.max(0, right - over.getBoundingClientRect().left)
  return { width: width - covered < LEAST_ROOM ? width : width - covered, height }
}

/** In a window that a panel covers whole, its room is as good as any. */
const LEAST_ROOM = 160

/** The length of a movement in milliseconds, as the tokens have it: zero for those who want none. */
function motion(): number {
  const value = getComputedStyle(document.documentElement).getPropertyValue('--m-3')
  return Number.parseFloat(value) || 0
}
