import { memo, type ReactNode, useState } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import type { Route } from '#core/layout/route.ts'
import type { Position } from '#core/model/design.ts'
import { useFindings } from '../state/findings-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { useCanvas } from './canvas-store.ts'
import { tipOf } from './line-tip.ts'
import { TokenLeftMark } from './token-left-mark.tsx'
import { LineLabels, type LineProps, useIsSpeck } from './xyflow.tsx'

/** An edge: its line with an arrow, and beside it the name of its output and how much secure data it carries. */
export const EdgeLine = memo(
  function EdgeLine({ id, source, sourceHandleId, data }: LineProps) {
    const [isHovered, setHovered] = useState(false)
    const secureCount = useFindings(({ edges }) => edges.get(id)?.secureCount ?? 0)
    const look = useLineLook(id, source as NodeId)
    const tokenLeft = useCanvas((state) => state.tokenLeft.get(id) ?? null)
    const isSpeck = useIsSpeck()
    if (data === undefined) return null
    const { route, label, isException, jumpsTo, calls } = data
    const className = classNames(
      'line',
      isException && 'is-exception',
      (jumpsTo !== null || calls !== null) && 'is-jump',
      calls !== null && 'is-call',
      secureCount > 0 && 'is-secure',
      look.lit !== null && (look.lit ? 'is-lit' : 'is-dim'),
      look.isSelected && 'is-selected',
      (isHovered || look.isDropTarget) && 'is-hovered',
      tokenLeft !== null && 'is-token-way',
      look.isGoing && 'is-going',
    )
    // From so far away nothing of it can be hit or read: a thousand lines are drawn at once.
    if (isSpeck) {
      return (
        <g className={className}>
          <path className="line-path" d={route.path} />
        </g>
      )
    }
    // Nothing can stand on a call: what follows it hangs on the outputs of the step.
    const hasPlus = calls === null && (isHovered || look.isReachedByKey || look.isDropTarget)
    const plus = hasPlus ? (
      <InsertHere edge={id} from={source as NodeId} output={sourceHandleId ?? ''} />
    ) : null
    return (
      <g
        className={className}
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
      >
        {jumpsTo !== null && <title>Jump to task {jumpsTo}</title>}
        <path className="line-path" d={route.path} />
        <path className="line-tip" d={tipOf(route)} />
        {calls !== null && <title>Calls task {calls}</title>}
        {calls === null && <path className="line-hit" d={route.path} />}
        {look.isSelected && <LineEnd route={route} />}
        <LineLabels>
          <div className={className}>
            {/* What is left of a token takes the place of what else stands at the line. */}
            <BesideLine
              route={route}
              count={tokenLeft === null ? secureCount : 0}
              plus={isShort(route) ? plus : null}
            />
            {label !== '' && tokenLeft === null && (
              <span className="line-label" style={{ left: route.label.x, top: route.label.y }}>
                {label}
              </span>
            )}
            {tokenLeft !== null && (
              <TokenLeftMark left={tokenLeft} at={markPlace(route, isException)} />
            )}
            {plus !== null && !isShort(route) && (
              <span className="line-middle" style={{ left: route.insert.x, top: route.insert.y }}>
                {plus}
              </span>
            )}
          </div>
        </LineLabels>
      </g>
    )
  },
  (before, now) => before.data === now.data && before.source === now.source,
)

/** A line with less room than this has its “+” beside it: on it, nothing would be left of the line to click. */
const SHORT = 84

function isShort({ points }: Route): boolean {
  const [start, end] = points
  return points.length === 2 && start !== undefined && end !== undefined && end.y - start.y < SHORT
}

/** How much secure data the line carries, and left of that the “+” of a short line. */
function BesideLine({
  route,
  count,
  plus,
}: {
  readonly route: Route
  readonly count: number
  readonly plus: ReactNode
}) {
  const { x, y, side } = route.count
  if (count === 0 && plus === null) return null
  return (
    <span
      className={classNames('line-beside', side === 'left' && 'at-left')}
      style={{ left: x, top: y }}
    >
      {plus}
      {count > 0 && (
        <span
          className="line-count"
          title={`Carries ${count} secure ${count === 1 ? 'value' : 'values'} that will still be read`}
        >
          <Icon name="key" size={11} />
          {count}
        </span>
      )}
    </span>
  )
}

/** Below the port, in the gap between two cards: further on a line may pass below other cards. */
function markPlace({ points, insert }: Route, isException: boolean): Position {
  const [start] = points
  return start === undefined || isException ? insert : { x: start.x, y: start.y + MARK_DISTANCE }
}

const MARK_DISTANCE = 18

/** Where the chosen line can be taken hold of to lead it elsewhere. */
function LineEnd({ route }: { readonly route: Route }) {
  const end = route.points.at(-1)
  return end === undefined ? null : (
    <circle className="line-end" cx={end.x} cy={end.y - LINE_END} r={5} />
  )
}

/** React Flow’s hit area for the end of a line is a circle that touches the port from outside. */
const LINE_END = 10

function InsertHere({
  edge,
  from,
  output,
}: {
  readonly edge: string
  readonly from: NodeId
  readonly output: string
}) {
  const label = `Insert a node on ${output}`
  return (
    <button
      type="button"
      tabIndex={-1}
      className="plus is-on-line nodrag nopan"
      data-edge={edge}
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
  const isGoing = useCanvas(({ preview }) => preview?.goingEdges.has(key) === true)
  return { lit, isSelected, isDropTarget, isReachedByKey, isGoing }
}
