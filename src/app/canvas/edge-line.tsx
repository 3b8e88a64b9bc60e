import { memo, useState } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { type Route, TIP } from '#core/layout/route.ts'
import { useFindings } from '../state/findings-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { useCanvas } from './canvas-store.ts'
import { LineLabels, type LineProps } from './xyflow.tsx'

/** An edge: its line with an arrow, and beside it the name of its output and how much secure data it carries. */
export const EdgeLine = memo(
  function EdgeLine({ id, source, sourceHandleId, data }: LineProps) {
    const [isHovered, setHovered] = useState(false)
    const secureCount = useFindings(({ edges }) => edges.get(id)?.secureCount ?? 0)
    const look = useLineLook(id, source as NodeId)
    if (data === undefined) return null
    const { route, label, isException, jumpsTo } = data
    const className = classNames(
      'line',
      isException && 'is-exception',
      jumpsTo !== null && 'is-jump',
      secureCount > 0 && 'is-secure',
      look.lit !== null && (look.lit ? 'is-lit' : 'is-dim'),
      look.isSelected && 'is-selected',
      (isHovered || look.isDropTarget) && 'is-hovered',
    )
    return (
      <g
        className={className}
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
      >
        {jumpsTo !== null && <title>Jump to task {jumpsTo}</title>}
        <path className="line-path" d={route.path} />
        <path className="line-tip" d={tipOf(route)} />
        <path className="line-hit" d={route.path} />
        <LineLabels>
          <div className={className}>
            {secureCount > 0 && <SecureCount route={route} count={secureCount} />}
            {label !== '' && (
              <span className="line-label" style={{ left: route.label.x, top: route.label.y }}>
                {label}
              </span>
            )}
            {(isHovered || look.isReachedByKey || look.isDropTarget) && (
              <InsertHere
                edge={id}
                route={route}
                from={source as NodeId}
                output={sourceHandleId ?? ''}
              />
            )}
          </div>
        </LineLabels>
      </g>
    )
  },
  (before, now) => before.data === now.data && before.source === now.source,
)

function SecureCount({ route, count }: { readonly route: Route; readonly count: number }) {
  const { x, y, side } = route.count
  return (
    <span
      className={classNames('line-count', side === 'left' && 'at-left')}
      style={{ left: x, top: y }}
      title={`Carries ${count} secure ${count === 1 ? 'value' : 'values'} that will still be read`}
    >
      <Icon name="key" size={11} />
      {count}
    </span>
  )
}

function InsertHere({
  edge,
  route,
  from,
  output,
}: {
  readonly edge: string
  readonly route: Route
  readonly from: NodeId
  readonly output: string
}) {
  const label = `Insert a step on ${output}`
  return (
    <button
      type="button"
      tabIndex={-1}
      className="plus is-on-line nodrag nopan"
      data-edge={edge}
      style={{ left: route.insert.x, top: route.insert.y }}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation()
        const { right, top } = event.currentTarget.getBoundingClientRect()
        const anchor = { left: right, top }
        useCanvas.setState({ picking: { type: 'kind', on: { from, output }, at: null, anchor } })
      }}
    >
      <Icon name="plus" size={12} />
    </button>
  )
}

function useLineLook(key: string, source: NodeId) {
  const lit = useCanvas(({ witness }) => (witness === null ? null : witness.edges.has(key)))
  const isSelected = useCanvas(({ selectedEdge }) => selectedEdge === key)
  const isDropTarget = useCanvas(({ dropEdge }) => dropEdge === key)
  const isReachedByKey = useCanvas(({ keyboardNode }) => keyboardNode === source)
  return { lit, isSelected, isDropTarget, isReachedByKey }
}

function tipOf({ points }: Route): string {
  const end = points.at(-1) ?? { x: 0, y: 0 }
  const half = TIP.width / 2
  return `M${end.x},${end.y}l${-half},${-TIP.height}h${TIP.width}z`
}
