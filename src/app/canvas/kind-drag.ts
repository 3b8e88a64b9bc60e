import type { DragEvent } from 'react'
import { findKind } from '#core/kinds/registry.ts'
import { stretchesOf } from '#core/layout/polyline.ts'
import type { Position } from '#core/model/design.ts'
import { useCanvas } from './canvas-store.ts'
import { addKind, currentIndex } from './commands.ts'
import { routesAtRest } from './surface-edges.ts'

/** What is dragged from the palette: the id of a kind. */
const KIND_TYPE = 'application/x-secure-flow-kind'
/** How near to an edge a drop inserts on it, in canvas pixels. */
const NEAR = 16

export function startKindDrag(event: DragEvent, kind: string): void {
  event.dataTransfer.setData(KIND_TYPE, kind)
  event.dataTransfer.effectAllowed = 'copy'
}

/** Shows on which edge a drop would insert. */
export function overCanvas(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(KIND_TYPE)) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
  const at = pointOf(event)
  const dropEdge = at === null ? null : edgeNear(at)
  if (useCanvas.getState().dropEdge !== dropEdge) useCanvas.setState({ dropEdge })
}

export function leaveCanvas(): void {
  if (useCanvas.getState().dropEdge !== null) useCanvas.setState({ dropEdge: null })
}

/** Adds what was dragged: on the edge under the pointer, else at the pointer. */
export function dropOnCanvas(event: DragEvent): void {
  const kind = findKind(event.dataTransfer.getData(KIND_TYPE))
  const at = pointOf(event)
  leaveCanvas()
  if (kind === undefined || at === null) return
  event.preventDefault()
  const key = edgeNear(at)
  const edge = currentIndex().design.edges.find(({ from, output }) => `${from}:${output}` === key)
  if (edge === undefined) addKind(kind, { type: 'at', point: at })
  else addKind(kind, { type: 'on', from: edge.from, output: edge.output })
}

function pointOf(event: DragEvent): Position | null {
  const { viewport } = useCanvas.getState()
  return viewport?.toCanvas({ left: event.clientX, top: event.clientY }) ?? null
}

/** The edge whose line passes nearest to a point, if it is near. */
function edgeNear(point: Position): string | null {
  let best: { readonly key: string; readonly distance: number } | null = null
  for (const [key, { points }] of routesAtRest(currentIndex())) {
    for (const [a, b] of stretchesOf(points)) {
      const dx = Math.max(Math.min(a.x, b.x) - point.x, 0, point.x - Math.max(a.x, b.x))
      const dy = Math.max(Math.min(a.y, b.y) - point.y, 0, point.y - Math.max(a.y, b.y))
      const distance = Math.hypot(dx, dy)
      if (distance <= NEAR && (best === null || distance < best.distance)) best = { key, distance }
    }
  }
  return best?.key ?? null
}
