import { type ClipboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { openPasted } from '../files/drop-report.tsx'
import { looksLikeFlow } from '../files/open-file.ts'
import { hasNavigated } from '../shell/route.ts'
import { isTextEntry, useListedShortcuts } from '../shell/shortcuts.ts'
import { useOfDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { classNames } from '../ui/class-names.ts'
import { ContextMenu } from '../ui/menu.tsx'
import { CANVAS_KEYS, handleCanvasKey, selectedOrActive } from './canvas-keys.ts'
import { menuEntries, type MenuTarget } from './canvas-menu.ts'
import { CanvasPicker } from './canvas-picker.tsx'
import { focusCanvas, resetCanvas, type ScreenPoint, useCanvas } from './canvas-store.ts'
import { CanvasSync } from './canvas-sync.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { copyText, pasteText } from './clipboard.ts'
import { removeFromFlow } from './commands.ts'
import { endConnecting, startConnecting } from './connect.ts'
import { ConnectionLine } from './connection-line.tsx'
import { DragGhosts } from './drag-ghosts.tsx'
import { finishDrag, showDrag, startDrag } from './drag-nodes.ts'
import { EdgeLine } from './edge-line.tsx'
import { dropOnCanvas, leaveCanvas, overCanvas } from './kind-drag.ts'
import { NodeCard } from './node-card.tsx'
import { SpeckScale } from './node-speck.tsx'
import { PreviewGhosts } from './preview-ghosts.tsx'
import { createEdgeMapper } from './surface-edges.ts'
import { createNodeMapper } from './surface-nodes.ts'
import { TaskFrames } from './task-frames.tsx'
import { useCanvasShortcuts } from './use-canvas-shortcuts.ts'
import { useShown } from './use-shown.ts'
import { showOpening, viewportOf } from './viewport.ts'
import { FlowSurface, type Surface, SurfaceProvider, useIsFar, useIsSpeck } from './xyflow.tsx'
import './canvas.css'

/** More nodes than this are drawn only where they are in view; up to it, searching the page finds them all. */
const CULLED_FROM = 150

/** The flow as a graph: cards, edges and every gesture on them. */
export function Canvas() {
  return (
    <SurfaceProvider>
      <CanvasArea />
    </SurfaceProvider>
  )
}

function CanvasArea() {
  const name = useOfDesign(({ flow }) => flow.name)
  const nodeCount = useOfDesign(({ nodes }) => nodes.length)
  const area = useRef<HTMLDivElement>(null)
  const pointer = useRef<ScreenPoint | null>(null)
  const [menu, setMenu] = useState<MenuTarget | null>(null)
  const isConnecting = useCanvas((state) => state.connecting !== null)
  const refusal = useCanvas((state) => state.refusal)
  const isFar = useIsFar()
  const isSpeck = useIsSpeck()
  useCanvasShortcuts()
  useListedShortcuts(CANVAS_KEYS)
  useEffect(() => resetCanvas, [])
  return (
    <ContextMenu label="Actions" entries={() => (menu === null ? [] : menuEntries(menu))}>
      {/* An application in the sense of WAI-ARIA: it handles its keys, pointer and clipboard itself. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={area}
        className={classNames(
          'canvas',
          isConnecting && 'is-connecting',
          isFar && 'is-far',
          isSpeck && 'is-speck',
        )}
        role="application"
        aria-roledescription="flow canvas"
        aria-label={`Canvas: ${name}`}
        // What is clicked beside the cards gives it the focus, so that keys go on working.
        tabIndex={-1}
        data-canvas
        onKeyDown={handleCanvasKey}
        onCopy={copySelection}
        onCut={cutSelection}
        onPaste={(event) => pasteAt(event, pointer.current)}
        onPointerMove={({ clientX, clientY }) => {
          pointer.current = { left: clientX, top: clientY }
        }}
        onPointerLeave={() => {
          pointer.current = null
        }}
        onContextMenuCapture={(event) => setMenu(menuTargetOf(event))}
        onDragOver={overCanvas}
        onDragLeave={leaveCanvas}
        onDrop={dropOnCanvas}
      >
        <CanvasSurface area={area} />
        <div className="canvas-hint" role="status">
          {refusal}
        </div>
        <SpeckScale area={area} />
        <CanvasSync />
        <CanvasTools nodeCount={nodeCount} />
        <CanvasPicker />
      </div>
    </ContextMenu>
  )
}

const NODE_TYPES = { step: NodeCard }
const EDGE_TYPES = { line: EdgeLine }

function CanvasSurface({ area }: { readonly area: { readonly current: HTMLDivElement | null } }) {
  const { design, selection } = useShown()
  const drag = useCanvas((state) => state.drag)
  const selectedEdge = useCanvas((state) => state.selectedEdge)
  const minZoom = useCanvas((state) => state.minZoom)
  const [mapNodes] = useState(createNodeMapper)
  const [mapEdges] = useState(createEdgeMapper)
  const index = indexDesign(design)
  const selected = useMemo(() => new Set(selection), [selection])
  const nodes = useMemo(() => mapNodes(index, selected, drag), [mapNodes, index, selected, drag])
  const edges = useMemo(
    () => mapEdges(index, drag, selectedEdge),
    [mapEdges, index, drag, selectedEdge],
  )
  const [surface, setSurface] = useState<Surface | null>(null)
  useEffect(() => {
    const element = area.current
    if (surface === null || element === null) return
    useCanvas.setState({ viewport: viewportOf(surface, element) })
    showOpening(surface, element)
    // What was clicked to come here is gone: else the keys of whoever has no pointer would go nowhere.
    if (hasNavigated() && document.activeElement === document.body) focusCanvas()
  }, [surface, area])
  return (
    <FlowSurface
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      connectionLine={ConnectionLine}
      isCulled={nodes.length > CULLED_FROM}
      minZoom={minZoom}
      onReady={setSurface}
      onDragStart={startDrag}
      onDrag={showDrag}
      onDrop={finishDrag}
      onSelect={applySelection}
      onConnectStart={startConnecting}
      onConnectEnd={endConnecting}
      onPaneClick={clearEverything}
      onEdgeClick={selectEdge}
      onOpen={openNode}
    >
      <TaskFrames />
      <DragGhosts />
      <PreviewGhosts />
    </FlowSurface>
  )
}

function applySelection(changes: ReadonlyMap<NodeId, boolean>): void {
  const { selection, select, selectProblem } = useView.getState()
  const next = new Set(selection)
  for (const [id, isSelected] of changes) {
    if (isSelected) next.add(id)
    else next.delete(id)
  }
  select([...next])
  selectProblem(null)
  if (useCanvas.getState().selectedEdge !== null) useCanvas.setState({ selectedEdge: null })
}

function clearEverything(): void {
  useView.getState().selectProblem(null)
  useCanvas.setState({ selectedEdge: null })
}

function selectEdge(key: string): void {
  useView.getState().select([])
  useCanvas.setState({ selectedEdge: key })
}

function openNode(node: NodeId): void {
  useView.getState().goTo({ node })
}

function copySelection(event: ClipboardEvent): void {
  if (isTextEntry(event.target) || !document.getSelection()?.isCollapsed) return
  const text = copyText(selectedOrActive())
  if (text === null) return
  event.clipboardData.setData('text/plain', text)
  event.preventDefault()
}

function cutSelection(event: ClipboardEvent): void {
  if (isTextEntry(event.target)) return
  const ids = selectedOrActive()
  copySelection(event)
  if (event.defaultPrevented) removeFromFlow(ids, false)
}

function pasteAt(event: ClipboardEvent, pointer: ScreenPoint | null): void {
  if (isTextEntry(event.target)) return
  event.preventDefault()
  const text = event.clipboardData.getData('text/plain')
  const { viewport } = useCanvas.getState()
  if (looksLikeFlow(text)) {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    void openPasted(text, pointer ?? { left: left + 24, top: top + 24 })
    return
  }
  pasteText(text, (pointer === null ? null : viewport?.toCanvas(pointer)) ?? null)
}

/** What was asked for a menu: a card, a line, or the canvas. */
function menuTargetOf(event: MouseEvent): MenuTarget {
  const anchor = { left: event.clientX, top: event.clientY }
  const element = event.target instanceof Element ? event.target : null
  const card = element?.closest('[data-card]')?.getAttribute('data-card')
  if (card != null) {
    useCanvas.setState({ active: card as NodeId })
    return { type: 'node', node: card as NodeId, anchor }
  }
  const task = element?.closest('[data-task]')?.getAttribute('data-task')
  if (task != null) return { type: 'task', task: task as TaskId, anchor }
  const edge = element?.closest('.react-flow__edge, [data-edge]')
  const key = edge?.getAttribute('data-edge') ?? edge?.getAttribute('data-id') ?? ''
  const at = key.lastIndexOf(':')
  if (at > 0) {
    return { type: 'edge', from: key.slice(0, at) as NodeId, output: key.slice(at + 1), anchor }
  }
  const point = useCanvas.getState().viewport?.toCanvas(anchor) ?? { x: 0, y: 0 }
  return { type: 'canvas', at: point, anchor }
}
