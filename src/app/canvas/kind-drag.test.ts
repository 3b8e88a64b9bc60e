import type { DragEvent } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { tidy } from '#core/layout/tidy.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { resetCanvas, useCanvas, type Viewport } from './canvas-store.ts'
import { dropOnCanvas, leaveCanvas, overCanvas, startKindDrag } from './kind-drag.ts'

const graph = flowGraph({ enter: 'enter', bye: 'end' }, ['enter.next > bye'])
const design = { ...graph, layout: tidy(graph) }

/** A surface at zoom 1 whose origin is the window's. */
const viewport: Viewport = {
  zoomIn: () => {},
  zoomOut: () => {},
  zoomTo: () => {},
  fit: () => {},
  rearrange: () => {},
  reveal: () => {},
  approach: () => {},
  revealBox: () => {},
  center: () => ({ x: 0, y: 0 }),
  toCanvas: ({ left, top }) => ({ x: left, y: top }),
  toScreen: ({ x, y }) => ({ left: x, top: y }),
}

beforeEach(() => {
  resetCanvas()
  useView.getState().reset()
  useDocument.getState().open(design)
  useCanvas.setState({ viewport })
})

/** A drag of a kind that is at a point now. */
function dragAt(x: number, y: number, kind = 'play-audio'): DragEvent {
  const dataTransfer = new DataTransfer()
  const event = { dataTransfer, clientX: x, clientY: y, preventDefault: () => {} }
  startKindDrag(event as DragEvent, kind)
  return event as DragEvent
}

const edges = () =>
  useDocument
    .getState()
    .history?.design.edges.map(({ from, output, to }) => `${from}.${output} > ${to}`)

describe('dropping a kind', () => {
  const onEdge = [140, 102] as const

  it('on an edge inserts it there, and shows so beforehand', () => {
    overCanvas(dragAt(...onEdge))
    expect(useCanvas.getState().dropEdge).toBe('enter:next')
    dropOnCanvas(dragAt(...onEdge))
    expect(edges()).toEqual(['enter.next > play-audio', 'play-audio.next > bye'])
    expect(useCanvas.getState().dropEdge).toBeNull()
  })

  it('beside everything adds it at the pointer, connected to nothing', () => {
    dropOnCanvas(dragAt(800, 400))
    expect(edges()).toEqual(['enter.next > bye'])
    expect(useDocument.getState().history?.design.layout['play-audio']).toEqual({ x: 684, y: 384 })
  })

  it('of something else does nothing', () => {
    const event = dragAt(800, 400)
    event.dataTransfer.clearData()
    dropOnCanvas(event)
    expect(useDocument.getState().history?.past).toEqual([])
  })

  it('elsewhere leaves no edge marked', () => {
    overCanvas(dragAt(...onEdge))
    leaveCanvas()
    expect(useCanvas.getState().dropEdge).toBeNull()
  })
})
