import { memo } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { useNodeProblems } from '../state/findings-store.ts'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { useCanvas } from './canvas-store.ts'
import { tidyFlow } from './commands.ts'
import { worstSeverity } from './describe-node.ts'
import { type MapNodeProps, SurfaceMap, useZoomPercent } from './xyflow.tsx'

/** A map of more nodes than this costs more than it shows. */
const MAX_MAP_NODES = 2000

/** Zoom, fit and tidy, above the map. */
export function CanvasTools({ nodeCount }: { readonly nodeCount: number }) {
  const viewport = useCanvas((state) => state.viewport)
  const isMapShown = useCanvas((state) => state.isMapShown) && nodeCount <= MAX_MAP_NODES
  const percent = useZoomPercent()
  return (
    <div className="canvas-corner">
      <div className="canvas-tools" role="toolbar" aria-label="View">
        <IconButton
          icon="minus"
          label="Zoom out"
          size="sm"
          onClick={viewport?.zoomOut}
          shortcut="-"
        />
        <button
          type="button"
          className="canvas-zoom"
          aria-label={`Zoom ${percent} percent: back to 100 percent`}
          title="Zoom to 100 %"
          onClick={() => viewport?.zoomTo(1)}
        >
          {percent} %
        </button>
        <IconButton icon="plus" label="Zoom in" size="sm" onClick={viewport?.zoomIn} shortcut="+" />
        <IconButton
          icon="fit"
          label="Fit the flow"
          size="sm"
          onClick={viewport?.fit}
          shortcut="1"
        />
        <IconButton
          icon="tidy"
          label="Tidy up"
          size="sm"
          onClick={tidyFlow}
          shortcut="Shift+Alt+T"
        />
      </div>
      {isMapShown && <SurfaceMap nodeComponent={MapNode} label="Map of the flow" />}
    </div>
  )
}

const MapNode = memo(function MapNode({ id, x, y, width, height, selected }: MapNodeProps) {
  const severity = worstSeverity(useNodeProblems(id as NodeId))
  return (
    <rect
      className={classNames('map-node', severity && `is-${severity}`, selected && 'is-selected')}
      x={x}
      y={y}
      width={width}
      height={height}
      rx={8}
    />
  )
})
