import { memo } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import type { Port } from '#core/layout/card.ts'
import { edgeKey } from '#core/layout/flow-routes.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { type ScreenPoint, useCanvas } from './canvas-store.ts'
import { HIT, PortHandle } from './xyflow.tsx'

/** How far outside its port the “+” of a free output stands. */
const PLUS_DISTANCE = 16

/** One output: a ring to drag a connection from, filled when it carries secure data, dashed when it leads nowhere. */
export const NodePort = memo(function NodePort({
  node,
  port,
}: {
  readonly node: NodeId
  readonly port: Port
}) {
  const { output, side, x, y } = port
  const key = edgeKey(node, output.id)
  const isFree = useDocument(
    ({ history }) =>
      history !== null && indexDesign(history.design).target(node, output.id) === undefined,
  )
  const isSecure = useFindings(({ edges }) => (edges.get(key)?.secureCount ?? 0) > 0)
  const isMissing = useCanvas(({ missing }) => missing.has(key))
  const pick = (anchor: ScreenPoint) =>
    useCanvas.setState({ picking: { type: 'target', node, output: output.id, anchor } })
  return (
    <>
      <PortHandle
        id={output.id}
        side={side}
        x={x}
        y={y}
        className={classNames('port', isFree && 'is-free', isSecure && !isFree && 'is-secure')}
        onPick={pick}
      >
        <i />
      </PortHandle>
      {isFree && (
        <AddHere
          node={node}
          output={output.id}
          label={`Add a node on ${output.label}`}
          isMissing={isMissing}
          isBelow={side === 'bottom'}
          x={side === 'right' ? x + PLUS_DISTANCE : x}
          y={side === 'right' ? y : y + PLUS_DISTANCE}
        />
      )}
    </>
  )
})

/**
 * Where edges arrive: drawn while one is being drawn. The handle hangs inside the card, on its edge, because what takes
 * hold of the end of a line is drawn at the handle's top.
 */
export function NodeInput({ width }: { readonly width: number }) {
  return (
    <PortHandle id={null} side="top" x={width / 2} y={HIT / 2} className="port port-input">
      <i />
    </PortHandle>
  )
}

function AddHere({
  node,
  output,
  label,
  isMissing,
  isBelow,
  x,
  y,
}: {
  readonly node: NodeId
  readonly output: string
  readonly label: string
  /** A problem asks for it: it stays in sight, with a stub of the line that is missing. */
  readonly isMissing: boolean
  readonly isBelow: boolean
  readonly x: number
  readonly y: number
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames('plus nodrag nopan', isMissing && 'is-missing', isBelow && 'is-below')}
      style={{ left: x, top: y }}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation()
        const { right, top } = event.currentTarget.getBoundingClientRect()
        const on = { from: node, output }
        const anchor = { left: right, top }
        useCanvas.setState({ picking: { type: 'kind', on, at: null, anchor } })
      }}
    >
      <Icon name="plus" size={12} />
    </button>
  )
}
