import {
  Background,
  type ConnectionLineComponentProps,
  type Edge,
  type EdgeProps,
  EdgeLabelRenderer,
  Handle,
  MiniMap,
  type MiniMapNodeProps,
  type Node,
  type NodeChange,
  type NodeProps,
  Position as Sides,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  SelectionMode,
  useStore,
  ViewportPortal,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import type { ComponentType, CSSProperties, MouseEvent as ReactMouseEvent, ReactNode } from 'react'
import { useCallback } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import type { Card } from '#core/layout/card.ts'
import { GRID } from '#core/layout/node-size.ts'
import type { Route } from '#core/layout/route.ts'
import type { Position } from '#core/model/design.ts'
import type { ScreenPoint } from './canvas-store.ts'

/**
 * The one door to React Flow: everything else of the canvas speaks of cards, ports and lines, so that a new major
 * version of it changes this file alone. The surface draws what it is given and reports gestures; it changes nothing
 * by itself.
 */
export type SurfaceNode = Node<{ readonly card: Card }, 'step'>
export type SurfaceEdge = Edge<
  {
    readonly route: Route
    readonly label: string
    readonly isException: boolean
    /** The task that it jumps to; null inside a task. */
    readonly jumpsTo: string | null
    /** The task that it calls: then it is no edge of the design. */
    readonly calls: string | null
  },
  'line'
>
export type CardProps = NodeProps<SurfaceNode>
export type LineProps = EdgeProps<SurfaceEdge>
export type ConnectionLineProps = ConnectionLineComponentProps<SurfaceNode>
export type MapNodeProps = MiniMapNodeProps
export type Surface = ReactFlowInstance<SurfaceNode, SurfaceEdge>

/** The size of a port's hit area. */
export const HIT = 24
export const SIDES = { top: Sides.Top, bottom: Sides.Bottom, right: Sides.Right } as const

export interface SurfaceProps {
  readonly nodes: SurfaceNode[]
  readonly edges: SurfaceEdge[]
  /** Must keep their identity. */
  readonly nodeTypes: { readonly step: (props: CardProps) => ReactNode }
  readonly edgeTypes: { readonly line: (props: LineProps) => ReactNode }
  readonly connectionLine: ComponentType<ConnectionLineProps>
  /** Draws only what is in view: for large flows. */
  readonly isCulled: boolean
  readonly minZoom: number
  readonly onReady: (surface: Surface) => void
  /** Nodes begin to be dragged. `isCopy`: by a press with the key that asks for doubles. */
  readonly onDragStart: (isCopy: boolean) => void
  /** Nodes are being dragged: where they are now. */
  readonly onDrag: (positions: ReadonlyMap<NodeId, Position>) => void
  readonly onDrop: (positions: ReadonlyMap<NodeId, Position>) => void
  readonly onSelect: (changes: ReadonlyMap<NodeId, boolean>) => void
  readonly onConnectStart: (from: NodeId, output: string) => void
  readonly onConnectEnd: (point: ScreenPoint) => void
  readonly onPaneClick: () => void
  readonly onEdgeClick: (key: string) => void
  readonly onOpen: (node: NodeId) => void
  readonly children?: ReactNode
}

/** Cards, lines and the gestures on them. */
export function FlowSurface(props: SurfaceProps) {
  const {
    onDragStart,
    onDrag,
    onDrop,
    onSelect,
    onConnectStart,
    onConnectEnd,
    onEdgeClick,
    onOpen,
  } = props
  // From so far away the dots run into a grey that costs more to paint than all cards.
  const isSpeck = useIsSpeck()
  const applyChanges = useCallback(
    (changes: NodeChange<SurfaceNode>[]) => {
      const moved = new Map<NodeId, Position>()
      const selected = new Map<NodeId, boolean>()
      for (const change of changes) {
        if (change.type === 'select') selected.set(change.id as NodeId, change.selected)
        if (change.type === 'position' && change.dragging === true && change.position) {
          moved.set(change.id as NodeId, change.position)
        }
      }
      if (moved.size > 0) onDrag(moved)
      if (selected.size > 0) onSelect(selected)
    },
    [onDrag, onSelect],
  )
  const drop = useCallback(
    (_event: unknown, _node: SurfaceNode, nodes: SurfaceNode[]) =>
      onDrop(new Map(nodes.map((node) => [node.id as NodeId, node.position]))),
    [onDrop],
  )
  const startDrag = useCallback(
    (event: MouseEvent | TouchEvent | ReactMouseEvent) => onDragStart(event.altKey),
    [onDragStart],
  )
  const startConnection = useCallback(
    (_event: unknown, { nodeId, handleId }: { nodeId: string | null; handleId: string | null }) => {
      if (nodeId !== null && handleId !== null) onConnectStart(nodeId as NodeId, handleId)
    },
    [onConnectStart],
  )
  const endConnection = useCallback(
    (event: MouseEvent | TouchEvent) => onConnectEnd(pointOf(event)),
    [onConnectEnd],
  )
  const clickEdge = useCallback(
    (_event: unknown, edge: SurfaceEdge) => onEdgeClick(edge.id),
    [onEdgeClick],
  )
  const open = useCallback(
    (_event: unknown, node: SurfaceNode) => onOpen(node.id as NodeId),
    [onOpen],
  )
  return (
    <ReactFlow
      nodes={props.nodes}
      edges={props.edges}
      nodeTypes={props.nodeTypes}
      edgeTypes={props.edgeTypes}
      connectionLineComponent={props.connectionLine}
      onlyRenderVisibleElements={props.isCulled}
      onInit={props.onReady}
      onNodesChange={applyChanges}
      onNodeDragStart={startDrag}
      onNodeDragStop={drop}
      edgesReconnectable={false}
      onReconnect={leaveToConnection}
      onConnectStart={startConnection}
      onConnectEnd={endConnection}
      onPaneClick={props.onPaneClick}
      onEdgeClick={clickEdge}
      onNodeDoubleClick={open}
      connectionRadius={HIT}
      connectOnClick={false}
      minZoom={props.minZoom}
      maxZoom={MAX_ZOOM}
      snapToGrid
      snapGrid={SNAP}
      panOnScroll
      zoomOnDoubleClick={false}
      selectionKeyCode="Shift"
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode={MULTI_KEYS}
      deleteKeyCode={null}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      defaultEdgeOptions={EDGE_OPTIONS}
      proOptions={PRO_OPTIONS}
    >
      {!isSpeck && <Background gap={16} size={1.5} color="var(--canvas-dot)" />}
      {props.children}
    </ReactFlow>
  )
}

const MAX_ZOOM = 2
/** The end of a line is dragged like a new connection from its output, and what that ends with leads it elsewhere. */
function leaveToConnection(): void {
  // Without a handler the ends of lines could not be dragged.
}
// Props that are objects must be the same at each render: a new one makes every edge render anew.
const SNAP: [number, number] = [GRID, GRID]
const MULTI_KEYS = ['Shift', 'Meta', 'Control']
const EDGE_OPTIONS = { selectable: false }
const PRO_OPTIONS = { hideAttribution: true }

/** A place on a card where lines begin or end: 24 px to hit, whatever is drawn inside. */
export function PortHandle({
  id,
  side,
  x,
  y,
  className,
  onPick,
  children,
}: {
  /** The output, or null for the input. */
  readonly id: string | null
  readonly side: keyof typeof SIDES
  readonly x: number
  readonly y: number
  readonly className: string
  /** A click that is no drag. */
  readonly onPick?: (point: ScreenPoint) => void
  readonly children?: ReactNode
}) {
  const style: CSSProperties = { left: x, top: y, right: 'auto', bottom: 'auto' }
  return (
    <Handle
      type={id === null ? 'target' : 'source'}
      position={SIDES[side]}
      {...(id === null ? {} : { id })}
      isConnectableStart={id !== null}
      className={className}
      style={style}
      {...(onPick === undefined
        ? {}
        : { onClick: (event) => onPick({ left: event.clientX, top: event.clientY }) })}
    >
      {children}
    </Handle>
  )
}

/** What stands beside lines, above them and below the cards. */
export const LineLabels = EdgeLabelRenderer
/** What stands on the canvas and moves with it. */
export const OnCanvas = ViewportPortal
export const SurfaceProvider = ReactFlowProvider

/** The small map of the whole flow. */
export function SurfaceMap({
  nodeComponent,
  label,
}: {
  /** Must keep its identity. */
  readonly nodeComponent: ComponentType<MapNodeProps>
  readonly label: string
}) {
  return (
    <MiniMap
      className="canvas-map"
      style={MAP_SIZE}
      ariaLabel={label}
      nodeComponent={nodeComponent}
      maskColor="transparent"
      pannable
      zoomable
    />
  )
}

const MAP_SIZE = { width: 176, height: 124 }

/** The zoom in percent. */
export function useZoomPercent(): number {
  return useStore((state) => Math.max(1, Math.round(state.transform[2] * 100)))
}

/** Whether cards are too small to read: then they show their titles and badges only. */
export function useIsFar(): boolean {
  return useStore((state) => state.transform[2] < 0.4)
}

/** Whether not even a title can be made out: then cards are specks that tell how bad their problems are. */
export function useIsSpeck(): boolean {
  return useStore((state) => state.transform[2] < SPECK)
}

/** How many pixels of the canvas make one of the window while cards are specks, else 0. */
export function useSpeckPixel(): number {
  return useStore(({ transform }) => (transform[2] < SPECK ? Math.round(1 / transform[2]) : 0))
}

/** A title, which is 24 px high from afar, would be less than 5 px. */
const SPECK = 0.2

function pointOf(event: MouseEvent | TouchEvent): ScreenPoint {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event
  return { left: at?.clientX ?? 0, top: at?.clientY ?? 0 }
}
